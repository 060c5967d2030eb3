import type { Formats } from "../formats.ts";
import type { ListMessages } from "../en/list.ts";
import { meterMessages } from "./meter.ts";

/** Le frasi italiane di un elenco di persone. */
export function listMessages(f: Formats): ListMessages {
  const { sms } = meterMessages(f);
  const people = (count: number): string => f.count(count, "persona", "persone");
  return {
    people,
    unnamed: "Elenco",
    remove: "Rimuovi l’elenco",
    keep: "Mantienilo",
    ready: (count) => `${f.number(count)} ${count === 1 ? "pronta" : "pronte"}`,
    toFix: (count) => `${f.number(count)} non ${count === 1 ? "parte" : "partono"}`,
    duplicates: (count) => f.count(count, "riga doppia", "righe doppie"),
    showInvalid: "Vederle e correggerle",
    line: (line) => `Riga ${f.number(line)}`,
    counting: "Conteggio…",
    insertField: "Inserisci un campo",
    orType: "o digita { nel testo",
    moreFields: (count) => f.count(count, "altro campo", "altri campi"),
    emptyFor: (count) => `vuoto per ${f.number(count)}`,
    distribution: (parts, total) => `${parts} =\u00a0${sms(total)}`,
    part: (recipients, segments) => `${f.number(recipients)} × ${sms(segments)}`,
    range: (min, max) => (min === max ? sms(min) : `da ${f.number(min)} a ${sms(max)}`),
    total: (recipients, count) => `${people(recipients)}: ${sms(count)}`,
    shorten: (units, segments, saved) =>
      `Accorcialo di ${f.count(units, "carattere", "caratteri")}: tutti stanno in ${sms(segments)}, ${sms(saved)} in meno.`,
    longestUnits: (units) => `al massimo ${f.count(units, "carattere", "caratteri")}`,
    byFields: "secondo il contenuto dei campi",
    rangeTotal: (recipients, min, max) =>
      `${f.count(recipients, "destinatario", "destinatari")} × da ${f.number(min)} a ${sms(max)}`,
    fieldsFound: (count) => `${f.count(count, "campo", "campi")}: frecce e Invio`,
    noSuchRow: "Non ce n’è nessuno.",
    stepper: "Il testo di ogni persona",
    previous: "Precedente",
    next: "Successivo",
    position: (index, count) => `${f.number(index)} di ${f.number(count)}`,
    longest: "Il più lungo",
    firstReplaced: "Caratteri sostituiti",
    firstEmpty: "Campo vuoto",
    sendMe: "Invia questo a me",
    myNumber: "Il tuo numero",
    problem: {
      "list-missing": "L’elenco non è più qui: scegli di nuovo il file.",
      "list-too-long": (max) => `Al massimo ${people(max)} per invio.`,
      "no-rows": "Nessuna riga dell’elenco si può inviare.",
      "looks-like-field": (name) => `{${name}} arriverà così com’è: non c’è un elenco con questa colonna.`,
      "unknown-field": (name) => `L’elenco non ha una colonna ${name}.`,
      "unclosed-field": "Un campo comincia con { e non finisce con }.",
      "double-braces": (fix) => `Un campo ha graffe semplici: ${fix}.`,
      "empty-field": (name) => `${name} è vuoto`,
    },
    writeField: (field) => `Scrivi ${field}`,
    giveDefault: (name, count) =>
      `${name} è vuoto per ${f.count(count, "persona", "persone")}, che non ${count === 1 ? "riceverebbe" : "riceverebbero"} nulla. Da leggere al suo posto:`,
    writeDefault: "Scrivilo",
  };
}
