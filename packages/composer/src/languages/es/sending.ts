import type { Formats } from "../formats.ts";
import type { SendingMessages } from "../en/sending.ts";
import { dateText } from "./date.ts";
import { meterMessages } from "./meter.ts";
import { arrivesHeld } from "./hold.ts";

/** Las frases españolas del envío. */
export function sendingMessages(f: Formats): SendingMessages {
  const { locale, sms } = meterMessages(f);
  return {
    locale,
    sending: "Enviando…",
    cancel: "Cancelar",
    sentSoFar: (sent, total) => `${f.number(sent)} de ${f.number(total)} enviados.`,
    confirmLarge: (recipients, count) =>
      `¿Enviar ${sms(count)} a ${f.count(recipients, "destinatario", "destinatarios")}?`,
    confirmBraces: "Las llaves llegarán tal cual: ninguna lista tiene esa columna. ¿Enviarlo?",
    confirmAgain: "¿Enviar el mismo mensaje por segunda vez? Quien recibió el primero lo recibirá dos veces.",
    yesSend: (count) => `Sí, enviar ${sms(count)}`,
    yesSchedule: (count) => `Sí, programar ${sms(count)}`,
    sendAgain: "Reenviar…",
    yesSendAgain: "Sí, reenviar",
    back: "Volver",
    sent: (count, cost) => `Enviado: ${sms(count)}, ${cost}.`,
    scheduled: (at, count, cost) => `Programado para el ${dateText(f, at)} (hora de París): ${sms(count)}, ${cost}.`,
    found: "Se envió: SMS Partner lo tiene en su lista. Su recibo se perdió.",
    tried: (count) => `La prueba salió bien: no se envió ni se cobró nada. Un envío real sería de ${sms(count)}.`,
    arrivesHeld: arrivesHeld(f),
    billedDiffers: (billed, expected) =>
      `La plataforma contó ${sms(billed)} por destinatario, en vez de ${sms(expected)}.`,
    costDiffers: (cost, expected) => `Costó ${cost}, en vez de ${expected}.`,
    newMessage: "Mensaje nuevo",
    notSent: "No enviado. Su texto sigue aquí.",
    partlySent: (rest) => `No enviado a ${f.count(rest, "destinatario", "destinatarios")}, todavía aquí con su texto.`,
    unknown: "No se puede saber si se ha enviado.",
    checkFirst: "Compruebe sus envíos antes de repetirlo.",
    looking: "Esta página sigue buscando.",
    notFound: "No se encontró en tres búsquedas: usted decide.",
    checkNow: "Comprobar ahora",
    held: "Espera, y saldrá solo.",
    canceled: "Usted dejó de esperar; quizá ya se haya enviado.",
    details: "Detalles",
    copy: "Copiar",
  };
}
