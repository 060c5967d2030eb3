/** 1 to 255 visible ASCII characters. */
const KEY = /^[!-~]{1,255}$/;

/** A string of RFC 8941: quoted, with backslashes before quotes and backslashes. */
const QUOTED = /^"((?:[^"\\]|\\["\\])*)"$/;

/**
 * The key in a header's value, bare or quoted.
 * @returns undefined when it is not 1 to 255 visible ASCII characters.
 */
export function readIdempotencyKey(header: string): string | undefined {
  const value = header.trim();
  const key = value.startsWith('"') ? QUOTED.exec(value)?.[1]?.replace(/\\(.)/g, "$1") : value;
  return key !== undefined && KEY.test(key) ? key : undefined;
}

/** RFC 9562, section 5.7: the first 48 bits are the milliseconds since 1970. */
const UUID_V7 = /^([\da-f]{8})-([\da-f]{4})-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** The time at which a key was drawn, in milliseconds since 1970; undefined for a key that is no UUIDv7. */
export function timeOfKey(key: string): number | undefined {
  const [, high, low] = UUID_V7.exec(key) ?? [];
  return high === undefined || low === undefined ? undefined : Number.parseInt(high + low, 16);
}

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
/** Characters of a tag: as many as the gateway takes. */
const TAG_LENGTH = 20;

/**
 * The tag by which a send is found at the gateway: the first 20 characters of lower-case base32 (RFC 4648) of the
 * SHA-256 of `scope:key`, or of `scope:key:portion` for a part of a list. It says nothing of the key to who reads it.
 */
export async function tagOfKey(scope: string, key: string, portion?: number): Promise<string> {
  // A key with a colon could be read as the end of another scope.
  const name = `${scope}:${key.replace(/[%:]/g, encodeURIComponent)}${portion === undefined ? "" : `:${portion}`}`;
  const bits = Array.from(await sha256(name), (byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{5}/g)?.slice(0, TAG_LENGTH) ?? [];
  return groups.map((group) => BASE32[Number.parseInt(group, 2)]).join("");
}

/** SHA-256 of a request's members, whatever their order, in hexadecimal. */
export async function hashOf(members: Readonly<Record<string, unknown>>): Promise<string> {
  const inOrder = Object.entries(members).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Array.from(await sha256(JSON.stringify(inOrder)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
