import { nextTurn } from "../../apps/desktop/src/turns.ts";

/** Milliseconds of the main process that a question of the page takes at most: a list that answers at once. */
const QUESTION = 50;
/** Milliseconds without a turn for anything else, at most: what a person begins to notice in a window. */
const PAUSE = 100;

/** Prints the time that the main process is held by some work, and compares it with what a person does not notice. */
export function mainProcessTime() {
  let isTooLong = false;

  function print(what: string, longest: number, limit: number, details: string): void {
    const verdict = longest > limit ? `; TOO LONG, at most ${limit} ms` : "";
    if (verdict !== "") isTooLong = true;
    console.log(`${what}: ${details}${verdict}`);
  }

  /** A question, asked some times: their median is compared, since the first one reads from the disk. */
  function question(what: string, times: number, work: () => unknown, limit = QUESTION): void {
    const durations = Array.from({ length: times }, () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }).toSorted((one, other) => one - other);
    const median = durations[Math.floor(times / 2)] ?? 0;
    print(what, median, limit, `${median.toFixed(1)} ms, at most ${(durations.at(-1) ?? 0).toFixed(1)} ms`);
  }

  return {
    question,
    /** A change that is done in one go. */
    change: (what: string, work: () => unknown) => question(what, 1, work, PAUSE),
    /** Work in slices, between which the process does other things: the longest slice is compared. */
    sliced(what: string, work: () => Generator): void {
      const slices = work();
      const durations: number[] = [];
      for (let isDone = false; !isDone;) {
        const before = process.cpuUsage();
        isDone = slices.next().done ?? false;
        const { user, system } = process.cpuUsage(before);
        durations.push((user + system) / 1000);
      }
      const longest = Math.max(...durations);
      const sum = durations.reduce((total, each) => total + each, 0);
      const details = `${sum.toFixed(1)} ms in ${durations.length} slices of at most ${longest.toFixed(1)} ms`;
      print(what, longest, PAUSE, details);
    },
    /**
     * Work that goes on beside other work: the processor time of the longest turn of the main thread is compared. The
     * longest turn by the clock depends on what else the machine does.
     *
     * @returns how long the work took by the clock, in milliseconds
     */
    async background(what: string, work: () => unknown): Promise<number> {
      let longest = 0;
      let longestByClock = 0;
      let isRunning = true;
      let before = process.threadCpuUsage();
      let at = performance.now();
      function turn(): void {
        const { user, system } = process.threadCpuUsage(before);
        longest = Math.max(longest, (user + system) / 1000);
        longestByClock = Math.max(longestByClock, performance.now() - at);
        before = process.threadCpuUsage();
        at = performance.now();
        if (isRunning) setImmediate(turn);
      }
      const begun = performance.now();
      setImmediate(turn);
      await nextTurn();
      await work();
      isRunning = false;
      await nextTurn();
      const took = performance.now() - begun;
      const details = `longest pause ${longest.toFixed(0)} ms, by the clock ${longestByClock.toFixed(0)} ms, of ${took.toFixed(0)} ms`;
      print(what, longest, PAUSE, details);
      return took;
    },
    /** Something that is measured otherwise, in milliseconds, with a limit of its own. */
    compare: print,
    /** Whether anything took longer than its limit. */
    isTooLong: () => isTooLong,
  };
}

export type MainProcessTime = ReturnType<typeof mainProcessTime>;
