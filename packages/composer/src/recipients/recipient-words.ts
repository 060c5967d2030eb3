import type { FormMessages } from "../languages/en/form.ts";
import type { Recipient } from "./recipient-list.ts";

/** A French number as it is said, others as they are dialled. */
export const spoken = ({ e164, source }: Recipient): string =>
  e164?.startsWith("+33") ? `0${e164.slice(3)}`.replace(/(?=(?:\d\d)+$)\B/g, " ") : (e164 ?? source);

/** How many wrong numbers were left out, and why the first of them. */
export function wrongTold(words: FormMessages, wrong: readonly Recipient[]): string {
  const [first] = wrong;
  const reason = first?.code ? `${spoken(first)} ${words.recipientProblem[first.code]}` : "";
  return words.invalidLeftOut(wrong.length, wrong.length > 1 ? `${reason}…` : reason);
}
