import type { FormMessages } from "../../languages/en/form.ts";
import type { Recipient } from "../../draft/recipient-list.ts";

/** A French number as it is said, others as they are dialled. */
export const spoken = ({ e164, source }: Recipient): string =>
  e164?.startsWith("+33") ? `0${e164.slice(3)}`.replace(/(?=(?:\d\d)+$)\B/g, " ") : (e164 ?? source);

/** How many wrong numbers were left out, and why the first of them. */
export function wrongTold(words: FormMessages, wrong: readonly Recipient[]): string {
  const [first] = wrong;
  const reason = first?.code ? `${spoken(first)} ${words.recipientProblem[first.code]}` : "";
  return words.invalidLeftOut(wrong.length, wrong.length > 1 ? `${reason}…` : reason);
}

/** What is said aloud of numbers that have just been added. */
export function additionMessage(words: FormMessages, added: readonly Recipient[], duplicates: number): string {
  const wrong = added.filter(({ code }) => code);
  const good = added.length - wrong.length;
  return [
    good > 0 || (wrong.length === 0 && duplicates === 0) ? words.numberAdded(good) : "",
    duplicates > 0 ? words.duplicatesAlready(duplicates) : "",
    wrong.length > 0 ? wrongTold(words, wrong) : "",
  ]
    .filter(Boolean)
    .join(", ");
}
