import type { Formats } from "../formats.ts";
import type { SendingMessages } from "../en/sending.ts";
import { meterWords } from "./meter.ts";

/** As palavras portuguesas do envio. */
export function sendingWords(f: Formats): SendingMessages {
  const { locale, sms } = meterWords(f);
  return {
    locale,
    sending: "A enviar…",
    cancel: "Cancelar",
    confirmLarge: (recipients, segments) =>
      `Este envio manda ${sms(recipients * segments)} para ${f.count(recipients, "destinatário", "destinatários")}.`,
    confirmAgain: "Enviar a mesma mensagem uma segunda vez? Quem recebeu a primeira ficará com ela duas vezes.",
    sendAgain: "Reenviar…",
    yesSendAgain: "Sim, reenviar",
    back: "Voltar",
    sent: (count, cost) => `Enviado: ${sms(count)}, ${cost}.`,
    scheduled: (moment, count, cost) => `Agendado para ${moment} (hora de Paris): ${sms(count)}, ${cost}.`,
    messageIds: (ids) => `Mensagem ${ids.join(", ")}.`,
    billedDiffers: (billed, expected) =>
      `A plataforma contou ${sms(billed)} por destinatário; aqui tinham sido anunciados ${sms(expected)}.`,
    newMessage: "Nova mensagem",
    notSent: "Não enviado. O seu texto continua aqui.",
    unknown: "Não se pode saber se seguiu: a resposta perdeu-se. Verifique os seus envios antes de repetir.",
    canceled: "Deixou de esperar; talvez já tenha seguido.",
    timedOut: "A resposta não chegou a tempo.",
    unreadable: (status) => `O servidor deu uma resposta ilegível (HTTP ${status}).`,
    offline: "Está sem ligação.",
    connectionLost: "A ligação falhou.",
    code: (code) => `código ${code}`,
  };
}
