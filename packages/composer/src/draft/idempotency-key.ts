/** Random numbers of 16 bits in store: drawing a few at each key would be felt. */
const randoms = new Uint16Array(160);
let used = 0;

/** A random number of 16 bits; none is used twice. */
function random(): number {
  used %= randoms.length;
  if (used === 0) crypto.getRandomValues(randoms);
  return randoms[used++] as number; // within the store
}

/** The lowest 16 bits as four hexadecimal digits. */
const hex = (value: number): string => ((value & 0xffff) | 0x10000).toString(16).slice(1);

/**
 * A new idempotency key: a UUID of version 7 (RFC 9562, section 5.7), which begins with the milliseconds since 1970. Its
 * random bits come from `crypto.getRandomValues`, which pages without a secure context have as well.
 */
export function newIdempotencyKey(now: number = Date.now()): string {
  const time = `${hex(now / 2 ** 32)}${hex(now / 2 ** 16)}-${hex(now)}`;
  const version = hex(0x7000 | (random() & 0xfff));
  const variant = hex(0x8000 | (random() & 0x3fff));
  return `${time}-${version}-${variant}-${hex(random())}${hex(random())}${hex(random())}`;
}
