import type { Formats } from "../formats.ts";
import { money } from "../money-and-moments.ts";
import type { Messages } from "./en.ts";
import { issuesEs } from "./issues/es.ts";

/** Las palabras españolas. */
export function es(f: Formats): Messages {
  const issues = issuesEs(f);
  const { sms } = issues;
  return {
    ...issues,
    recipients: "Destinatarios",
    addNumbers: "Añada o pegue números",
    recipientCount: (count) => f.count(count, "destinatario", "destinatarios"),
    duplicatesLeftOut: (count) => f.count(count, "duplicado descartado", "duplicados descartados"),
    invalidLeftOut: (count, reason) =>
      `${f.count(count, "número erróneo descartado", "números erróneos descartados")}: ${reason}`,
    removeNumber: (number) => `Quitar ${number}`,
    removeInvalid: (count) => (count === 1 ? "Quitarlo" : "Quitarlos"),
    removeAll: "Quitar todo",
    moreNumbers: (count) => `y ${f.number(count)} más`,
    numberAdded: (count) => f.count(count, "número añadido", "números añadidos"),
    numberRemoved: (count) => f.count(count, "número quitado", "números quitados"),
    numbersUnchecked:
      "No se pudieron comprobar los números: no se cargó la parte que los comprueba. Inténtelo de nuevo.",
    recipientProblem: {
      "not-a-number": "no es un número de teléfono",
      "too-short": "es demasiado corto",
      "too-long": "es demasiado largo",
      landline: "es un fijo",
      "not-mobile": "no es un móvil",
      "not-assigned": "no está asignado",
    },
    sender: "Remitente",
    senderHint: "de 3 a 11 letras o cifras",
    range: "Gama",
    premium: "Premium",
    lowCost: "Low Cost",
    message: "Mensaje",
    unsupported: (count) => (count === 1 ? "no puede ir en un SMS estándar." : "no pueden ir en un SMS estándar:"),
    writeInstead: (text) => `Escribir ${text} en su lugar`,
    leaveOut: "Omitirlo",
    fixAll: "Corregir todo",
    moreCharacters: (count) => `y ${f.number(count)} más`,
    switchToUnicode: "Pasar a Unicode",
    switchToPremium: "Pasar a Premium",
    addNoPub: "Añadir NoPub=STOP",
    replacedByNetwork: (count) =>
      f.count(count, "carácter será sustituido por la red", "caracteres serán sustituidos por la red"),
    unicode: "Unicode",
    unicodeHint: "cada carácter tal cual, 70 por SMS",
    commercial: "Mensaje comercial",
    commercialHint: (mention) => `añade «${mention}», como pide la ley`,
    commercialLowCostHint: "escriba NoPub=STOP en el texto, como pide la ley",
    sendLater: "Enviar más tarde",
    sendLaterHint: "elegir el día y la hora",
    importFile: "Importar un archivo",
    moreDetails: "Más opciones",
    asCode: "Como código",
    schedule: (count) => (count > 0 ? `Programar ${sms(count)}` : "Programar"),
    preview: "Vista previa",
    asItArrives: "tal como llegará",
    billedAs: (count) => `llega como un solo mensaje, facturado como ${sms(count)}`,
    previewEmpty: "Lo que escriba se verá aquí tal como llegará.",
    previewRest: (count) => `y ${sms(count)} más`,
    segment: (index) => `SMS ${f.number(index)}`,
    total: (recipients, segments) =>
      `${f.count(recipients, "destinatario", "destinatarios")} × ${sms(segments)} =\u00a0${sms(recipients * segments)}`,
    perRecipient: (segments) => `${sms(segments)} por destinatario`,
    about: (amount, currency) => `unos ${money(f, amount, currency)}`,
    creditsLeft: (count) => f.count(count, "crédito restante", "créditos restantes"),
    send: (count) => (count > 0 ? `Enviar ${sms(count)}` : "Enviar"),
    sending: "Enviando…",
    cancel: "Cancelar",
    confirmLarge: (recipients, segments) =>
      `Este envío manda ${sms(recipients * segments)} a ${f.count(recipients, "destinatario", "destinatarios")}.`,
    confirmAgain: "¿Enviar el mismo mensaje por segunda vez? Quien recibió el primero lo tendrá dos veces.",
    sendAgain: "Reenviar…",
    yesSendAgain: "Sí, reenviar",
    back: "Volver",
    sent: (count, cost) => `Enviado: ${sms(count)}, ${cost}.`,
    scheduled: (moment) => `Programado para el ${moment} (hora de París).`,
    messageIds: (ids) => `Mensaje ${ids.join(", ")}.`,
    billedDiffers: (billed, expected) =>
      `La plataforma contó ${sms(billed)} por destinatario; aquí se habían anunciado ${sms(expected)}.`,
    newMessage: "Mensaje nuevo",
    notSent: "No enviado. Su texto sigue aquí.",
    unknown: "No se puede saber si salió: la respuesta se perdió. Compruebe sus envíos antes de repetirlo.",
    canceled: "Usted dejó de esperar; quizá ya haya salido.",
    timedOut: "La respuesta no llegó a tiempo.",
    unreadable: (status) => `El servidor respondió algo ilegible (HTTP ${status}).`,
    offline: "No tiene conexión.",
    connectionLost: "La conexión falló.",
    code: (code) => `código ${code}`,
    problemCount: (count) => f.count(count, "problema antes de enviar", "problemas antes de enviar"),
  };
}
