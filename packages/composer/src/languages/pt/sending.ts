import type { Formats } from "../formats.ts";
import type { SendingMessages } from "../en/sending.ts";
import { dateText } from "../dates.ts";
import { meterMessages } from "./meter.ts";
import { arrivesHeld } from "./hold.ts";

/** As frases portuguesas do envio. */
export function sendingMessages(f: Formats): SendingMessages {
  const { locale, sms } = meterMessages(f);
  return {
    locale,
    sending: "A enviar…",
    cancel: "Cancelar",
    sentSoFar: (sent, total) => `${f.number(sent)} de ${f.number(total)} enviados.`,
    confirmLarge: (recipients, count) =>
      `Enviar ${sms(count)} para ${f.count(recipients, "destinatário", "destinatários")}?`,
    confirmBraces: "As chavetas chegarão tal como estão: nenhuma lista tem essa coluna. Enviar?",
    confirmAgain: "Enviar a mesma mensagem uma segunda vez? Quem recebeu a primeira vai recebê-la duas vezes.",
    yesSend: (count) => `Sim, enviar ${sms(count)}`,
    yesSchedule: (count) => `Sim, agendar ${sms(count)}`,
    sendAgain: "Reenviar…",
    yesSendAgain: "Sim, reenviar",
    back: "Voltar",
    sent: (count, cost) => `Enviado: ${sms(count)}, ${cost}.`,
    scheduled: (at, count, cost) => `Agendado para ${dateText(f, at)} (hora de Paris): ${sms(count)}, ${cost}.`,
    found: "Foi enviada: a SMS Partner tem-na na sua lista. O recibo perdeu-se.",
    tried: (count) => `O teste resultou: nada foi enviado nem cobrado. Um envio real seria de ${sms(count)}.`,
    arrivesHeld: arrivesHeld(f),
    billedDiffers: (billed, expected) =>
      `A plataforma contou ${sms(billed)} por destinatário, em vez de ${sms(expected)}.`,
    costDiffers: (cost, expected) => `Custou ${cost}, em vez de ${expected}.`,
    newMessage: "Nova mensagem",
    notSent: "Não enviado. O seu texto continua aqui.",
    partlySent: (rest) =>
      `Não enviado a ${f.count(rest, "destinatário", "destinatários")}, ainda aqui com o seu texto.`,
    unknown: "Não se pode saber se foi enviada.",
    checkFirst: "Verifique os seus envios antes de repetir.",
    looking: "Esta página continua a procurar.",
    notFound: "Não encontrada em três procuras: a decisão é sua.",
    checkNow: "Verificar agora",
    held: "Aguarda, e seguirá sozinha.",
    canceled: "Interrompeu a espera; talvez já tenha sido enviada.",
    details: "Detalhes",
    copy: "Copiar",
  };
}
