/** French mobiles as E.164, which need no look at what is known of the world's numbers. */
const PLAIN = /^\+33[67]\d{8}$/;

/**
 * Numbers that are another spelling of somebody's, such as `+320470123456` for `+32470123456`: beside it the same
 * person would get the message twice, and a list of opt-outs would not know it. Phone metadata loads on demand.
 *
 * @param recipients numbers that keep the rules of a request
 */
export async function misspelledNumbers(recipients: readonly string[]): Promise<readonly string[]> {
  const others = recipients.filter((recipient) => recipient.startsWith("+") && !PLAIN.test(recipient));
  if (others.length === 0) return [];
  const { toE164 } = await import("@sms-composer/core/recipients");
  return others.filter((recipient) => (toE164(recipient) ?? recipient).length < recipient.length);
}
