import type { MessageOptions } from "../message/message-options.ts";
import type { MessageLimits, Profile } from "../message/profile.ts";
import { LIMITS } from "./smspartner/limits.ts";
import { SMS_PARTNER } from "./smspartner/profile.ts";
import { STANDARD } from "./standard/profile.ts";

type ProfileName = NonNullable<AnalysisOptions["profile"]>;

/** What each gateway does with a text: a gateway is a row here and below, and its folder. */
const PROFILES: Readonly<Record<ProfileName, Profile>> = { smspartner: SMS_PARTNER, standard: STANDARD };

/** What a message may be at most, where a gateway says anything of that. */
const MESSAGE_LIMITS: { readonly [Name in ProfileName]?: MessageLimits } = { smspartner: LIMITS };

/** How a text is looked at. Options that are none of these types are not looked for, and may throw a TypeError. */
export interface AnalysisOptions extends MessageOptions {
  /**
   * `smspartner`: the vendor's normalising, table and line breaks. `standard`: 3GPP TS 23.038 and 23.040 on the text as
   * it stands.
   *
   * @default `smspartner`
   */
  readonly profile?: "smspartner" | "standard";
}

/** The profile that options name. */
export const profileOf = ({ profile = "smspartner" }: AnalysisOptions): Profile => PROFILES[profile];

/** What a message may be at most by the profile that options name. */
export function limitsOf({ profile = "smspartner" }: AnalysisOptions): MessageLimits | undefined {
  return MESSAGE_LIMITS[profile];
}
