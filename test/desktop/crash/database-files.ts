import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";

/** The files of a database: its own and, until it is closed, a log beside it. */
const SUFFIXES = ["", "-wal"];

export function copyDatabase(from: string, to: string): void {
  for (const suffix of SUFFIXES) if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
}

export function removeDatabase(file: string): void {
  for (const suffix of SUFFIXES) rmSync(file + suffix, { force: true });
}

/** In the place of what is there. */
export function moveDatabase(from: string, to: string): void {
  removeDatabase(to);
  for (const suffix of SUFFIXES) if (existsSync(from + suffix)) renameSync(from + suffix, to + suffix);
}
