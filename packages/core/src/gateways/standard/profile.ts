import type { Profile } from "../../message/profile.ts";
import { DEFAULT_STOP_MENTION, TYPED_STOP_MENTION } from "../smspartner/stop-mention.ts";

/** 3GPP TS 23.038 and 23.040 on a text as it stands: no normalising, no table, a line feed is one septet. */
export const STANDARD: Profile = {
  // Short codes are the country's, not a platform's.
  stopMention: DEFAULT_STOP_MENTION,
  mentionTyped: TYPED_STOP_MENTION,
};
