import { type AnalysisOptions, GSM_BASIC, GSM_EXTENSION } from "@sms-composer/core/segments";
import type { Random } from "../../packages/sandbox/src/faults/random-numbers.ts";

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T; // no list is empty

/** Pieces one after the other, until the text is about as long as asked for. */
function fill(random: Random, length: number, nextPiece: () => string): string {
  let text = "";
  while (text.length < length) text += nextPiece();
  return text;
}

/** Mostly around what one, two and three SMS hold, sometimes very short or long. */
function anyLength(random: Random): number {
  const around = pick(random, [0, 20, 67, 70, 134, 153, 160, 201, 306, 459]);
  return Math.max(0, around + below(random, 25) - 12);
}

const BASIC = Array.from(GSM_BASIC.replace("\x1b", ""));
const EXTENSION = Array.from(GSM_EXTENSION);
const EMOJI = ["😀", "🎉", "❤️", "👍🏽", "🇫🇷", "👩‍🚀", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "✅", "1️⃣", "𝄞"];
const FRENCH = (
  "le la l’été à où ça dès Noël cœur œuvre maïs naïf hôtel forêt âge île août sûr aiguë ambiguë garçon leçon Élan École " +
  "Être « oui » “non” n’est qu’il c'est 10° 5€ 12,50€ 20% n°4 : ! ? ; ... RDV demain 14h30 merci bonjour commande prête " +
  "magasin ouvert lundi votre Ça À Ô Ï ÿ Ÿ – — … STOP"
).split(" ");
const MARKS = ["\u0301", "\u0300", "\u0302", "\u0308", "\u0327", "\u0316", "\u0323", "\u0338", "\u20e3"];
const TOKENS = [":", ":b", ":br:", ":euro:", ":eu", "br:", "ro:", ":b|r:", ":êuro:"];
const CONTROLS = ["\n", "\r", "\r\n", "\f", "\x1b", "\t", "\0"];
const NOT_GSM = ["ж", "中", "한", "\u00a0", "\u202f", "\u200b", "²", "½", "ﬁ", "™"];
const DECOMPOSED = ["\u1112\u1161\u11ab", "\u212b", "か\u3099", "e\u0301", "u\u030b"];
const LONE_SURROGATES = ["\ud83d", "\ude00", "\ud800", "\udfff"];
const STOPS = [" STOP 36123", "STOP au 36xxx", "STOP", "36123"];
const TROUBLE = [TOKENS, CONTROLS, NOT_GSM, DECOMPOSED, LONE_SURROGATES, STOPS].flat();

function mixedPiece(random: Random): string {
  const kind = random();
  if (kind < 0.35) return pick(random, BASIC);
  if (kind < 0.45) return pick(random, EXTENSION);
  if (kind < 0.55) return pick(random, EMOJI);
  if (kind < 0.65) return pick(random, FRENCH);
  // A mark is always followed by something else: 31 in a row are not composed as a whole.
  if (kind < 0.72) return pick(random, MARKS) + pick(random, BASIC);
  if (kind < 0.92) return pick(random, TROUBLE);
  return `${String.fromCharCode(below(random, 65_536))} `;
}

/** Text that ends shortly before a boundary, what may not be parted on it, and a little more. */
function boundaryText(random: Random): string {
  const [single, part] = pick(random, [
    [160, 153],
    [70, 67],
  ] as const);
  const full = pick(random, [single, part, 2 * part, 3 * part, 10 * part]);
  const wide = [...EXTENSION, ...EMOJI, "œ", "\n", "\r\n", "ç", "~", "e\u0301", "ж", ":br:", ":euro:", "\ud83d"];
  const plain = pick(random, ["a", "é", "ж", "€", "😀", "œ", "\n", "ç"]);
  let text = plain.repeat(Math.max(0, Math.floor((full - below(random, 8)) / pick(random, [1, 1, plain.length, 2]))));
  for (let count = below(random, 4); count >= 0; count--) text += pick(random, wide);
  return text + pick(random, ["", "a", "b".repeat(below(random, 12)), "c".repeat(part - below(random, 14))]);
}

/** Random texts, by what they are made of. */
export const TEXT_CLASSES: Readonly<Record<string, (random: Random) => string>> = {
  GSM: (random) => fill(random, anyLength(random), () => pick(random, BASIC)),
  "extension characters": (random) =>
    fill(random, anyLength(random), () => pick(random, random() < 0.5 ? EXTENSION : BASIC)),
  emoji: (random) => fill(random, anyLength(random), () => pick(random, random() < 0.6 ? EMOJI : [...BASIC, "ж", "…"])),
  French: (random) => {
    const text = fill(
      random,
      anyLength(random),
      () => pick(random, FRENCH) + pick(random, [" ", " ", " ", "\u00a0", "\n"]),
    );
    return random() < 0.2 ? text.normalize("NFD") : text;
  },
  mixed: (random) => fill(random, anyLength(random), () => mixedPiece(random)),
  boundaries: boundaryText,
};

const MENTIONS = [true, true, " STOP au 36111", "\nSTOP €36", " ж", ":br:", "STOP", " œœœ", "x".repeat(160)];

export function randomOptions(random: Random): AnalysisOptions {
  return {
    mode: pick(random, ["gsm", "gsm", "unicode", "auto"]),
    profile: pick(random, ["smspartner", "smspartner", "standard"]),
    range: pick(random, ["premium", "premium", "premium", "lowCost"]),
    stop: random() < 0.5 && pick(random, MENTIONS),
  };
}
