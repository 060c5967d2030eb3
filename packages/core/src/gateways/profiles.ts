import type { MessageOptions } from "../message/message-options.ts";
import type { MessageLimits, Profile } from "../message/profile.ts";
import { LIMITS } from "./smspartner/limits.ts";
import { SMS_PARTNER } from "./smspartner/profile.ts";
import { STANDARD } from "./standard/profile.ts";

type ProfileName = NonNullable<AnalysisOptions["profile"]>;

/** The profiles of the gateways: a gateway is a row here and below, and its folder. */
const PROFILES: Readonly<Record<ProfileName, Profile>> = { smspartner: SMS_PARTNER, standard: STANDARD };

/** The limits of a message, for gateways that have any. */
const MESSAGE_LIMITS: { readonly [Name in ProfileName]?: MessageLimits } = { smspartner: LIMITS };

/** Options of analysing a text. Options that are none of these types are not looked for, and may throw a TypeError. */
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

/** The limits of a message by the profile that options name. */
export function limitsOf({ profile = "smspartner" }: AnalysisOptions): MessageLimits | undefined {
  return MESSAGE_LIMITS[profile];
}
