import { type AnalysisOptions, analyzeMessage, countSegments } from "@sms-composer/core/segments";
import { createRandom, type Random } from "../../packages/sandbox/src/faults/random-numbers.ts";
import { randomOptions } from "./random-texts.ts";
import { simpleCount } from "./simple-count.ts";

/** A text on which the core and the simple implementation do not agree. */
export interface Difference {
  readonly source: string;
  readonly options: AnalysisOptions;
  readonly core: unknown;
  readonly simple: unknown;
}

/** Every this many texts the detailed analysis is compared as well. */
const ANALYZED = 4;

/** Compares the core with the simple implementation on random texts and options; stops at the first difference. */
export function findDifference(
  makeText: (random: Random) => string,
  texts: number,
  seed: number,
): Difference | undefined {
  const random = createRandom(seed);
  for (let index = 0; index < texts; index++) {
    const source = makeText(random);
    const options = randomOptions(random);
    const { encoding, text, wireText, units, segments } = simpleCount(source, options);
    const simple = { encoding, units, segments: segments.length };
    const core = countSegments(source, options);
    if (!same(core, simple)) return { source, options, core, simple };
    if (index % ANALYZED !== 0) continue;
    const analysis = analyzeMessage(source, options);
    const actual = {
      text: analysis.text,
      wireText: analysis.wireText,
      units: analysis.units,
      segments: analysis.segments.map(({ start, end }) => analysis.text.slice(start, end)),
    };
    const expected = { text, wireText, units, segments };
    if (!same(actual, expected)) return { source, options, core: actual, simple: expected };
  }
  return undefined;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
