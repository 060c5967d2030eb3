import { foldText } from "./folded-text.ts";
import { frenchMobile } from "./french-plan.ts";

/**
 * Numbers that want no messages, however they are written: a list, or a function that says which of some recipients are
 * among them.
 */
export type OptOuts =
  | readonly string[]
  | ((recipients: readonly string[]) => readonly string[] | Promise<readonly string[]>);

/**
 * Finds the recipients who opted out.
 *
 * @returns them as they are written among the recipients
 * @throws what the function throws: whoever cannot ask does not send
 */
export async function optedOutOf(
  recipients: readonly string[],
  optOuts: OptOuts | undefined,
): Promise<readonly string[]> {
  if (optOuts === undefined || recipients.length === 0) return [];
  const listed = typeof optOuts === "function" ? await optOuts(recipients) : optOuts;
  const numbers = new Set(listed.map(internationalDigits));
  return recipients.filter((recipient) => numbers.has(internationalDigits(recipient)));
}

/**
 * The digits of a number with its country code, however it is written. One without a country code is French, and a
 * mobile of the French plan has the code of its territory: `0692 12 34 56` is `262692123456`.
 */
export function internationalDigits(number: string): string {
  const digits = foldText(number).text.replaceAll("(0)", "").replace(/\D/g, "").replace(/^00/, "");
  // Nine digits alone are a number with its country code too, where countries have short ones.
  return frenchMobile(digits.length > 9 ? digits : "")?.slice(1) ?? digits.replace(/^0/, "33");
}
