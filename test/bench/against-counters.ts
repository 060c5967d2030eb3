import { countSegments } from "@sms-composer/core/standard-segments";
import { PUBLIC_COUNTERS, type PublicCounter } from "../core/public-counters.ts";
import { createRandom, TEXT_CLASSES } from "../core/random-texts.ts";
import { simpleCount } from "../core/simple-count.ts";
import { type FlatText, gsmTexts, repeatTo, unicodeTexts } from "./flat-texts.ts";
import { callTime } from "./paired-ratio.ts";

/** One line of the comparison: microseconds for each text, and the share of random texts that it counts as the standard says. */
export interface CounterLine {
  readonly name: string;
  readonly microseconds: readonly number[];
  readonly exact: number;
}

export const SPEED_TEXTS: readonly FlatText[] = [
  ...gsmTexts(160).slice(0, 1),
  ...gsmTexts(1530).slice(0, 1),
  { name: "extension characters, 765", text: repeatTo("a€[b]", 765) },
  ...unicodeTexts(1530),
  { name: "emoji, 1530", text: repeatTo("😀", 1530) },
];

const OURS: PublicCounter = {
  name: "@sms-composer/core, standard profile",
  count: (text) => countSegments(text, { mode: "auto" }),
};
const RANDOM_TEXTS = 100;

/** How many texts the share is of, but for the few that are empty. */
export const EXACTNESS_TEXTS = Object.keys(TEXT_CLASSES).length * RANDOM_TEXTS;

/**
 * The share of random texts of every class, empty ones left out, on which a counter says what the standard says. The
 * standard is asked by the second implementation, which is simple on purpose: ours is measured like the others.
 */
function exactness({ count }: PublicCounter): number {
  let alike = 0;
  let all = 0;
  for (const makeText of Object.values(TEXT_CLASSES)) {
    const random = createRandom(1);
    for (let index = 0; index < RANDOM_TEXTS; index++) {
      const text = makeText(random);
      if (text === "") continue;
      const { encoding, segments } = simpleCount(text, { profile: "standard", mode: "auto" });
      const theirs = count(text);
      all++;
      if (theirs.encoding === encoding && theirs.segments === segments.length) alike++;
    }
  }
  return alike / all;
}

export async function* counterLines(): AsyncGenerator<CounterLine> {
  for (const counter of [OURS, ...PUBLIC_COUNTERS]) {
    const microseconds: number[] = [];
    for (const { text } of SPEED_TEXTS) microseconds.push((await callTime(counter.count, text)) * 1000);
    yield { name: counter.name, microseconds, exact: exactness(counter) };
  }
}
