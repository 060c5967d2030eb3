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

/** The digits of a number with its country code, however it is written; one without a country code is French. */
export function internationalDigits(number: string): string {
  const digits = number.replace(/\D/g, "").replace(/^00/, "");
  return digits.startsWith("0") ? `33${digits.slice(1)}` : digits;
}
