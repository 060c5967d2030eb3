import { type AnalysisOptions } from "../gateways/profiles.ts";
import { countSegments } from "../gateways/segment-count.ts";
import type { SegmentCount } from "../gsm/septet-count.ts";
import { fillCompiled } from "./filled-template.ts";
import { compileTemplate } from "./template.ts";

/** The lengths of the values of a field, in units of one SMS character. */
export interface FieldLengths {
  readonly name: string;
  /** @default 0 */
  readonly min?: number;
  /** @default 20 */
  readonly max?: number;
}

/** The shortest and the longest that a text can become. */
export interface CountRange {
  readonly min: SegmentCount;
  readonly max: SegmentCount;
}

/** Longer values than a whole message are not tried. */
const MAX_VALUE_LENGTH = 2000;

/** Counts a text with fields while there is no list: with the shortest values of each field, and with the longest. */
export function estimateRange(
  message: string,
  fields: readonly FieldLengths[],
  options: AnalysisOptions = {},
): CountRange {
  const template = compileTemplate(message, { fields: fields.map(({ name }) => name) });
  const countWith = (lengthOf: (field: FieldLengths) => number): SegmentCount => {
    const values = fields.map((field) =>
      "x".repeat(Math.max(0, Math.min(Math.trunc(lengthOf(field)), MAX_VALUE_LENGTH))),
    );
    return countSegments(fillCompiled(template, (column) => values[column]).text, options);
  };
  return { min: countWith(({ min = 0 }) => min), max: countWith(({ max = 20 }) => max) };
}
