import { phoneText } from "../formats.ts";
import { ask } from "../question.ts";
import type { ViewContext } from "../view-context.ts";

/** Maximum count of numbers that a question shows: more than a person reads. */
const SHOWN = 20;

/**
 * The recipients without those who have opted out, after a question where there are such, or where that could not be
 * checked; `undefined`: the person would rather not send.
 */
export async function withoutOptOuts(
  root: ShadowRoot,
  recipients: readonly string[],
  { calls, messages: { compose } }: ViewContext,
): Promise<string[] | undefined> {
  const { stopped, isComplete } = await calls.optOutsAmong({ recipients: [...recipients] });
  if (stopped.length === 0 && isComplete) return [...recipients];
  const numbers = stopped.slice(0, SHOWN).map(phoneText).join(", ");
  const question = [
    ...(stopped.length > 0 ? [compose.optOuts(stopped.length), numbers] : []),
    ...(isComplete ? [] : [compose.optOutsUnknown]),
  ].join("\n");
  const yes = stopped.length > 0 ? compose.sendToOthers : compose.sendIt;
  if (!(await ask(root, question, yes, compose.doNotSend))) return undefined;
  const left = new Set(stopped);
  return recipients.filter((recipient) => !left.has(recipient));
}
