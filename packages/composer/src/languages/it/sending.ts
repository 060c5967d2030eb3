import type { Formats } from "../formats.ts";
import type { SendingMessages } from "../en/sending.ts";
import { meterWords } from "./meter.ts";

/** Le parole italiane dell’invio. */
export function sendingWords(f: Formats): SendingMessages {
  const { locale, sms } = meterWords(f);
  return {
    locale,
    sending: "Invio…",
    cancel: "Annulla",
    confirmLarge: (recipients, segments) =>
      `Questo invio manda ${sms(recipients * segments)} a ${f.count(recipients, "destinatario", "destinatari")}.`,
    confirmAgain: "Inviare lo stesso messaggio una seconda volta? Chi ha ricevuto il primo lo avrà due volte.",
    sendAgain: "Invia di nuovo…",
    yesSendAgain: "Sì, invia di nuovo",
    back: "Indietro",
    sent: (count, cost) => `Inviato: ${sms(count)}, ${cost}.`,
    scheduled: (moment, count, cost) => `Programmato per ${moment} (ora di Parigi): ${sms(count)}, ${cost}.`,
    messageIds: (ids) => `Messaggio ${ids.join(", ")}.`,
    billedDiffers: (billed, expected) =>
      `La piattaforma ha contato ${sms(billed)} per destinatario; qui erano annunciati ${sms(expected)}.`,
    newMessage: "Nuovo messaggio",
    notSent: "Non inviato. Il tuo testo è ancora qui.",
    unknown: "Non si può sapere se è partito: la risposta è andata persa. Controlla gli invii prima di ripetere.",
    canceled: "Hai smesso di attendere; forse è già partito.",
    timedOut: "La risposta non è arrivata in tempo.",
    unreadable: (status) => `Il server ha risposto qualcosa di illeggibile (HTTP ${status}).`,
    offline: "Sei offline.",
    connectionLost: "La connessione non è riuscita.",
    code: (code) => `codice ${code}`,
  };
}
