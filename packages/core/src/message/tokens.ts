/**
 * Characters that are written as a token on the wire, such as a line feed as `:br:`. The platform reads
 * them from left to right; what was typed by hand is a token like any other.
 */
export interface Tokens {
  /** The character that each token begins with. */
  readonly mark: string;
  /** Writes the tokens of a text, as the API wants it. */
  readonly write: (text: string) => string;
  /** Matches every token; global. */
  readonly pattern: RegExp;
  /** The one character that a token stands for. */
  readonly read: (token: string) => string;
}
