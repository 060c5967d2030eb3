import type { HeldBecause } from "@sms-composer/core/forecast";
import type { Formats } from "../formats.ts";
import { dayText } from "../money-and-dates.ts";
import { dateText } from "./date.ts";
import type { PanelMessages } from "../en/panels.ts";

const BECAUSE: Readonly<Record<HeldBecause, string>> = {
  night: "no se envían SMS comerciales entre las 20 h y las 8 h",
  sunday: "los domingos no se envían SMS comerciales",
  holiday: "los días festivos no se envían SMS comerciales",
};

/** Las palabras españolas de los paneles. */
export function panelMessages(f: Formats): PanelMessages {
  return {
    dayAndTime: "Día y hora",
    parisTime: "hora de París, de 5 en 5 minutos",
    arrives: (at) => `Llegará el ${dateText(f, at)}.`,
    arrivesHeld: (at, because) => `Llegará el ${dateText(f, at)}: ${BECAUSE[because]}.`,
    nowHeld: (at, because) => `enviado ahora, llegaría el ${dateText(f, at)}: ${BECAUSE[because]}`,

    language: "Lenguaje de programación",
    copy: "Copiar",
    copied: "Copiado",
    copyByHand: "El navegador no deja copiar a esta página: el texto está seleccionado, pulse Ctrl+C.",
    keyHint: "La clave viene de la variable de entorno SMSPARTNER_API_KEY; no está en el ejemplo.",

    tag: "Etiqueta",
    tagHint: "para volver a encontrar este envío; 20 caracteres como máximo, sin espacios",
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
