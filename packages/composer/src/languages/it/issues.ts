import type { Formats } from "../formats.ts";
import type { IssueMessages } from "../en/issues.ts";
import { meterMessages } from "./meter.ts";

/** Le parole italiane di ciò che può non andare. */
export function issueMessages(f: Formats): IssueMessages {
  const { sms, unsupportedCharacters } = meterMessages(f);
  return {
    issue: {
      required: {
        message: "Scrivi un messaggio.",
        recipients: "Aggiungi almeno un numero.",
        other: "Compila questo campo.",
      },
      "unsupported-characters": (p) => unsupportedCharacters(Number(p.count), String(p.characters)),
      "too-many-segments": (p) => `${sms(Number(p.segments))}: al massimo ${p.max} per messaggio. Accorcia il testo.`,
      "low-cost-too-long": (p) =>
        `Un SMS Low Cost ne contiene ${p.max}; questo ne occupa ${f.number(Number(p.units))}.`,
      "no-pub-stop-required": () => "Un SMS commerciale Low Cost deve contenere NoPub=STOP.",
      "low-cost-unicode": () => "Un SMS Low Cost non può essere in Unicode.",
      "too-many-recipients": (p) =>
        `${f.number(Number(p.count))} numeri: al massimo ${f.number(Number(p.max))} per invio.`,
      "invalid-recipients": (p) => `Impossibile inviare a ${p.first}.`,
      "duplicate-recipients": (p) => `${p.first} compare più volte.`,
      "too-short": (p) => `Almeno ${p.min} caratteri.`,
      "too-long": (p) => `Al massimo ${p.max} caratteri.`,
      "invalid-characters": (p) =>
        p.link
          ? `Il link non funzionerebbe: la rete sostituirebbe ${p.characters}.`
          : `Non ammesso qui: ${p.characters}`,
      "not-an-option": () => "Questa scelta non esiste.",
      "invalid-url": () => "Indica un indirizzo completo, con https://.",
      "invalid-date": () => "Indica una data e un’ora.",
      "in-the-past": () => "Questo momento è passato.",
      "minute-step": (p) => `Scegli i minuti a intervalli di ${p.step}.`,
      "wrong-type": () => "Questo valore non va bene qui.",
    },
    blank: "spazio",
    capital: (letter) => `maiuscola ${letter}`,
    unsupported: (count) => `non si ${count === 1 ? "può" : "possono"} inviare in un SMS standard:`,
    writeInsteadOf: (character, text) => `Scrivi ${text} al posto di ${character}`,
    leaveOutOne: (character) => `Rimuovi ${character}`,
    encodeLink: (example) => `Codifica il link (${example})`,
    linkShare: (links, units, total) =>
      `${links === 1 ? "Il link occupa" : "I link occupano"} ${f.number(units)} su ${f.number(total)}.`,
    removeToSend: (units) => `rimuovine ${f.number(units)} per poter inviare`,
    fixAll: "Correggi tutto",
    moreCharacters: (count) => (count === 1 ? "e un altro" : `e altri ${f.number(count)}`),
    switchToUnicode: "Passa a Unicode",
    switchToPremium: "Passa a Premium",
    replacedByNetwork: (count) =>
      f.count(count, "carattere sarà sostituito dalla rete", "caratteri saranno sostituiti dalla rete"),
    isLeftOut: "rimosso",
    unitsMore: (count) => `+${f.count(count, "carattere", "caratteri")}`,
    addNoPub: "Aggiungi NoPub=STOP",
  };
}
