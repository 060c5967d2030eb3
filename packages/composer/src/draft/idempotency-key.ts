/**
 * A new idempotency key: a UUID of version 7 (RFC 9562, section 5.7), which begins with the milliseconds since 1970. Its
 * random bits come from `crypto.getRandomValues`, which pages without a secure context have as well.
 */
export function newIdempotencyKey(now: number = Date.now()): string {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, "0"));
  const hex = now.toString(16).padStart(12, "0") + random.join("");
  return hex.replace(
    /^(.{8})(.{4}).(.{3})(.)(.{3})/,
    (_, high, low, a, variant, b) => `${high}-${low}-7${a}-${"89ab"[Number.parseInt(variant, 16) % 4]}${b}-`,
  );
}
