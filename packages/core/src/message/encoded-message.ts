import type { Encoding } from "../gsm/encoding.ts";
import { septetTable } from "../gsm/septet-tables.ts";
import { composeText } from "./composed-text.ts";
import type { MessageOptions } from "./message-options.ts";
import type { Profile } from "./profile.ts";

/** A text as it travels and as it arrives. */
export interface EncodedText {
  /** The text that the API gets as `message`. */
  readonly wireText: string;
  /** The text that the platform makes of `wireText`. */
  readonly text: string;
}

/** A message in the encoding that it will have, ready to be cut. */
export interface EncodedMessage {
  readonly encoding: Encoding;
  /** The text without the mention. */
  readonly body: EncodedText;
  /** The STOP mention as it arrives, also while there is no text yet that it could follow. */
  readonly mention: string;
  /** The text that arrives, the mention included. */
  readonly text: string;
}

/** Every character that a profile's table or an encoding might not leave as it is: all but most of ASCII. */
export const MAY_CHANGE = /[^\n -Z_a-z]/gu;

/** Half of a pair alone. Strings of browsers of 2022 have neither `isWellFormed()` nor `toWellFormed()`. */
export const LONE_SURROGATE = /\p{Cs}/gu;

/** The text that is sent for a character; undefined when it cannot be sent. */
export function sentFor(character: string, encoding: Encoding, profile: Profile): string | undefined {
  if (encoding === "unicode")
    return profile.normalizes ? character.replace(LONE_SURROGATE, "") || undefined : character;
  return profile.replacements?.[character] ?? (septetTable(0)[character.charCodeAt(0)] ? character : undefined);
}

/**
 * Brings a composed text into an encoding: leaves out what cannot be sent, replaces by the profile's table (GSM only),
 * and writes tokens as the API wants them. What arrives is what the platform reads on the wire, so `:br:` typed by hand
 * is a line break.
 */
function encodeText(text: string, encoding: Encoding, profile: Profile): EncodedText {
  const { tokens } = profile;
  const sent = text.replace(
    encoding === "unicode" ? LONE_SURROGATE : MAY_CHANGE,
    (character) => sentFor(character, encoding, profile) ?? "",
  );
  // No encoding has a lone surrogate: by the standard U+FFFD is what becomes of it.
  const wireText = tokens ? tokens.write(sent) : sent.replace(LONE_SURROGATE, "\ufffd");
  return { wireText, text: tokens ? wireText.replace(tokens.pattern, tokens.read) : wireText };
}

/** Encodes a composed text and its STOP mention as `mode` asks for; `auto` looks first whether GSM carries everything. */
export function encodeMessage(
  text: string,
  stopMention: string,
  profile: Profile,
  { mode = "gsm" }: MessageOptions,
): EncodedMessage {
  const composedMention = composeText(stopMention, profile).text;
  let encoding: Encoding = mode === "auto" ? "gsm" : mode;
  if (mode === "auto") {
    for (const character of text + composedMention) {
      if (sentFor(character, encoding, profile) === undefined) encoding = "unicode";
    }
  }
  const body = encodeText(text, encoding, profile);
  const mention = encodeText(composedMention, encoding, profile).text;
  return { encoding, body, mention, text: body.text && body.text + mention };
}
