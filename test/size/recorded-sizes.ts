import { readFileSync, writeFileSync } from "node:fs";
import type { Size } from "./entries.ts";

const FILE = new URL("recorded-sizes.json", import.meta.url);

/** Bytes by the name of the entry, as they were when somebody last looked at them and agreed. */
export type RecordedSizes = Readonly<Record<string, number>>;

export const readRecordedSizes = (): RecordedSizes => JSON.parse(readFileSync(FILE, "utf8")) as RecordedSizes;

export function recordSizes(sizes: readonly Size[]): void {
  const recorded: RecordedSizes = Object.fromEntries(sizes.map(({ name, bytes }) => [name, bytes]));
  writeFileSync(FILE, `${JSON.stringify(recorded, undefined, 2)}\n`);
}

/** The faults of a size: above its limit, or no longer what is recorded. */
export function faultsOf({ name, bytes, limit = Infinity }: Size, recorded: RecordedSizes): readonly string[] {
  const before = recorded[name];
  const moved = bytes !== before;
  return [
    ...(bytes <= limit ? [] : [`${bytes - limit} bytes above its limit of ${limit}`]),
    ...(moved ? [`${bytes} bytes, ${before ?? "nothing"} recorded; if that is meant: pnpm size --record`] : []),
  ];
}
