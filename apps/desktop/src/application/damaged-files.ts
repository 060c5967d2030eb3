import { DatabaseError, setAside } from "@sms-composer/outbox/sqlite";

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
