import { BATCH_STATES } from "../machine/batch-state.ts";
import type { Dialect } from "./sql-database.ts";

/** One script for each version of the tables, in order, only ever appended to. Times are milliseconds since 1970. */
export function migrations({ integer, real, identity, tableOptions }: Dialect): readonly string[] {
  const states = BATCH_STATES.map((state) => `'${state}'`).join(", ");
  return [
    `
CREATE TABLE sms_outbox_send (
  id ${identity},
  account TEXT NOT NULL,
  scope TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  priority ${integer} NOT NULL,
  queued_at ${integer} NOT NULL,
  progress_at ${integer} NOT NULL,
  left_out TEXT NOT NULL,
  UNIQUE (account, scope, idempotency_key)
)${tableOptions};

CREATE TABLE sms_outbox_portion (
  id ${identity},
  send_id ${integer} NOT NULL REFERENCES sms_outbox_send (id) ON DELETE CASCADE,
  position ${integer} NOT NULL,
  account TEXT NOT NULL,
  priority ${integer} NOT NULL,
  state TEXT NOT NULL CHECK (state IN (${states})),
  tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 20),
  tag_drawn ${integer} NOT NULL,
  options TEXT NOT NULL,
  recipients ${integer} NOT NULL,
  scheduled_at ${integer},
  due_at ${integer},
  tries ${integer} NOT NULL DEFAULT 0,
  lookups ${integer} NOT NULL DEFAULT 0,
  decisions ${integer} NOT NULL DEFAULT 1,
  unknown_since ${integer},
  accepted_at ${integer},
  may_have_gone ${integer} NOT NULL DEFAULT 0,
  attempt TEXT,
  first_attempt_at ${integer},
  last_attempt_at ${integer},
  lease_until ${integer},
  is_reported ${integer} NOT NULL DEFAULT 0,
  message_id TEXT,
  segments ${integer},
  cost ${real},
  currency TEXT,
  copies ${integer} NOT NULL DEFAULT 0,
  reason TEXT,
  refused TEXT,
  UNIQUE (send_id, position),
  CHECK (state <> 'accepted' OR accepted_at IS NOT NULL),
  CHECK (state NOT IN ('queued', 'unknown') OR due_at IS NOT NULL),
  CHECK (state <> 'sending' OR (attempt IS NOT NULL AND lease_until IS NOT NULL))
)${tableOptions};
CREATE INDEX sms_outbox_portion_due ON sms_outbox_portion (account, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX sms_outbox_portion_sending ON sms_outbox_portion (lease_until) WHERE state = 'sending';
CREATE INDEX sms_outbox_portion_unreported ON sms_outbox_portion (account, id) WHERE is_reported = 0 AND state NOT IN ('queued', 'sending', 'unknown');
CREATE INDEX sms_outbox_portion_attempt ON sms_outbox_portion (attempt) WHERE state = 'sending';
CREATE INDEX sms_outbox_portion_tag ON sms_outbox_portion (tag) WHERE tag_drawn = 0;

CREATE TABLE sms_outbox_entries (
  portion_id ${integer} PRIMARY KEY REFERENCES sms_outbox_portion (id) ON DELETE CASCADE,
  row_numbers TEXT NOT NULL,
  entries TEXT NOT NULL
)${tableOptions};

CREATE TABLE sms_outbox_account (
  account TEXT PRIMARY KEY,
  next_at ${integer} NOT NULL DEFAULT 0,
  blocked_until ${integer} NOT NULL DEFAULT 0,
  slowdown ${real} NOT NULL DEFAULT 1,
  hold_reason TEXT,
  check_at ${integer},
  tries ${integer} NOT NULL DEFAULT 0
)${tableOptions};

CREATE TABLE sms_outbox_key (
  scope TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  outcome TEXT,
  claimed_at ${integer} NOT NULL,
  PRIMARY KEY (scope, idempotency_key)
)${tableOptions};
CREATE INDEX sms_outbox_key_age ON sms_outbox_key (claimed_at) WHERE outcome IS NOT NULL;

CREATE TABLE sms_outbox_lock (
  name TEXT PRIMARY KEY
)${tableOptions};

CREATE TABLE sms_outbox_quota (
  id ${identity},
  quota TEXT NOT NULL,
  amount ${real} NOT NULL,
  free_at ${integer} NOT NULL
)${tableOptions};
CREATE INDEX sms_outbox_quota_taken ON sms_outbox_quota (quota, free_at);
`,
    // When numbers and texts were erased, and what each request took from the limits.
    `
ALTER TABLE sms_outbox_send ADD COLUMN erased_at ${integer};
ALTER TABLE sms_outbox_portion ADD COLUMN planned_segments ${integer} NOT NULL DEFAULT 0;
ALTER TABLE sms_outbox_portion ADD COLUMN planned_cost ${real} NOT NULL DEFAULT 0;
CREATE INDEX sms_outbox_send_age ON sms_outbox_send (account, progress_at) WHERE erased_at IS NULL;
`,
    // The number of each request's last change, counted for each account: what other processes do is found by it.
    `
ALTER TABLE sms_outbox_account ADD COLUMN changes ${integer} NOT NULL DEFAULT 0;
ALTER TABLE sms_outbox_portion ADD COLUMN change_number ${integer} NOT NULL DEFAULT 0;
CREATE INDEX sms_outbox_portion_change ON sms_outbox_portion (account, change_number) WHERE change_number > 0;
`,
  ];
}
