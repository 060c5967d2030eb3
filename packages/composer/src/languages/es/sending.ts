import type { Formats } from "../formats.ts";
import type { SendingMessages } from "../en/sending.ts";
import { meterWords } from "./meter.ts";

/** Las palabras españolas del envío. */
export function sendingWords(f: Formats): SendingMessages {
  const { locale, sms } = meterWords(f);
  return {
    locale,
    sending: "Enviando…",
    cancel: "Cancelar",
    confirmLarge: (recipients, segments) =>
      `Este envío manda ${sms(recipients * segments)} a ${f.count(recipients, "destinatario", "destinatarios")}.`,
    confirmAgain: "¿Enviar el mismo mensaje por segunda vez? Quien recibió el primero lo tendrá dos veces.",
    sendAgain: "Reenviar…",
    yesSendAgain: "Sí, reenviar",
    back: "Volver",
    sent: (count, cost) => `Enviado: ${sms(count)}, ${cost}.`,
    scheduled: (moment, count, cost) => `Programado para el ${moment} (hora de París): ${sms(count)}, ${cost}.`,
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
  };
}
