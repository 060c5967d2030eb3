import type { Formats } from "../formats.ts";
import { dateText, dayText } from "../dates.ts";
import type { PanelMessages } from "../en/panels.ts";
import { arrivesHeld, BECAUSE } from "./hold.ts";

/** Le parole italiane dei pannelli. */
export function panelMessages(f: Formats): PanelMessages {
  return {
    dayAndTime: "Giorno e ora",
    parisTime: "ora di Parigi, a intervalli di 5 minuti",
    arrives: (at) => `Arriva ${dateText(f, at)}.`,
    arrivesHeld: arrivesHeld(f),
    nowHeld: (at, because) => `inviato ora, arriverebbe ${dateText(f, at)}: ${BECAUSE[because]}`,

    language: "Linguaggio di programmazione",
    copy: "Copia",
    copied: "Copiato",
    copyByHand: "Copia non permessa: il testo è selezionato, premi Ctrl+C.",
    keyHint: "L’esempio legge la chiave nella variabile d’ambiente SMSPARTNER_API_KEY.",

    tag: "Etichetta",
    tagHint: "per ritrovare questo invio; al massimo 20 minuscole o cifre, senza spazi",
    responseUrl: "Indirizzo per le risposte",
    receiptUrl: "Indirizzo per le conferme di consegna",
    sandbox: "Prova",
    sandboxHint: "non si invia né si addebita nulla",

    chooseTemplate: "Scegli un modello",
    insert: "Inserisci",
    saveAsTemplate: "Salva questo testo come modello con il nome",
    saveTemplate: "Salva",
    templateSaved: (name) => `${name} è salvato.`,
    day: (date) => dayText(f, date),
    time: (hour, minute) => `${hour}:${minute}`,
  };
}
