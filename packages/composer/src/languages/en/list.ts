import type { Formats } from "../formats.ts";
import { meterMessages } from "./meter.ts";

/** The English sentences of a list of people; every other locale is typed against them. */
export function listMessages(f: Formats) {
  const { sms } = meterMessages(f);
  const people = (count: number): string => f.count(count, "person", "people");
  return {
    people,
    unnamed: "List",
    remove: "Remove the list",
    keep: "Keep it",
    ready: (count: number): string => `${f.number(count)} ready`,
    toFix: (count: number): string => `${f.number(count)} not sent`,
    duplicates: (count: number): string => f.count(count, "row twice", "rows twice"),
    showInvalid: "See and fix them",
    line: (line: number): string => `Line ${f.number(line)}`,
    counting: "Counting…",
    insertField: "Insert a field",
    orType: "or type { in the text",
    moreFields: (count: number): string => f.count(count, "more field", "more fields"),
    emptyFor: (count: number): string => `empty for ${f.number(count)}`,
    distribution: (parts: string, total: number): string => `${parts} =\u00a0${sms(total)}`,
    part: (recipients: number, segments: number): string => `${f.number(recipients)} × ${sms(segments)}`,
    range: (min: number, max: number): string => (min === max ? sms(min) : `${f.number(min)} to ${sms(max)}`),
    total: (recipients: number, count: number): string => `${people(recipients)}: ${sms(count)}`,
    shorten: (units: number, segments: number, saved: number): string =>
      `Shorten it by ${f.count(units, "character", "characters")}: everyone fits in ${sms(segments)}, which saves ${sms(saved)}.`,
    longestUnits: (units: number): string => `at most ${f.count(units, "character", "characters")}`,
    byFields: "by what the fields hold",
    rangeTotal: (recipients: number, min: number, max: number): string =>
      `${f.count(recipients, "recipient", "recipients")} × ${f.number(min)} to ${sms(max)}`,
    fieldsFound: (count: number): string => `${f.count(count, "field", "fields")}: arrow keys and Enter`,
    noSuchRow: "There is none.",
    stepper: "The text of each person",
    previous: "Previous",
    next: "Next",
    position: (index: number, count: number): string => `${f.number(index)} of ${f.number(count)}`,
    longest: "The longest",
    firstReplaced: "Replaced characters",
    firstEmpty: "Empty field",
    sendMe: "Send me this one",
    myNumber: "Your own number",
    problem: {
      "list-missing": "The list is not here any more: give its file again.",
      "list-too-long": (max: number): string => `At most ${people(max)} in one send.`,
      "no-rows": "No row of the list can be sent.",
      "looks-like-field": (name: string): string =>
        `{${name}} will arrive as it stands: there is no list with this column.`,
      "unknown-field": (name: string): string => `The list has no column ${name}.`,
      "unclosed-field": "A field begins with { and does not end with }.",
      "double-braces": (fix: string): string => `A field has single braces: ${fix}.`,
      "empty-field": (name: string): string => `${name} is empty`,
    },
    writeField: (field: string): string => `Write ${field}`,
    giveDefault: (name: string, count: number): string =>
      `${name} is empty for ${f.count(count, "person", "people")}, who would get nothing. What they read instead:`,
    writeDefault: "Write it",
  };
}

export type ListMessages = ReturnType<typeof listMessages>;
