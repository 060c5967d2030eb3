import { validateSendRequest } from "@sms-composer/core/requests";
import type { SendOrder } from "./send-options.ts";

/** The rules of the options, whatever the rows have: what breaks one is refused before a row is read. */
const SENTENCES: Readonly<Record<string, string>> = {
  "sender too-short": "--sender has 3 characters or more",
  "sender too-long": "--sender has 11 characters or fewer",
  "sender invalid-characters": "--sender has letters and digits without accents, and spaces between them",
  "scheduledAt minute-step": "--at goes in steps of 5 minutes",
  "scheduledAt in-the-past": "--at is in the past",
  "unicode low-cost-unicode": "--unicode does not go with --range lowCost",
};

/** A request that breaks no rule. */
const ANY_TEXT = { recipients: ["+33639980000"], message: "x" };

/**
 * Refuses options that no send can have.
 * @throws RangeError with one sentence
 */
export function checkOptions({ sender, scheduledAt, analysis, dryRun }: SendOrder, now: Date): void {
  const issues = validateSendRequest(
    { ...ANY_TEXT, range: analysis.range, unicode: analysis.mode === "unicode", sender, scheduledAt },
    { now },
  );
  const refusal = issues
    // What was begun goes on after its time: the outbox knows whether it was.
    .filter(({ code }) => dryRun || code !== "in-the-past")
    .map(({ field, code }) => SENTENCES[`${field} ${code}`])[0];
  if (refusal !== undefined) throw new RangeError(refusal);
}
