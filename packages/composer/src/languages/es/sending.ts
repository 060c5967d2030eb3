import type { HeldBecause } from "@sms-composer/core/forecast";
import type { Formats } from "../formats.ts";
import type { SendingMessages } from "../en/sending.ts";
import { moment } from "../money-and-moments.ts";
import { meterWords } from "./meter.ts";

const BECAUSE: Readonly<Record<HeldBecause, string>> = {
  night: "no hay SMS comerciales entre las 20 h y las 8 h",
  sunday: "no hay SMS comerciales los domingos",
  holiday: "no hay SMS comerciales los días festivos",
};

/** Las frases españolas del envío. */
export function sendingWords(f: Formats): SendingMessages {
  const { locale, sms } = meterWords(f);
  return {
    locale,
    sending: "Enviando…",
    cancel: "Cancelar",
    confirmLarge: (recipients, count) =>
      `¿Enviar ${sms(count)} a ${f.count(recipients, "destinatario", "destinatarios")}?`,
    confirmBraces: "El texto tiene llaves que llegarán tal cual: ninguna lista tiene esa columna. ¿Enviarlo?",
    confirmAgain: "¿Enviar el mismo mensaje por segunda vez? Quien recibió el primero lo tendrá dos veces.",
    yesSend: (count) => `Sí, enviar ${sms(count)}`,
    yesSchedule: (count) => `Sí, programar ${sms(count)}`,
    sendAgain: "Reenviar…",
    yesSendAgain: "Sí, reenviar",
    back: "Volver",
    sent: (count, cost) => `Enviado: ${sms(count)}, ${cost}.`,
    scheduled: (at, count, cost) => `Programado para el ${moment(f, at)} (hora de París): ${sms(count)}, ${cost}.`,
    found: "Se envió: SMS Partner lo tiene en su lista. Su recibo se perdió.",
    tried: (count) => `La prueba salió bien: no se envió ni se cobró nada. Un envío real sería de ${sms(count)}.`,
    arrives: (at) => `Llega el ${moment(f, at)}.`,
    arrivesHeld: (at, because) => `Llega el ${moment(f, at)}: ${BECAUSE[because]}.`,
    messageIds: (ids) => `Mensaje ${ids.join(", ")}.`,
    billedDiffers: (billed, expected) =>
      `La plataforma contó ${sms(billed)} por destinatario, en vez de ${sms(expected)}.`,
    costDiffers: (cost, expected) => `Costó ${cost}, en vez de ${expected}.`,
    newMessage: "Mensaje nuevo",
    notSent: "No enviado. Su texto sigue aquí.",
    partlySent: (rest) =>
      `No enviado a ${f.count(rest, "destinatario, cuyo número sigue", "destinatarios, cuyos números siguen")} aquí con su texto.`,
    unknown: "No se puede saber si salió: la respuesta se perdió. Compruebe sus envíos antes de repetirlo.",
    looking: "Esta página sigue preguntando qué fue de él.",
    notFound: "Se buscó tres veces en diez minutos y no se encontró: usted decide.",
    checkNow: "Comprobar ahora",
    held: "Espera, y saldrá solo.",
    canceled: "Usted dejó de esperar; quizá ya haya salido.",
    code: (code) => `código ${code}`,
  };
}
