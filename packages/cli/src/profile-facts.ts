import type { AnalysisOptions } from "@sms-composer/core/segments";

type ProfileName = NonNullable<AnalysisOptions["profile"]>;

/** The facts about a profile that the commands need beside its counting. */
interface ProfileFacts {
  /** Whether a text can be written anew with what its analysis suggests. */
  readonly canFix: boolean;
  /** Whether Low Cost refuses Unicode mode. */
  readonly lowCostIsGsmOnly: boolean;
}

/** The facts by profile, in the order in which the help lists them; a profile without its row is a type error. */
const FACTS: Readonly<Record<ProfileName, ProfileFacts>> = {
  smspartner: { canFix: true, lowCostIsGsmOnly: true },
  standard: { canFix: false, lowCostIsGsmOnly: false },
};

/** The names of the profiles. */
export const PROFILE_NAMES = Object.keys(FACTS) as readonly ProfileName[];

/** The facts about the profile that options name. */
export const factsOf = ({ profile = "smspartner" }: AnalysisOptions): ProfileFacts => FACTS[profile];
