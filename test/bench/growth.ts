import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { analyzeMessage, countSegments } from "@sms-composer/core/segments";
import type { Figure } from "./counting-speed.ts";
import { GROWING, repeatTo } from "./flat-texts.ts";
import { median, processorTime, type Work } from "./paired-ratio.ts";

const LONG = 1_000_000;
const TIMES = 4;
const LIMIT = 5;
const PAIRS = 7;
/** A measurement takes so long at least; some of the work is over in less than a millisecond. */
const ENOUGH_MS = 20;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Milliseconds of a call, from a heap on which earlier calls have left nothing to be collected. */
function callTime(work: Work, text: string, calls: number): number {
  collectGarbage();
  return processorTime(work, text, calls) / calls;
}

/**
 * How much longer a text four times as long takes, up to a million characters. Both sides read as much text and leave
 * as much garbage, so that neither pays for what the other has left.
 */
export function* growthFigures(): Generator<Figure> {
  for (const [name, piece] of Object.entries(GROWING)) {
    const long = repeatTo(piece, LONG);
    const short = repeatTo(piece, LONG / TIMES);
    for (const [what, count] of Object.entries({ countSegments, analyzeMessage })) {
      const work = (text: string) => count(text, { stop: true });
      processorTime(work, short, TIMES);
      const calls = Math.max(1, Math.ceil(ENOUGH_MS / processorTime(work, long, 1)));
      const pairs = Array.from({ length: PAIRS }, () => {
        const shortTime = callTime(work, short, calls * TIMES);
        const ms = callTime(work, long, calls);
        return { ms, ratio: ms / shortTime };
      });
      const ratio = median(pairs.map((pair) => pair.ratio));
      const ms = median(pairs.map((pair) => pair.ms));
      yield {
        what: `${what}: 1,000,000 against 250,000 characters, ${name}`,
        measured: `${ratio.toFixed(1)}x (${ms.toFixed(ms < 10 ? 1 : 0)} ms)`,
        limit: `< ${LIMIT}x`,
        reached: ratio < LIMIT,
      };
    }
  }
}
