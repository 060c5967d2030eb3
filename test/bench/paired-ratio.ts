import { do_not_optimize as keepAlive, measure } from "mitata";

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
};

/** The measured work: a function of one text. */
export type Work = (text: string) => unknown;

/**
 * Copies of a text that share no memory. With one and the same string an engine compiles a small function for that
 * string alone, which no real caller sees.
 */
const copiesOf = (text: string): string[] => {
  const encoding = /[^\0-\xff]/.test(text) ? "utf16le" : "latin1";
  return Array.from({ length: 8 }, () => Buffer.from(text, encoding).toString(encoding));
};

function timeCalls(work: Work, texts: readonly string[], calls: number): number {
  const startedAt = performance.now();
  for (let call = 0; call < calls; call++) keepAlive(work(texts[call & 7] as string)); // there are eight
  return performance.now() - startedAt;
}

/** About this long each side of a pair takes, in milliseconds: mostly less than a turn on a busy machine. */
const SLICE = 0.2;
const PAIRS = 801;
const WARM_UP_CALLS = 3000;

/**
 * The factor by which `work` takes longer than `base` on a text: the median of many pairs that are measured one right
 * after the other, in one process, so that a busy machine or a changing clock weighs on both.
 */
export function pairedRatio(work: Work, base: Work, text: string): { ratio: number; nanoseconds: number } {
  const texts = copiesOf(text);
  timeCalls(base, texts, WARM_UP_CALLS);
  timeCalls(work, texts, WARM_UP_CALLS);
  const calls = Math.max(8, Math.round((SLICE * WARM_UP_CALLS) / timeCalls(base, texts, WARM_UP_CALLS)));
  const ratios: number[] = [];
  const times: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    // Each goes first as often as the other.
    const early = pair % 2 === 0 ? timeCalls(work, texts, calls) : 0;
    const baseTime = timeCalls(base, texts, calls);
    const workTime = early || timeCalls(work, texts, calls);
    ratios.push(workTime / baseTime);
    times.push((workTime * 1e6) / calls);
  }
  return { ratio: median(ratios), nanoseconds: median(times) };
}

const WARM_UP_MS = 100;
const BUDGET_MS = 300;

/** Runs it until it is compiled; answers how many calls take about a slice, at least one. */
function callsInSlice(work: Work, texts: readonly string[]): number {
  let calls = 0;
  let took = 0;
  for (; calls < WARM_UP_CALLS && took < WARM_UP_MS; calls += 8) took += timeCalls(work, texts, 8);
  return Math.max(1, Math.round((SLICE * calls) / took));
}

/**
 * The same for two that may be far apart: about a slice of each in turn, for a while. Medians: how many times longer
 * `work` takes than `base`, and microseconds of a call of each.
 */
export function timesLonger(work: Work, base: Work, text: string): { ratio: number; work: number; base: number } {
  const texts = copiesOf(text);
  const [workCalls, baseCalls] = [callsInSlice(work, texts), callsInSlice(base, texts)];
  const pairs: { work: number; base: number }[] = [];
  const end = performance.now() + BUDGET_MS;
  do {
    pairs.push({
      work: (timeCalls(work, texts, workCalls) * 1000) / workCalls,
      base: (timeCalls(base, texts, baseCalls) * 1000) / baseCalls,
    });
  } while (performance.now() < end);
  return {
    ratio: median(pairs.map((pair) => pair.work / pair.base)),
    work: median(pairs.map((pair) => pair.work)),
    base: median(pairs.map((pair) => pair.base)),
  };
}

/** Milliseconds of one call: a quarter of many were faster. On a busy machine the slower ones say more about that. */
export async function callTime(work: Work, text: string): Promise<number> {
  const texts = copiesOf(text);
  let call = 0;
  const nanoseconds = await measure(() => work(texts[call++ & 7] as string), { min_cpu_time: 2e8, min_samples: 30 });
  return nanoseconds.p25 / 1e6;
}

/** Milliseconds of processor time, all threads together: for work that is longer than a turn on a busy machine. */
export function processorTime(work: Work, text: string, calls: number): number {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call++) keepAlive(work(text));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
