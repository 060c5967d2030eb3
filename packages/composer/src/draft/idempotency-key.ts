/** Random numbers in store: drawing a few at each key would be felt. */
let randoms = new Uint32Array();

/**
 * A new idempotency key: a UUID of version 7 (RFC 9562, section 5.7), which begins with the milliseconds since 1970. Its
 * random bits come from `crypto.getRandomValues`, which pages without a secure context have as well.
 */
export function newIdempotencyKey(now: number = Date.now()): string {
  if (randoms.length === 0) randoms = crypto.getRandomValues(new Uint32Array(96));
  const [a = 0, b = 0, c = 0] = randoms;
  // None is used twice.
  randoms = randoms.subarray(3);
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");
  const time = hex(now, 12);
  // The 12, 14 and 48 bits that are random.
  const random = [hex(a & 0xfff, 3), hex(0x8000 | (a >>> 18), 4), hex(b, 8) + hex(c & 0xffff, 4)];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.join("-")}`;
}
