import type { FrozenOptions, StoreContext } from "../store/batch-rows.ts";

/** The texts and senders that were used last, each once, the latest first. */
export interface RecentWriting {
  readonly texts: readonly string[];
  readonly senders: readonly string[];
}

/** Messages that are looked at. */
const LOOKED_AT = 200;
const MAX_TEXTS = 10;
const MAX_SENDERS = 6;

export function readRecent({ db }: StoreContext): RecentWriting {
  const rows = db.all<{ text: string; options: string }>(
    "SELECT text, options FROM message ORDER BY number DESC LIMIT ?",
    LOOKED_AT,
  );
  const senders = rows.flatMap(({ options }) => (JSON.parse(options) as FrozenOptions).sender ?? []);
  return {
    texts: [...new Set(rows.map(({ text }) => text))].slice(0, MAX_TEXTS),
    senders: [...new Set(senders)].slice(0, MAX_SENDERS),
  };
}
