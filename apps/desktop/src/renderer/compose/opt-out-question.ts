import { phoneText } from "../formats.ts";
import { ask } from "../question.ts";
import type { ViewContext } from "../view-context.ts";

/** More numbers than a person reads in a question. */
const SHOWN = 20;

/**
 * The recipients without those who have opted out, after a question where there are such, or where that could not be
 * checked; `undefined`: the person would rather not send.
 */
export async function withoutOptOuts(
  root: ShadowRoot,
  recipients: readonly string[],
  { calls, words: { compose } }: ViewContext,
): Promise<string[] | undefined> {
  const stopped = await calls.optOutsAmong({ recipients: [...recipients] });
  if (!stopped) {
    return (await ask(root, compose.optOutsUnknown, compose.sendIt, compose.doNotSend)) ? [...recipients] : undefined;
  }
  if (stopped.length === 0) return [...recipients];
  const numbers = stopped.slice(0, SHOWN).map(phoneText).join(", ");
  const question = `${compose.optOuts(stopped.length)}\n${numbers}`;
  if (!(await ask(root, question, compose.sendToOthers, compose.doNotSend))) return undefined;
  const left = new Set(stopped);
  return recipients.filter((recipient) => !left.has(recipient));
}
