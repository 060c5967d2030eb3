/** The summary that `npm test` prints between its last stage and its closing line. */
import type { FileTime, Tally } from "./tally.ts";

/** The result of a stage. */
export interface StageResult {
  readonly tally: Tally;
  readonly seconds: number;
  /** In place of figures, where the stage did not run. */
  readonly note?: string;
}

const SLOWEST = 10;

const secondsOf = (seconds: number): string => `${seconds.toFixed(1)} s`;

/** One line for a stage: whether it is green, its figures, and how long it took. */
export function stageLine(title: string, { tally: { passed, failed, skipped }, seconds, note }: StageResult): string {
  const mark = failed > 0 ? "✖" : passed > 0 ? "✔" : "−";
  const left = skipped.length > 0 ? `, ${skipped.length} skipped` : "";
  return `${mark} ${title}: ${note ?? `${passed} passed, ${failed} failed${left}, ${secondsOf(seconds)}`}`;
}

/** The files whose tests took longest, all stages together, and how long everything took. */
export function slowestLines({ times }: Tally, wholeSeconds: number): readonly string[] {
  const slowest = times.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  const lines = slowest.map(({ file, seconds }: FileTime) => `  ${secondsOf(seconds).padStart(8)}  ${file}`);
  const whole = `Everything took ${secondsOf(wholeSeconds)}.`;
  return lines.length === 0 ? [whole] : [`${whole} The slowest test files:`, ...lines];
}

/** Lines of a message that are shown of a failure; the stage has printed it whole. */
const MESSAGE_LINES = 6;

/** The failures by name: what the stages printed of it may be thousands of lines above. */
export function failureLines({ failures }: Tally): readonly string[] {
  if (failures.length === 0) return [];
  return [
    "Failed:",
    ...failures.flatMap(({ name, message = "" }) => [
      `  ✖ ${name}`,
      ...message
        .split("\n")
        .filter((line) => line.trim() !== "")
        .slice(0, MESSAGE_LINES)
        .map((line) => `      ${line}`),
    ]),
  ];
}

/** The skipped tests and how to have them run, grouped by the reason. */
export function skipLines({ skipped }: Tally): readonly string[] {
  if (skipped.length === 0) return [];
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return [
    "Skipped. To have it run, install what is named; REQUIRE=php,go,… makes such a skip fail.",
    ...reasons.flatMap((reason) => [
      `  ${reason}:`,
      ...skipped.filter((skip) => skip.reason === reason).map(({ name }) => `    − ${name}`),
    ]),
  ];
}
