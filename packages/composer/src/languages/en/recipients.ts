import type { Formats } from "../formats.ts";

/** The English messages of the numbers of a draft; every other locale is typed against them. */
export function recipientMessages(f: Formats) {
  return {
    duplicatesLeftOut: (count: number): string => f.count(count, "duplicate skipped", "duplicates skipped"),
    invalidLeftOut: (count: number, reason: string): string =>
      `${f.count(count, "invalid number skipped", "invalid numbers skipped")}: ${reason}`,
    removeNumber: (number: string): string => `Remove ${number}`,
    removeInvalid: (count: number): string => (count === 1 ? "Clear it" : "Clear them from the list"),
    removeAll: "Remove all",
    undo: "Undo",
    atLine: (source: string, line: number): string => `${source} (line ${f.number(line)})`,
    notTaken: (numbers: string): string => `not taken for numbers: ${numbers}`,
    moreNumbers: (count: number): string => `and ${f.number(count)} more`,
    numberAdded: (count: number): string => f.count(count, "number added", "numbers added"),
    numberRemoved: (count: number): string => f.count(count, "number removed", "numbers removed"),
    recipientProblem: {
      "not-a-number": "is not a phone number",
      "too-short": "is too short",
      "too-long": "is too long",
      landline: "is a landline",
      "not-mobile": "is not a mobile number",
      "not-assigned": "is not an assigned number",
      "opted-out": "wants no messages",
    },
    duplicatesAlready: (count: number): string =>
      f.count(count, "number was there already", "numbers were there already"),
  };
}

export type RecipientMessages = ReturnType<typeof recipientMessages>;
