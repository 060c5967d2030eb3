import type { Formats } from "../formats.ts";
import { money } from "../money.ts";
import type { FormMessages } from "../en/form.ts";
import { meterMessages } from "./meter.ts";

/** Le parole italiane del modulo. */
export function formMessages(f: Formats): FormMessages {
  const meter = meterMessages(f);
  const { sms } = meter;
  return {
    ...meter,
    notLoaded: "Questa parte non si è caricata. Riprova.",
    recipients: "Destinatari",
    addNumbers: "Aggiungi o incolla numeri",
    recipientCount: (count) => f.count(count, "destinatario", "destinatari"),
    optedOutLeftOut: (count, numbers) => `${f.count(count, "disiscritto escluso", "disiscritti esclusi")}: ${numbers}`,
    numbersUnchecked: "Impossibile verificare i numeri. Riprova.",
    sender: "Mittente",
    senderHint: "facoltativo; da 3 a 11 lettere o cifre, senza accenti",
    range: "Gamma",
    message: "Messaggio",
    unicode: "Unicode",
    unicodeHint: "conserva ogni carattere; 70 per SMS invece di 160",
    commercial: "Messaggio commerciale",
    commercialHint: (mention) => `aggiunge «${mention}», come richiesto dalla legge`,
    commercialLowCostHint: "scrivi NoPub=STOP nel testo, come richiesto dalla legge",
    sendLater: "Invia più tardi",
    sendLaterHint: "scegli il giorno e l’ora",
    importFile: "Importa un file",
    templates: "Modelli",
    moreDetails: "Altre opzioni",
    asCode: "Mostra il codice",
    schedule: (count) => (count > 0 ? `Programma ${sms(count)}` : "Programma"),
    withoutUnsupported: "senza i caratteri che non si possono inviare",
    lowCostHint: "un solo SMS di 160 caratteri, senza Unicode",
    preview: "Anteprima",
    asItArrives: "come arriverà",
    billedAs: (count) => `arriva come un solo messaggio, addebitato come ${sms(count)}`,
    previewEmpty: "Ciò che scrivi appare qui come arriverà.",
    previewRest: (count) => `e altri ${sms(count)}`,
    perRecipient: (segments) => `${sms(segments)} per destinatario`,
    about: (amount, currency) => `circa ${money(f, amount, currency, true)}`,
    creditsLeft: (count) => f.count(count, "SMS di credito rimasto", "SMS di credito rimasti"),
    send: (count) => (count > 0 ? `Invia ${sms(count)}` : "Invia"),
    tryOut: "Prova (non si invia nulla)",
    trialHint: "prova: nulla è inviato né addebitato",
    unpriced: (count) => `${f.count(count, "numero di un altro paese", "numeri di altri paesi")}: altri prezzi`,
    creditsShort: (affordable, recipients) =>
      `I crediti bastano per ${f.number(affordable)} di ${f.count(recipients, "destinatario", "destinatari")}.`,
    labelled: (label, text) => `${label}: ${text}`,
    problemCount: (count) => f.count(count, "problema prima dell’invio", "problemi prima dell’invio"),
  };
}
