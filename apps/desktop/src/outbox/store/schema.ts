/**
 * The tables of the outbox, one script for each version. Times are milliseconds since 1970.
 *
 * A `message` is what a person wrote, frozen when it was sent off; a `batch` is one request to the API, with at most
 * 500 of its recipients; an `attempt` is one time that a batch went, or may have gone, over the network.
 *
 * These tables are the app's own. Those of `sqliteStore` keep the people of a request as one value, which is written,
 * sent and erased as a whole; the app's history is asked for single people: found by a number or a word, a receipt for
 * each, one person forgotten in every message, a deletion that can be undone, a draft that ends in the transaction that
 * queues it. Everything that decides what leaves, and whether it may leave again, is the package's and shared: states and
 * transitions, what a change writes into the columns of a request, how recipients are split, how a tag is judged, the
 * requests, the worker, and how the file is opened, brought up to date and copied.
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
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'unknown', 'needs_user', 'accepted', 'failed', 'cancelled', 'given_up')),
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
  outcome TEXT CHECK (outcome IN ('sent', 'refused', 'never_left', 'unknown')),
  reason TEXT CHECK (json_valid(reason))
) STRICT;
CREATE INDEX attempt_batch ON attempt (batch_id);
CREATE UNIQUE INDEX attempt_in_flight ON attempt (batch_id) WHERE outcome IS NULL;

CREATE TABLE recipient (
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  phone TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'not_delivered')),
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
  // Core's words for states and statuses; why a message is held; what the lists of the history are found by.
  `
CREATE TABLE message_3 (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  text TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)),
  search_text TEXT NOT NULL,
  scheduled_at INTEGER,
  queued_at INTEGER NOT NULL,
  fresh_until INTEGER NOT NULL,
  progress_at INTEGER NOT NULL,
  held TEXT CHECK (held IN ('person', 'stale', 'clock', 'account'))
) STRICT;
INSERT INTO message_3
  SELECT row_number() OVER (ORDER BY queued_at, id), id, account, text, options, search_text, scheduled_at, queued_at,
    fresh_until, queued_at, CASE WHEN paused = 0 THEN NULL WHEN fresh_until = 0 THEN 'stale' ELSE 'person' END
  FROM message;

CREATE TABLE batch_3 (
  id INTEGER PRIMARY KEY,
  message_id TEXT NOT NULL REFERENCES message_3 (id) ON DELETE CASCADE,
  message_number INTEGER NOT NULL,
  position INTEGER NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('queued', 'sending', 'unknown', 'needs-user', 'accepted', 'failed', 'cancelled', 'given-up')),
  tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 20),
  tag_drawn INTEGER NOT NULL CHECK (tag_drawn IN (0, 1)),
  decisions INTEGER NOT NULL DEFAULT 1,
  due_at INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  lookups INTEGER NOT NULL DEFAULT 0,
  unknown_since INTEGER,
  accepted_at INTEGER,
  provider_id ANY,
  segments INTEGER,
  cost REAL,
  currency TEXT,
  copies INTEGER NOT NULL DEFAULT 0,
  reason TEXT CHECK (json_valid(reason)),
  recipients INTEGER NOT NULL,
  delivered INTEGER NOT NULL DEFAULT 0,
  not_delivered INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  no_receipt INTEGER NOT NULL DEFAULT 0,
  UNIQUE (message_id, position),
  CHECK (state <> 'accepted' OR accepted_at IS NOT NULL),
  CHECK (state NOT IN ('queued', 'unknown') OR due_at IS NOT NULL)
) STRICT;
INSERT INTO batch_3
  SELECT batch.id, message_id, message_3.number, position,
    CASE state WHEN 'needs_user' THEN 'needs-user' WHEN 'given_up' THEN 'given-up' ELSE state END,
    tag, tag_drawn, decisions, due_at, tries, lookups, unknown_since, accepted_at, provider_id, segments, cost, currency,
    copies, CASE reason ->> 'kind'
      WHEN 'broken-rule' THEN json_set(reason, '$.kind', 'invalid')
      WHEN 'no-connection' THEN json_set(reason, '$.kind', 'unreachable')
      WHEN 'too-many-requests' THEN json_set(reason, '$.kind', 'rate-limited')
      ELSE reason END,
    (SELECT count(*) FROM recipient WHERE batch_id = batch.id),
    (SELECT count(*) FROM recipient WHERE batch_id = batch.id AND status = 'delivered'),
    (SELECT count(*) FROM recipient WHERE batch_id = batch.id AND status = 'not_delivered'),
    0, 0
  FROM batch JOIN message_3 ON message_3.id = message_id;

CREATE TABLE attempt_3 (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch_3 (id) ON DELETE CASCADE,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT CHECK (outcome IN ('sent', 'not-sent', 'unknown')),
  reason TEXT CHECK (json_valid(reason))
) STRICT;
INSERT INTO attempt_3
  SELECT id, batch_id, started_at, ended_at,
    CASE WHEN outcome IN ('refused', 'never_left') THEN 'not-sent' ELSE outcome END,
    CASE reason ->> 'kind'
      WHEN 'broken-rule' THEN json_set(reason, '$.kind', 'invalid')
      WHEN 'no-connection' THEN json_set(reason, '$.kind', 'unreachable')
      WHEN 'too-many-requests' THEN json_set(reason, '$.kind', 'rate-limited')
      ELSE reason END
  FROM attempt;

CREATE TABLE recipient_3 (
  batch_id INTEGER NOT NULL REFERENCES batch_3 (id) ON DELETE CASCADE,
  phone TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'waiting'
    CHECK (status IN ('waiting', 'delivered', 'not-delivered', 'failed', 'unknown')),
  status_at INTEGER,
  PRIMARY KEY (batch_id, phone)
) STRICT, WITHOUT ROWID;
INSERT INTO recipient_3
  SELECT batch_id, phone, CASE status WHEN 'not_delivered' THEN 'not-delivered' ELSE status END, status_at FROM recipient;

DROP TABLE attempt;
DROP TABLE recipient;
DROP TABLE batch;
DROP TABLE message;
ALTER TABLE message_3 RENAME TO message;
ALTER TABLE batch_3 RENAME TO batch;
ALTER TABLE attempt_3 RENAME TO attempt;
ALTER TABLE recipient_3 RENAME TO recipient;

CREATE INDEX message_by_account ON message (account, number);
CREATE INDEX message_by_schedule ON message (scheduled_at) WHERE scheduled_at IS NOT NULL;
CREATE INDEX batch_due ON batch (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX batch_by_state ON batch (state, message_number);
CREATE INDEX batch_delivered ON batch (message_number) WHERE delivered > 0;
CREATE INDEX batch_not_delivered ON batch (message_number) WHERE not_delivered > 0;
CREATE INDEX batch_failed ON batch (message_number) WHERE failed > 0;
CREATE INDEX batch_no_receipt ON batch (message_number) WHERE no_receipt > 0;
CREATE UNIQUE INDEX batch_drawn_tag ON batch (tag) WHERE tag_drawn = 1;
CREATE INDEX attempt_batch ON attempt (batch_id);
CREATE UNIQUE INDEX attempt_in_flight ON attempt (batch_id) WHERE outcome IS NULL;
`,
  // A text of its own for each recipient, the cells that it was made of, and what the provider said of each; the list
  // of a draft, apart from it, since a draft is written at each pause of typing.
  `
ALTER TABLE message ADD COLUMN list TEXT CHECK (json_valid(list));
ALTER TABLE recipient ADD COLUMN text TEXT;
ALTER TABLE recipient ADD COLUMN cells TEXT CHECK (json_valid(cells));
ALTER TABLE recipient ADD COLUMN segments INTEGER;
ALTER TABLE recipient ADD COLUMN cost REAL;
ALTER TABLE recipient ADD COLUMN code INTEGER;
CREATE TABLE draft_list (
  draft_id TEXT PRIMARY KEY,
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
`,
  // What was billed in all, so that months are summed without reading every recipient.
  `
ALTER TABLE batch ADD COLUMN sms INTEGER;
UPDATE batch SET sms = segments * recipients;
`,
  // By which the history finds a number, and sums a month, without reading all of it.
  `
CREATE INDEX recipient_phone ON recipient (phone);
CREATE INDEX message_by_account_and_time ON message (account, queued_at);
`,
  // A message of many recipients is written in several transactions; until the last one nothing of it leaves.
  `
ALTER TABLE message ADD COLUMN is_complete INTEGER NOT NULL DEFAULT 1 CHECK (is_complete IN (0, 1));
CREATE INDEX message_incomplete ON message (number) WHERE is_complete = 0;
`,
  // By which those whom the provider refused one by one are counted, at each change of a message, without reading the rest.
  `
CREATE INDEX recipient_refused ON recipient (batch_id) WHERE code IS NOT NULL;
`,
];
