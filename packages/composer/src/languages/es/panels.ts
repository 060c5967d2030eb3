import type { Formats } from "../formats.ts";
import { dayText } from "../dates.ts";
import { dateText } from "./date.ts";
import type { PanelMessages } from "../en/panels.ts";
import { arrivesHeld, BECAUSE } from "./hold.ts";

/** Las palabras españolas de los paneles. */
export function panelMessages(f: Formats): PanelMessages {
  return {
    dayAndTime: "Día y hora",
    parisTime: "hora de París, de 5 en 5 minutos",
    arrives: (at) => `Llegará el ${dateText(f, at)}.`,
    arrivesHeld: arrivesHeld(f),
    nowHeld: (at, because) => `enviado ahora, llegaría el ${dateText(f, at)}: ${BECAUSE[because]}`,

    language: "Lenguaje de programación",
    copy: "Copiar",
    copied: "Copiado",
    copyByHand: "Copia no permitida: el texto está seleccionado, pulse Ctrl+C.",
    keyHint: "El ejemplo lee la clave en la variable de entorno SMSPARTNER_API_KEY.",

    tag: "Etiqueta",
    tagHint: "para volver a encontrar este envío; 20 minúsculas o cifras como máximo, sin espacios",
    responseUrl: "Dirección para las respuestas",
    receiptUrl: "Dirección para los acuses de recibo",
    sandbox: "Prueba",
    sandboxHint: "no se envía ni se cobra nada",

    chooseTemplate: "Elegir una plantilla",
    insert: "Insertar",
    saveAsTemplate: "Guardar este texto como plantilla con el nombre",
    saveTemplate: "Guardar",
    templateSaved: (name) => `${name} está guardada.`,
    day: (date) => dayText(f, date),
    time: (hour, minute) => `${Number(hour)}:${minute}`,
  };
}
