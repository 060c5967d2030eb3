import type { MessageAnalysis } from "@sms-composer/core/segments";
import { amount, formatCount } from "../terminal/amounts.ts";
import type { Paint } from "../terminal/paint.ts";
import { restOfRows, ROWS } from "../terminal/row-limit.ts";
import { alignColumns } from "../terminal/text-columns.ts";
import { namedCharacter, namedText, visibleText } from "../terminal/visible-text.ts";

/** Places that a row shows at most. */
const PLACES = 5;

/** A character that is replaced or cannot be sent, wherever it stands. */
interface Repeated<Change> {
  readonly change: Change;
  readonly places: number[];
}

/**
 * A table of the characters that the platform replaces, each character once, with what that costs; nothing for nothing.
 */
export function replacementTable({ replacements }: MessageAnalysis, paint: Paint): string[] {
  if (replacements.length === 0) return [];
  const total = replacements.reduce((sum, { unitDifference }) => sum + unitDifference, 0);
  const rows = repeatedChanges(replacements, ({ from }) => from).map(
    ({ change: { from, to, unitDifference }, places }) => [
      `  ${visibleText(from)} → ${namedText(to)}`,
      `×${formatCount(places.length)}`,
      difference(unitDifference * places.length),
      placesOf(places),
    ],
  );
  return [
    paint("yellow", `The platform replaces ${amount(replacements.length, "character")}, ${difference(total)}:`),
    ...table(rows),
  ];
}

/**
 * A table of the characters that cannot be sent, each character once, with what could be written instead; nothing for
 * nothing.
 */
export function unsupportedTable({ unsupported }: MessageAnalysis, paint: Paint): string[] {
  if (unsupported.length === 0) return [];
  const repeated = repeatedChanges(unsupported, ({ character, suggestion }) => `${character}\n${suggestion}`);
  const rows = repeated.map(({ change: { character, suggestion }, places }) => [
    `  ${namedCharacter(character)}`,
    `×${formatCount(places.length)}`,
    suggestion === undefined ? "nothing says the same" : suggestion ? `write ${namedText(suggestion)}` : "leave it out",
    placesOf(places),
  ]);
  return [
    paint("red", `${amount(unsupported.length, "character")} cannot be sent, and not counted above:`),
    ...table(rows),
  ];
}

function repeatedChanges<Change extends { readonly index: number }>(
  changes: readonly Change[],
  keyOf: (change: Change) => string,
): Repeated<Change>[] {
  const found = new Map<string, Repeated<Change>>();
  for (const change of changes) {
    const key = keyOf(change);
    const known = found.get(key);
    if (known) known.places.push(change.index);
    else found.set(key, { change, places: [change.index] });
  }
  return [...found.values()];
}

function table(rows: readonly string[][]): string[] {
  return [...alignColumns(rows.slice(0, ROWS), ["left", "right", "left", "left"]), ...restOfRows(rows.length)];
}

function placesOf(places: readonly number[]): string {
  return `at ${places.slice(0, PLACES).join(", ")}${places.length > PLACES ? ", …" : ""}`;
}

function difference(units: number): string {
  if (units === 0) return "same length";
  return units > 0 ? `${amount(units, "unit")} more` : `${amount(-units, "unit")} fewer`;
}
