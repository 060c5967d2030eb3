/**
 * The cost of a keystroke on the page's main thread, in milliseconds of processor time: waiting for anything is not in
 * it.
 */
export interface KeystrokeCost {
  /** In functions of the page: listeners, microtasks, timers, until the next key. */
  readonly script: number;
  /** Everything until the frame is handed to the compositor: the editing, script, style, layout, paint. */
  readonly frame: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly type?: string } };
}

/** The categories that a trace needs for {@link keystrokeCosts}. */
export const TRACE_CATEGORIES = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "toplevel",
  "v8.execute",
];

const SCRIPT = new Set(["FunctionCall", "RunMicrotasks"]);
const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;

/** Without those that happened inside another of them. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = -Infinity;
  return events.filter((event) => {
    if (event.ts < end) return false;
    end = endOf(event);
    return true;
  });
}

const processorTime = (events: readonly TraceEvent[]): number =>
  events.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;

/** The keystrokes of a trace of Chromium, in their order; keys that changed no picture are left out. */
export function keystrokeCosts(trace: string): KeystrokeCost[] {
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const isDown = ({ name, args }: TraceEvent): boolean => name === "EventDispatch" && args.data?.type === "keydown";
  const key = traceEvents.find(isDown);
  const events = traceEvents
    .filter(({ ph, pid, tid }) => ph === "X" && pid === key?.pid && tid === key.tid)
    .sort((a, b) => a.ts - b.ts);
  const tasks = outermost(events.filter(({ name }) => name === "ThreadControllerImpl::RunTask"));
  const scripts = outermost(events.filter(({ name }) => SCRIPT.has(name)));
  const commits = events.filter(({ name }) => name === "Commit");
  const downs = events.filter(isDown).map(({ ts }) => ts);
  return downs.flatMap((down, i) => {
    const next = downs[i + 1] ?? Infinity;
    const painted = commits.find((commit) => commit.ts > down && commit.ts < next);
    if (!painted) return [];
    return {
      script: processorTime(scripts.filter(({ ts }) => ts >= down && ts < next)),
      frame: processorTime(tasks.filter((task) => endOf(task) > down && task.ts < endOf(painted))),
    };
  });
}

/** The longest task of a page's main thread in a trace of Chromium, in milliseconds of processor time. */
export function longestTask(trace: string): number {
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ ph, name, args }) => ph === "M" && name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ ph, name, pid, tid }) => ph === "X" && name === "ThreadControllerImpl::RunTask" && mains.has(`${pid} ${tid}`),
  );
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1000;
}
