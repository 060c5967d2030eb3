import { rmSync } from "node:fs";
import { basename } from "node:path";
import { rescueOutbox } from "../backup/rescue.ts";
import { DatabaseError, setAside } from "@sms-composer/outbox/sqlite";

/** Begins the outbox anew with what can be read of the one that was moved aside; of another file nothing is rescued. */
export function rescuedFrom(kept: string, file: string): number {
  if (basename(file) !== "outbox.sqlite") return 0;
  try {
    return rescueOutbox(kept, file);
  } catch {
    // No room for it: it can be rescued later.
    for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
    return 0;
  }
}

/**
 * Opens what lies in several files; one that is damaged, and that one alone, is moved aside, and a new one begun.
 * @param moved is told of each file and its new name
 * @throws whatever else is wrong, and what is wrong with a file that is new
 */
export function openOrSetAside<Opened>(
  open: () => Opened,
  now: () => Date,
  moved: (file: string, kept: string) => void,
): Opened {
  for (const seen = new Set<string>(); ;) {
    try {
      return open();
    } catch (error) {
      const isDamaged = error instanceof DatabaseError && error.problem === "damaged";
      if (!isDamaged || seen.has(error.file)) throw error;
      seen.add(error.file);
      moved(error.file, setAside(error.file, now()));
    }
  }
}
