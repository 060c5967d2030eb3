import { randomBytes } from "node:crypto";

/** RFC 4648 base 32 in lower case: what every generation of the API takes in a tag, and no character that is misread. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** A mark of 100 random bits, 20 characters, by which a request can be found again at the provider. */
export function drawTag(): string {
  return Array.from(randomBytes(20), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}
