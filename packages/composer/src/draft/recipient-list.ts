import type { IgnoredFigure, RecipientProblem } from "@sms-composer/core/recipients";

/** One number of the list. Neither `e164` nor `code`: it was handed in and is not checked yet. */
export interface Recipient {
  /** The number as it was typed, pasted or handed in. */
  readonly source: string;
  readonly e164?: string;
  /** ISO 3166-1 code of the country that the number belongs to; none for a satellite's, say. */
  readonly country?: string;
  /** The reason why nothing is sent to it: it is no mobile number, or wants no messages. */
  readonly code?: RecipientProblem | "opted-out";
}

/** The numbers of a draft, each once, and how many were left out as duplicates. */
export interface RecipientList {
  readonly entries: readonly Recipient[];
  readonly duplicates: number;
  /** Figures of what was added last that were not taken for numbers. */
  readonly ignored?: readonly IgnoredFigure[];
  /** The list before several numbers were removed at once, to bring it back. */
  readonly before?: RecipientList;
}

export const NO_RECIPIENTS: RecipientList = { entries: [], duplicates: 0 };

/** One number, one key: in whatever way it was written. */
export const keyOf = (recipient: Recipient): string => recipient.e164 ?? recipient.source;

/** It was handed in, and nobody knows yet whether it can be sent to. */
export const isUnchecked = ({ e164, code }: Recipient): boolean => !e164 && !code;

/** It wants no messages. */
export const isOptedOut = ({ code }: Recipient): boolean => code === "opted-out";

/** The list without some of its numbers; nothing is left out any more once it is empty. */
export function without(list: RecipientList, isGone: (recipient: Recipient) => boolean): RecipientList {
  const entries = list.entries.filter((entry) => !isGone(entry));
  return entries.length === 0 ? NO_RECIPIENTS : { ...list, entries };
}

/** The numbers that can be sent to: valid numbers, and those that are still to be checked as they were handed in. */
export const sendable = (list: RecipientList): string[] => withoutCode(list).map(keyOf);

/** The number of numbers that can be sent to. */
export const countSendable = (list: RecipientList): number => withoutCode(list).length;

const withoutCode = ({ entries }: RecipientList): readonly Recipient[] => entries.filter(({ code }) => !code);

/** Every number of the list, the wrong ones as they were written: a draft loses nothing. */
export const sources = (list: RecipientList): string[] => list.entries.map(keyOf);

/**
 * A list that a page hands over, still to be checked: numbers, or one text with numbers between commas, semicolons or line
 * ends. In one round: of 100,000 each further one is felt.
 */
export function toRecipientList(numbers: readonly unknown[] | string): RecipientList {
  const entries: Recipient[] = [];
  for (const number of typeof numbers === "string" ? numbers.split(/[,;\n]+/) : numbers) {
    const source = typeof number === "string" ? number.trim() : "";
    if (source !== "") entries.push({ source });
  }
  return { entries, duplicates: 0 };
}
