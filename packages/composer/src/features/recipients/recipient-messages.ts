import type { FormMessages } from "../../languages/en/form.ts";
import type { RecipientMessages } from "../../languages/en/recipients.ts";
import { isOptedOut, type Recipient } from "../../draft/recipient-list.ts";

/** A French number as it is said, others as they are dialled. */
export const displayNumber = ({ e164, source }: Recipient): string =>
  e164?.startsWith("+33") ? `0${e164.slice(3)}`.replace(/(?=(?:\d\d)+$)\B/g, " ") : (e164 ?? source);

/** A sentence for the wrong numbers that were left out, and why the first of them. */
export function invalidMessage(messages: RecipientMessages, wrong: readonly Recipient[]): string {
  const [first] = wrong;
  const reason = first?.code ? `${displayNumber(first)} ${messages.recipientProblem[first.code]}` : "";
  return messages.invalidLeftOut(wrong.length, wrong.length > 1 ? `${reason}…` : reason);
}

/** Numbers that a sentence names at most. */
const NAMED = 3;

/** A sentence for the numbers that want no messages. */
export function optedOutMessage(messages: FormMessages, numbers: readonly Recipient[]): string {
  const names = numbers.slice(0, NAMED).map(displayNumber).join(", ");
  return messages.optedOutLeftOut(numbers.length, numbers.length > NAMED ? `${names}…` : names);
}

/** The announcement of numbers that have just been added. */
export function additionMessage(
  messages: RecipientMessages,
  form: FormMessages,
  added: readonly Recipient[],
  duplicates: number,
): string {
  const optedOut = added.filter(isOptedOut);
  const wrong = added.filter((entry) => entry.code && !isOptedOut(entry));
  const good = added.length - wrong.length - optedOut.length;
  return [
    good > 0 || (added.length === 0 && duplicates === 0) ? messages.numberAdded(good) : "",
    duplicates > 0 ? messages.duplicatesAlready(duplicates) : "",
    wrong.length > 0 ? invalidMessage(messages, wrong) : "",
    optedOut.length > 0 ? optedOutMessage(form, optedOut) : "",
  ]
    .filter(Boolean)
    .join(", ");
}
