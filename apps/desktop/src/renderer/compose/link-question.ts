import type { SendRequest } from "@sms-composer/core";
import { html, nothing } from "lit";
import type { Messages } from "../../messages/en/index.ts";
import { isFromLink } from "./draft-keeper.ts";
import { phoneText } from "../formats.ts";
import { ask } from "../question.ts";

/** Maximum count of numbers that a question shows: more than a person reads. */
const SHOWN = 20;

/** Says of a draft that an `sms:` link has proposed it. */
export function linkNotice(draftId: string | undefined, { compose }: Messages) {
  return draftId !== undefined && isFromLink(draftId)
    ? html`<p class="notice" role="status">${compose.fromLink}</p>`
    : nothing;
}

/**
 * Asks before a draft of a link is sent, since the link may have been put under the pointer: nobody has written it, so
 * somebody has to read it.
 */
export function agreesToLink(
  root: ShadowRoot,
  { recipients, message }: Pick<SendRequest, "recipients" | "message">,
  { compose }: Messages,
): Promise<boolean> {
  const numbers = recipients.slice(0, SHOWN).map(phoneText).join(", ");
  return ask(root, `${compose.fromLinkQuestion(numbers)}\n\n${message}`, compose.sendIt, compose.doNotSend);
}
