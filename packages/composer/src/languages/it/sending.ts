import type { Formats } from "../formats.ts";
import type { SendingMessages } from "../en/sending.ts";
import { dateText } from "../dates.ts";
import { meterMessages } from "./meter.ts";
import { arrivesHeld } from "./hold.ts";

/** Le frasi italiane dell’invio. */
export function sendingMessages(f: Formats): SendingMessages {
  const { locale, sms } = meterMessages(f);
  return {
    locale,
    sending: "Invio…",
    cancel: "Annulla",
    sentSoFar: (sent, total) => `${f.count(sent, "inviato", "inviati")} su ${f.number(total)}.`,
    confirmLarge: (recipients, count) =>
      `Inviare ${sms(count)} a ${f.count(recipients, "destinatario", "destinatari")}?`,
    confirmBraces: "Le graffe arriveranno così come sono: nessun elenco ha questa colonna. Inviarlo?",
    confirmAgain: "Inviare lo stesso messaggio una seconda volta? Chi ha ricevuto il primo lo riceverà due volte.",
    yesSend: (count) => `Sì, invia ${sms(count)}`,
    yesSchedule: (count) => `Sì, programma ${sms(count)}`,
    sendAgain: "Invia di nuovo…",
    yesSendAgain: "Sì, invia di nuovo",
    back: "Indietro",
    sent: (count, cost) => `Inviato: ${sms(count)}, ${cost}.`,
    scheduled: (at, count, cost) => `Programmato per ${dateText(f, at)} (ora di Parigi): ${sms(count)}, ${cost}.`,
    found: "È partito: SMS Partner lo ha nel suo elenco. La ricevuta è andata persa.",
    tried: (count) => `Prova riuscita: nulla è stato inviato né addebitato. Un invio vero sarebbe di ${sms(count)}.`,
    arrivesHeld: arrivesHeld(f),
    billedDiffers: (billed, expected) =>
      `SMS Partner ha contato ${sms(billed)} per destinatario, invece di ${sms(expected)}.`,
    costDiffers: (cost, expected) => `È costato ${cost}, invece di ${expected}.`,
    newMessage: "Nuovo messaggio",
    notSent: "Non inviato. Il tuo testo è ancora qui.",
    partlySent: (rest) => `Non inviato a ${f.count(rest, "destinatario", "destinatari")}, ancora qui con il tuo testo.`,
    unknown: "Non si può sapere se è partito.",
    checkFirst: "Controlla gli invii prima di ripetere.",
    looking: "Questa pagina continua a cercare.",
    notFound: "Non trovato in tre ricerche: decidi tu.",
    checkNow: "Controlla ora",
    held: "Aspetta, e partirà da solo.",
    canceled: "Hai smesso di attendere; forse è già partito.",
    details: "Dettagli",
    copy: "Copia",
  };
}
