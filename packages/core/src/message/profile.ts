import type { Tokens } from "./tokens.ts";

/** The description of a gateway that counting and analysis need: data alone. */
export interface Profile {
  /**
   * Whether a text is composed (NFC) and its line breaks are made a line feed before anything else. Without it a text
   * counts as it stands.
   */
  readonly normalizes?: true;
  /**
   * The text that the platform sends in place of a character in GSM mode, in characters of the GSM alphabet; an empty
   * text drops it. Line feeds, printable ASCII up to `Z`, `_`, and `a` to `z` stay what they are.
   */
  readonly replacements?: Readonly<Record<string, string>>;
  /** The one of them that puts in two characters, between which an SMS may end; none puts in more. */
  readonly pair?: string;
  /** Units that a line feed takes, in either encoding. @default 1 */
  readonly lineBreakUnits?: 2;
  /** Characters that the wire has another way to write. */
  readonly tokens?: Tokens;
  /**
   * The text that is reserved for the mention that the platform appends to commercial messages, with its leading space.
   */
  readonly stopMention: string;
  /** Matches the end of a text that carries such a mention already. */
  readonly mentionTyped: RegExp;
}

/** The limits of a message, and the mention that it must carry. */
export interface MessageLimits {
  /** Concatenated SMS of one message. */
  readonly segments: number;
  /** Septets of a Low Cost message, which is one SMS. */
  readonly lowCostUnits: number;
  /** The mention that commercial text in Low Cost must carry, written by hand. */
  readonly lowCostMention: { readonly pattern: RegExp; readonly fix: string };
}
