import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { codeSample } from "@sms-composer/core/code-samples";
import { parseRecipients } from "@sms-composer/core/recipients";
import { validateSendRequest } from "@sms-composer/core/requests";
import { analyzeMessage, countSegments } from "@sms-composer/core/segments";
import type { Measurement } from "./measurement.ts";
import { GROWING, GROWING_LISTS, repeatTo } from "./sample-texts.ts";
import { median, processorTime, type Work } from "./paired-ratio.ts";

const TIMES = 4;
/** Linear is 4; what grows with the square of the length is 16. */
const LIMIT = 6;
const PAIRS = 7;
/** For work that is far from linear, and so takes long, fewer pairs say it as well. */
const SLOW_MS = 1000;
const SLOW_PAIRS = 3;
/** A measurement takes so long at least; some of the work is over in less than a millisecond. */
const ENOUGH_MS = 20;

const NOW = new Date("2026-03-10T09:00:00Z");

interface Growing {
  readonly work: Work;
  readonly texts: Readonly<Record<string, string>>;
  /** Characters of the longer text. */
  readonly length: number;
}

const GROWING_WORK: Readonly<Record<string, Growing>> = {
  countSegments: { work: (text) => countSegments(text, { stop: true }), texts: GROWING, length: 1_000_000 },
  analyzeMessage: { work: (text) => analyzeMessage(text, { stop: true }), texts: GROWING, length: 1_000_000 },
  parseRecipients: { work: (text) => parseRecipients(text), texts: GROWING_LISTS, length: 400_000 },
  validateSendRequest: {
    work: (message) => validateSendRequest({ recipients: ["+33612345678"], message }, { now: NOW }),
    texts: { tabs: "\t", emoji: "😀" },
    length: 400_000,
  },
  codeSample: {
    work: (message) => codeSample({ recipients: ["+33612345678"], message }, "python"),
    texts: { "euro signs": "€" },
    length: 400_000,
  },
};

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Milliseconds of a call, from a heap on which earlier calls have left nothing to be collected. */
function callTime(work: Work, text: string, calls: number): number {
  collectGarbage();
  return processorTime(work, text, calls) / calls;
}

/**
 * The growth of processor time for a text four times as long: the median of pairs that are measured one right after the
 * other, each side first as often as the other, so that a busy machine weighs on both. Both sides read as much text and
 * leave as much garbage, so that neither pays for what the other has left.
 */
function growthOf(work: Work, piece: string, length: number): { ratio: number; ms: number } {
  const long = repeatTo(piece, length);
  const short = repeatTo(piece, length / TIMES);
  processorTime(work, short, TIMES);
  const once = processorTime(work, long, 1);
  const calls = Math.max(1, Math.ceil(ENOUGH_MS / once));
  const pairs = Array.from({ length: once > SLOW_MS ? SLOW_PAIRS : PAIRS }, (_, pair) => {
    const early = pair % 2 === 0 ? callTime(work, long, calls) : undefined;
    const shortTime = callTime(work, short, calls * TIMES);
    const ms = early ?? callTime(work, long, calls);
    return { ms, ratio: ms / shortTime };
  });
  return { ratio: median(pairs.map((pair) => pair.ratio)), ms: median(pairs.map((pair) => pair.ms)) };
}

/** Measures how everything that reads a text grows with it. */
export function* growthMeasurements(): Generator<Measurement> {
  for (const [what, { work, texts, length }] of Object.entries(GROWING_WORK)) {
    const [long, short] = [length, length / TIMES].map((each) => each.toLocaleString("en"));
    for (const [name, piece] of Object.entries(texts)) {
      const { ratio, ms } = growthOf(work, piece, length);
      yield {
        what: `${what}: ${long} against ${short} characters, ${name}`,
        measured: `${ratio.toFixed(1)}x (${ms.toFixed(ms < 10 ? 1 : 0)} ms)`,
        limit: `< ${LIMIT}x`,
        reached: ratio < LIMIT,
      };
    }
  }
}

if (import.meta.main)
  for (const { what, measured, limit, reached } of growthMeasurements())
    console.log(`${reached ? "✔" : "✖"} ${what}: ${measured} ${limit}`);
