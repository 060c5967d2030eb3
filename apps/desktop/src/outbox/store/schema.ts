import { BATCH_STATES } from "../machine/batch-state.ts";

const oneOf = (values: readonly string[]) => values.map((value) => `'${value}'`).join(", ");

const ATTEMPT_OUTCOMES = ["sent", "refused", "never_left", "unknown"] as const;
export const RECIPIENT_STATUSES = ["waiting", "delivered", "not_delivered"] as const;

/**
 * The tables of the outbox, one script for each version. Times are milliseconds since 1970.
 *
 * A `message` is what a person wrote, frozen when it was sent off; a `batch` is one request to the API, with at most
 * 500 of its recipients; an `attempt` is one time that a batch went, or may have gone, over the network.
 */
export const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  content TEXT NOT NULL CHECK (json_valid(content)),
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE message (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  text TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)),
  search_text TEXT NOT NULL,
  scheduled_at INTEGER,
  queued_at INTEGER NOT NULL,
  fresh_until INTEGER NOT NULL,
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1))
) STRICT;
CREATE INDEX message_by_time ON message (queued_at DESC, id DESC);

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  message_id TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN (${oneOf(BATCH_STATES)})),
  tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 20),
  tag_drawn INTEGER NOT NULL CHECK (tag_drawn IN (0, 1)),
  decisions INTEGER NOT NULL DEFAULT 1,
  due_at INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  lookups INTEGER NOT NULL DEFAULT 0,
  unknown_since INTEGER,
  accepted_at INTEGER,
  provider_id INTEGER,
  segments INTEGER,
  cost REAL,
  currency TEXT,
  copies INTEGER NOT NULL DEFAULT 0,
  reason TEXT CHECK (json_valid(reason)),
  UNIQUE (message_id, position),
  CHECK (state <> 'accepted' OR accepted_at IS NOT NULL),
  CHECK (state NOT IN ('queued', 'unknown') OR due_at IS NOT NULL)
) STRICT;
CREATE INDEX batch_due ON batch (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX batch_state ON batch (state);
CREATE UNIQUE INDEX batch_drawn_tag ON batch (tag) WHERE tag_drawn = 1;

CREATE TABLE attempt (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT CHECK (outcome IN (${oneOf(ATTEMPT_OUTCOMES)})),
  reason TEXT CHECK (json_valid(reason))
) STRICT;
CREATE INDEX attempt_batch ON attempt (batch_id);
CREATE UNIQUE INDEX attempt_in_flight ON attempt (batch_id) WHERE outcome IS NULL;

CREATE TABLE recipient (
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  phone TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN (${oneOf(RECIPIENT_STATUSES)})),
  status_at INTEGER,
  PRIMARY KEY (batch_id, phone)
) STRICT, WITHOUT ROWID;
CREATE INDEX recipient_phone ON recipient (phone);
`,
  // An identifier beyond 2^53 - 1 is kept as its digits: an INTEGER column could not be read back.
  `
ALTER TABLE batch RENAME COLUMN provider_id TO provider_number;
ALTER TABLE batch ADD COLUMN provider_id ANY;
UPDATE batch SET provider_id = provider_number;
ALTER TABLE batch DROP COLUMN provider_number;
`,
];
