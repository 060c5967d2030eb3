import { readFileSync, writeFileSync } from "node:fs";

const FILE = new URL("recorded-sizes.json", import.meta.url);

/** Bytes by the name of the entry, as they were when somebody last looked at them and agreed. */
export type RecordedSizes = Readonly<Record<string, { readonly bytes: number; readonly limit: number }>>;

export const readRecordedSizes = (): RecordedSizes => JSON.parse(readFileSync(FILE, "utf8")) as RecordedSizes;

export const writeRecordedSizes = (sizes: RecordedSizes): void =>
  writeFileSync(FILE, `${JSON.stringify(sizes, undefined, 2)}\n`);
