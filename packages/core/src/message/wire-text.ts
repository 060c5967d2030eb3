import type { Encoding } from "../gsm/encoding.ts";
import { composeText } from "./composed-text.ts";
import { encodeMessage, MAY_CHANGE, sentFor } from "./encoded-message.ts";
import type { MessageOptions } from "./message-options.ts";
import type { Profile } from "./profile.ts";
import { stopMentionFor } from "./stop-mention.ts";

/** The text that the API gets, without the rest of the analysis. */
export function wireText(text: string, profile: Profile, options: MessageOptions): string {
  const mention = stopMentionFor(text, profile, options);
  return encodeMessage(composeText(text, profile).text, mention, profile, options).body.wireText;
}

/** Whether a text has characters that cannot be sent in GSM or Unicode mode, without saying which. */
export function losesCharacters(
  text: string,
  profile: Profile,
  { mode = "gsm" }: { readonly mode?: Encoding },
): boolean {
  const characters = composeText(text, profile).text.match(MAY_CHANGE) ?? [];
  return characters.some((character) => sentFor(character, mode, profile) === undefined);
}
