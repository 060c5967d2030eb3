import { countSegments } from "@sms-composer/core/standard-segments";
import { PUBLIC_COUNTERS, type PublicCounter } from "../core/public-counters.ts";
import { createRandom } from "../../packages/sandbox/src/faults/random-numbers.ts";
import { TEXT_CLASSES } from "../core/random-texts.ts";
import { simpleCount } from "../core/simple-count.ts";
import { type SampleText, gsmTexts, repeatTo, unicodeTexts } from "./sample-texts.ts";
import { median, timesLonger } from "./paired-ratio.ts";

/** One line of the comparison. */
export interface CounterLine {
  readonly name: string;
  /** For each text. */
  readonly microseconds: readonly number[];
  /** The factor by which it takes longer than ours, measured in turn with it, for each text. */
  readonly slower: readonly number[];
  /** The share of random texts that it counts as the standard says. */
  readonly exact: number;
}

export const SPEED_TEXTS: readonly SampleText[] = [
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

/** The number of texts that the share is of, but for the few that are empty. */
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

/** Ours, then the others. */
export function counterLines(): readonly [ours: CounterLine, ...others: CounterLine[]] {
  const measured = PUBLIC_COUNTERS.map((counter) => ({
    counter,
    times: SPEED_TEXTS.map(({ text }) => timesLonger(counter.count, OURS.count, text)),
  }));
  const ours = SPEED_TEXTS.map((_, index) => median(measured.map(({ times }) => times[index]?.base ?? Number.NaN)));
  return [
    { name: OURS.name, microseconds: ours, slower: ours.map(() => 1), exact: exactness(OURS) },
    ...measured.map(({ counter, times }) => ({
      name: counter.name,
      microseconds: times.map(({ work }) => work),
      slower: times.map(({ ratio }) => ratio),
      exact: exactness(counter),
    })),
  ];
}
