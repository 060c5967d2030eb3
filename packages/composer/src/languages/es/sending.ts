import type { HeldBecause } from "@sms-composer/core/forecast";
import type { Formats } from "../formats.ts";
import type { SendingMessages } from "../en/sending.ts";
import { dateText } from "./date.ts";
import { meterMessages } from "./meter.ts";

const BECAUSE: Readonly<Record<HeldBecause, string>> = {
  night: "no se envían SMS comerciales entre las 20 h y las 8 h",
  sunday: "los domingos no se envían SMS comerciales",
  holiday: "los días festivos no se envían SMS comerciales",
};

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
    confirmBraces: "El texto tiene llaves que llegarán tal cual: ninguna lista tiene esa columna. ¿Enviarlo?",
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
    arrives: (at) => `Llegará el ${dateText(f, at)}.`,
    arrivesHeld: (at, because) => `Llegará el ${dateText(f, at)}: ${BECAUSE[because]}.`,
    messageIds: (ids) => `Mensaje ${ids.join(", ")}.`,
    billedDiffers: (billed, expected) =>
      `La plataforma contó ${sms(billed)} por destinatario, en vez de ${sms(expected)}.`,
    costDiffers: (cost, expected) => `Costó ${cost}, en vez de ${expected}.`,
    newMessage: "Mensaje nuevo",
    notSent: "No enviado. Su texto sigue aquí.",
    partlySent: (rest) =>
      `No enviado a ${f.count(rest, "destinatario, cuyo número sigue", "destinatarios, cuyos números siguen")} aquí con su texto.`,
    unknown: "No se puede saber si se ha enviado: la respuesta se perdió. Compruebe sus envíos antes de repetirlo.",
    looking: "Esta página sigue preguntando qué fue de él.",
    notFound: "Se buscó tres veces en diez minutos y no se encontró: usted decide.",
    checkNow: "Comprobar ahora",
    held: "Espera, y saldrá solo.",
    canceled: "Usted dejó de esperar; quizá ya se haya enviado.",
    code: (code) => `código ${code}`,
  };
}
