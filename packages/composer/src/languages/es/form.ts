import type { Formats } from "../formats.ts";
import { money } from "../money.ts";
import type { FormMessages } from "../en/form.ts";
import { meterMessages } from "./meter.ts";

/** Las palabras españolas del formulario. */
export function formMessages(f: Formats): FormMessages {
  const meter = meterMessages(f);
  const { sms } = meter;
  return {
    ...meter,
    notLoaded: "No se pudo cargar esta parte. Inténtelo de nuevo.",
    recipients: "Destinatarios",
    addNumbers: "Añada o pegue números",
    recipientCount: (count) => f.count(count, "destinatario", "destinatarios"),
    optedOutLeftOut: (count, numbers) => `${f.count(count, "baja excluida", "bajas excluidas")}: ${numbers}`,
    numbersUnchecked: "No se pudieron comprobar los números. Inténtelo de nuevo.",
    sender: "Remitente",
    senderHint: "opcional; de 3 a 11 letras o cifras, sin acentos",
    range: "Gama",
    message: "Mensaje",
    unicode: "Unicode",
    unicodeHint: "conserva cada carácter; 70 por SMS en vez de 160",
    commercial: "Mensaje comercial",
    commercialHint: (mention) => `añade «${mention}», como exige la ley`,
    commercialLowCostHint: "escriba NoPub=STOP en el texto, como exige la ley",
    sendLater: "Enviar más tarde",
    sendLaterHint: "elegir el día y la hora",
    importFile: "Importar un archivo",
    templates: "Plantillas",
    moreDetails: "Más opciones",
    asCode: "Ver el código",
    schedule: (count) => (count > 0 ? `Programar ${sms(count)}` : "Programar"),
    withoutUnsupported: "sin los caracteres que no se pueden enviar",
    lowCostHint: "un solo SMS de 160 caracteres, sin Unicode",
    preview: "Vista previa",
    asItArrives: "tal como llegará",
    billedAs: (count) => `llega como un solo mensaje, facturado como ${sms(count)}`,
    previewEmpty: "Lo que escriba se verá aquí tal como llegará.",
    previewRest: (count) => `y ${sms(count)} más`,
    perRecipient: (segments) => `${sms(segments)} por destinatario`,
    about: (amount, currency) => `aprox. ${money(f, amount, currency, true)}`,
    creditsLeft: (count) => f.count(count, "SMS de crédito restante", "SMS de crédito restantes"),
    send: (count) => (count > 0 ? `Enviar ${sms(count)}` : "Enviar"),
    tryOut: "Probar (no se envía nada)",
    trialHint: "prueba: no se envía ni se cobra nada",
    unpriced: (count) => `${f.count(count, "número de otro país", "números de otros países")}: otros precios`,
    creditsShort: (affordable, recipients) =>
      `Los créditos alcanzan para ${f.number(affordable)} de ${f.count(recipients, "destinatario", "destinatarios")}.`,
    labelled: (label, text) => `${label}: ${text}`,
    problemCount: (count) => f.count(count, "problema antes de enviar", "problemas antes de enviar"),
  };
}
