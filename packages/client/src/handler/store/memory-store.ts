import type { SendOutcome } from "@sms-composer/core/requests";
import type { Claim, Counter, HandlerStore } from "./handler-store.ts";
import { StoreFullError } from "./handler-store.ts";
import { UsageWindow } from "./usage-window.ts";

/** Milliseconds for which a store remembers a key. */
export const RETENTION_MS = 24 * 3_600_000;

/** Milliseconds between two looks for quotas of which nothing is taken any more: one a send would make many users slow. */
const SWEEP_MS = 60_000;

/** Options of `memoryStore`. */
export interface MemoryStoreOptions {
  /** Keys that are remembered at most. @default 10,000 */
  readonly maxKeys?: number;
  /** The clock that says since when it remembers. @default the system's */
  readonly now?: () => Date;
}

interface Entry {
  readonly bodyHash: string;
  readonly claimedAt: number;
  outcome?: SendOutcome;
}

/**
 * A store in the memory of one process: 24 hours, and a bounded number of keys. The oldest key that is done makes room
 * for a new one; what is in flight is never forgotten. Not for several processes, nor for a runtime that starts anew
 * for each request.
 */
export function memoryStore({ maxKeys = 10_000, now = () => new Date() }: MemoryStoreOptions = {}): HandlerStore {
  // Ordered by the time of the claim, as Maps keep the order of insertion.
  const entries = new Map<string, Entry>();
  const windows = new Map<string, UsageWindow>();
  let sweptAt = -Infinity;
  let since = now().getTime();

  const known = (id: string, at: number): Entry | undefined => {
    const entry = entries.get(id);
    const isOver = entry?.outcome !== undefined && at - entry.claimedAt >= RETENTION_MS;
    return isOver ? undefined : entry;
  };

  const makeRoom = (at: number): void => {
    for (const [id, { outcome, claimedAt }] of entries) {
      const isFull = entries.size >= maxKeys;
      if (!isFull && at - claimedAt < RETENTION_MS) break;
      if (outcome === undefined) continue;
      entries.delete(id);
      // What was claimed until then is no longer all known.
      if (at - claimedAt < RETENTION_MS) since = Math.max(since, claimedAt + 1);
    }
    if (entries.size >= maxKeys) throw new StoreFullError("the store has no room for another key");
  };

  return {
    get since() {
      return new Date(since);
    },
    async claim(scope, key, bodyHash, now) {
      const id = idOf(scope, key);
      const at = now.getTime();
      const entry = known(id, at);
      if (entry) return entry.bodyHash === bodyHash ? claimOf(entry) : { ...claimOf(entry), state: "other-body" };
      entries.delete(id);
      makeRoom(at);
      entries.set(id, { bodyHash, claimedAt: at });
      return { state: "new" };
    },
    async finish(scope, key, outcome) {
      const entry = entries.get(idOf(scope, key));
      if (entry) entry.outcome = outcome;
    },
    async release(scope, key) {
      entries.delete(idOf(scope, key));
    },
    async read(scope, key, now) {
      const entry = known(idOf(scope, key), now.getTime());
      return entry && claimOf(entry);
    },
    async consume(counters, now) {
      const at = now.getTime();
      if (Math.abs(at - sweptAt) >= SWEEP_MS) {
        sweptAt = at;
        for (const [key, window] of windows) if (window.isEmpty(at)) windows.delete(key);
      }
      const windowOf = ({ key, windowMs }: Counter): UsageWindow => {
        const window = windows.get(key) ?? new UsageWindow(windowMs);
        windows.set(key, window);
        return window;
      };
      if (!counters.every((counter) => windowOf(counter).hasRoom(counter.amount, counter.limit, at))) return false;
      for (const counter of counters) windowOf(counter).add(counter.amount, at);
      return true;
    },
  };
}

function claimOf({ outcome }: Entry): Claim {
  return outcome === undefined ? { state: "in-flight" } : { state: "done", outcome };
}

/** Unambiguous, whatever characters the two are made of. */
function idOf(scope: string, key: string): string {
  return JSON.stringify([scope, key]);
}
