import type { Profile } from "../../message/profile.ts";
import { REPLACED_CHARACTERS } from "./replaced-characters.ts";
import { DEFAULT_STOP_MENTION, TYPED_STOP_MENTION } from "./stop-mention.ts";
import { WIRE_TOKENS } from "./wire-tokens.ts";

/** The profile of SMS Partner: how it changes a text before it sends it. */
export const SMS_PARTNER: Profile = {
  normalizes: true,
  replacements: REPLACED_CHARACTERS,
  pair: "œ",
  // `:br:` on the wire counts as two characters. Source: docs/smspartner.md#the-message.
  lineBreakUnits: 2,
  tokens: WIRE_TOKENS,
  stopMention: DEFAULT_STOP_MENTION,
  mentionTyped: TYPED_STOP_MENTION,
};
