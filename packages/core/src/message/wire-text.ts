import { composeText } from "./composed-text.ts";
import { encodeMessage } from "./encoded-message.ts";
import type { MessageOptions } from "./message-options.ts";
import type { Profile } from "./profile.ts";
import { stopMentionFor } from "./stop-mention.ts";

/** What the API gets of a text, without an analysis of it. */
export function wireText(text: string, profile: Profile, options: MessageOptions): string {
  const mention = stopMentionFor(text, profile, options);
  return encodeMessage(composeText(text, profile).text, mention, profile, options).body.wireText;
}
