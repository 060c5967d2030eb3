import { analyzeMessage, countSegments } from "@sms-composer/core/segments";
import type { Figure } from "./counting-speed.ts";
import { GROWING, repeatTo } from "./flat-texts.ts";
import { median, processorTime } from "./paired-ratio.ts";

const LONG = 1_000_000;
const TIMES = 4;
const LIMIT = 5;
/** Pairs of a long and a short text; the shortest ones are over in less than a millisecond. */
const PAIRS = 7;
const ENOUGH_MS = 5;

/** How much longer a text four times as long takes, up to a million characters. */
export function* growthFigures(): Generator<Figure> {
  for (const [name, piece] of Object.entries(GROWING)) {
    const long = repeatTo(piece, LONG);
    const short = repeatTo(piece, LONG / TIMES);
    for (const [what, count] of Object.entries({ countSegments, analyzeMessage })) {
      const work = (text: string) => count(text, { stop: true });
      const calls = Math.max(1, Math.ceil(ENOUGH_MS / processorTime(work, short, 1)));
      const pairs = Array.from({ length: PAIRS }, () => [
        processorTime(work, long, calls),
        processorTime(work, short, calls),
      ]);
      const ratio = median(pairs.map(([longer = 0, shorter = 0]) => longer / shorter));
      const ms = median(pairs.map(([longer = 0]) => longer / calls));
      yield {
        what: `${what}: 1,000,000 against 250,000 characters, ${name}`,
        measured: `${ratio.toFixed(1)}x (${ms.toFixed(ms < 10 ? 1 : 0)} ms)`,
        limit: `< ${LIMIT}x`,
        reached: ratio < LIMIT,
      };
    }
  }
}
