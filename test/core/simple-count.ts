/**
 * Counting written a second time, to test the first: character by character, in the order of the rules, slow and
 * without a trick. It shares the data with the core and not one line of code.
 */
import {
  type AnalysisOptions,
  DEFAULT_STOP_MENTION,
  type Encoding,
  GSM_BASIC,
  GSM_EXTENSION,
  REPLACED_CHARACTERS,
} from "@sms-composer/core/segments";

export interface SimpleCount {
  readonly encoding: Encoding;
  /** The text that the handset shows, the STOP mention included. */
  readonly text: string;
  /** The text that the API gets. */
  readonly wireText: string;
  readonly units: number;
  /** The text of each SMS. */
  readonly segments: readonly string[];
}

const ESCAPE = "\x1b";
const SINGLE = { gsm: 160, unicode: 70 };
const CONCATENATED = { gsm: 153, unicode: 67 };

export function simpleCount(source: string, options: AnalysisOptions = {}): SimpleCount {
  const { mode = "gsm", profile = "smspartner" } = options;
  const vendor = profile === "smspartner";
  const read = (text: string): string[] => Array.from(vendor ? composed(text) : text);
  const written = read(source);
  const mentioned = read(mentionFor(source, options));
  const fitsGsm = [...written, ...mentioned].every((character) => gsmForm(character, vendor) !== undefined);
  const encoding = mode === "auto" ? (fitsGsm ? "gsm" : "unicode") : mode;

  const form = encoding === "gsm" ? gsmForm : unicodeForm;
  const send = (characters: string[]): string => characters.map((character) => form(character, vendor) ?? "").join("");
  const wireText = vendor ? toTokens(send(written)) : send(written);
  const body = Array.from(vendor ? fromTokens(wireText) : wireText);
  const mention = Array.from(vendor ? fromTokens(toTokens(send(mentioned))) : send(mentioned));
  const arriving = body.length === 0 ? [] : [...body, ...mention];

  const width = (character: string): number => unitsOf(character, encoding, vendor);
  const units = sum(arriving.map(width));
  return { encoding, text: arriving.join(""), wireText, units, segments: cut(body, mention, width, encoding) };
}

function composed(text: string): string {
  return text.normalize("NFC").replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}

/** The form of a character in GSM mode; nothing when it cannot be sent. */
function gsmForm(character: string, vendor: boolean): string | undefined {
  if (vendor && Object.hasOwn(REPLACED_CHARACTERS, character)) return REPLACED_CHARACTERS[character];
  if (character === ESCAPE) return undefined;
  return GSM_BASIC.includes(character) || GSM_EXTENSION.includes(character) ? character : undefined;
}

function unicodeForm(character: string, vendor: boolean): string | undefined {
  if (character.isWellFormed()) return character;
  return vendor ? undefined : "\ufffd";
}

function toTokens(text: string): string {
  return Array.from(text, (character) => ({ "\n": ":br:", "€": ":euro:" })[character] ?? character).join("");
}

/** Reads from left to right, as often as a token begins where the last one has ended. */
function fromTokens(wire: string): string {
  let text = "";
  let index = 0;
  while (index < wire.length) {
    if (wire.startsWith(":br:", index)) {
      text += "\n";
      index += 4;
    } else if (wire.startsWith(":euro:", index)) {
      text += "€";
      index += 6;
    } else {
      text += wire.charAt(index);
      index += 1;
    }
  }
  return text;
}

function mentionFor(source: string, { stop, range }: AnalysisOptions): string {
  if (stop === undefined || stop === false || stop === "" || range === "lowCost") return "";
  const mention = stop === true ? DEFAULT_STOP_MENTION : stop;
  return source.trimEnd().endsWith(mention.trim()) || endsInMention(source) ? "" : mention;
}

/** `STOP 36123`, `stop: 36123`, `STOP au 36xxx.`: the word, at most two joining ones, a short code 36xxx, and the end. */
function endsInMention(source: string): boolean {
  const end = source.replace(/[\s.!]+$/, "");
  if (!/^36(\d{3}|xxx)$/i.test(end.slice(-5))) return false;
  let before = end.slice(0, -5);
  for (let joining = 0; joining <= 2; joining++) {
    const word = before.replace(/[\s:=]+$/, "");
    if (word !== before && /(^|\P{L})STOP$/iu.test(word)) return true;
    // A joining word has a space after it.
    const sentence = before.trimEnd();
    const rest = sentence.replace(/\p{L}+$/u, "");
    if (sentence === before || rest === sentence) return false;
    before = rest;
  }
  return false;
}

function unitsOf(character: string, encoding: Encoding, vendor: boolean): number {
  if (vendor && character === "\n") return 2;
  if (encoding === "unicode") return character.length;
  return GSM_EXTENSION.includes(character) ? 2 : 1;
}

function cut(
  body: readonly string[],
  mention: readonly string[],
  width: (character: string) => number,
  encoding: Encoding,
): string[] {
  if (body.length === 0) return [];
  const mentionWidth = sum(mention.map(width));
  if (sum(body.map(width)) + mentionWidth <= SINGLE[encoding]) return [[...body, ...mention].join("")];
  const limit = CONCATENATED[encoding];
  const segments: { text: string; units: number }[] = [{ text: "", units: 0 }];
  /** Adds characters that a boundary never parts. */
  const put = (text: string, units: number): void => {
    const last = segments.at(-1);
    if (last && last.units + units <= limit)
      segments.splice(-1, 1, { text: last.text + text, units: last.units + units });
    else segments.push({ text, units });
  };
  for (const character of body) put(character, width(character));
  if (mentionWidth <= limit) put(mention.join(""), mentionWidth);
  else for (const character of mention) put(character, width(character));
  return segments.map(({ text }) => text);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
