import type { CallName } from "./calls.ts";

/** A limit of how often a call may be made, and of how much it may carry. */
export interface CallLimit {
  /** Calls at once. */
  readonly burst: number;
  /** Calls in the long run. */
  readonly perMinute: number;
  /** Characters of all strings of the argument together. */
  readonly characters: number;
}

/** The usual limit: more than a person and the page's own work come to. */
const USUAL: CallLimit = { burst: 300, perMinute: 3_000, characters: 100_000 };
/** A hundred thousand numbers. */
const NUMBERS = 2_500_000;
/** A hundred thousand rows, each of some hundred characters. */
const ROWS = 30_000_000;

const RARE = { burst: 5, perMinute: 12 };

const LIMITS: Partial<Readonly<Record<CallName, Partial<CallLimit>>>> = {
  send: { burst: 20, perMinute: 30, characters: ROWS },
  saveDraft: { burst: 60, perMinute: 600, characters: 6_000_000 },
  saveDraftList: { burst: 10, perMinute: 60, characters: ROWS },
  importContacts: { burst: 12, perMinute: 20, characters: ROWS },
  listProviderGroups: { burst: 20, perMinute: 60 },
  importProviderGroup: { burst: 20, perMinute: 60 },
  importTemplates: { ...RARE, characters: 5_000_000 },
  optOutsAmong: { burst: 20, perMinute: 60, characters: NUMBERS },
  addOptOuts: { burst: 20, perMinute: 60, characters: NUMBERS },
  readGroup: { burst: 20, perMinute: 120, characters: NUMBERS },
  useKey: RARE,
  openHandset: RARE,
  showDataFolder: RARE,
  exportHistory: RARE,
  exportOptOuts: RARE,
  exportTemplates: RARE,
  exportContacts: RARE,
  rescueHistory: RARE,
  makeBackup: RARE,
  chooseBackup: RARE,
  openBackup: RARE,
  lookForUpdate: RARE,
};

export const limitOf = (name: CallName): CallLimit => ({ ...USUAL, ...LIMITS[name] });

/**
 * Lets so many calls in at once, and afterwards as many as the time since allows.
 * @param now milliseconds, on a clock that only goes forward
 */
export function createRateLimit({ burst, perMinute }: CallLimit, now: () => number): () => boolean {
  let left = burst;
  let at = now();
  return () => {
    left = Math.min(burst, left + ((now() - at) / 60_000) * perMinute);
    at = now();
    if (left < 1) return false;
    left--;
    return true;
  };
}

/** Whether a value carries more characters than that; it is looked at no further. */
export function isLongerThan(value: unknown, characters: number): boolean {
  let left = characters;
  const take = (part: unknown): boolean => {
    if (typeof part === "string") left -= part.length;
    // What is empty has its cost as well.
    else if (Array.isArray(part)) return (left -= 1) < 0 || part.some(take);
    else if (typeof part === "object" && part !== null) {
      return Object.entries(part).some(([key, inner]) => (left -= key.length) < 0 || take(inner));
    }
    return left < 0;
  };
  return take(value);
}
