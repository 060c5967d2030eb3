PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE sms_outbox_send (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  scope TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  priority INTEGER NOT NULL,
  queued_at INTEGER NOT NULL,
  progress_at INTEGER NOT NULL,
  left_out TEXT NOT NULL,
  UNIQUE (account, scope, idempotency_key)
) STRICT;
INSERT INTO sms_outbox_send VALUES(1,'default','','accepted','fea795c2d323971f3f8b8923db896bd7a91633532639bea239aac643e5404da7',0,1793610000000,1793610000000,'{"invalid":[],"duplicates":[],"isList":false}');
INSERT INTO sms_outbox_send VALUES(2,'default','','interrupted','ef3858a6fd35eb3e650040f08e648648430a4e0da36a308ba5b341043a35e70f',0,1793610060000,1793610060000,'{"invalid":[],"duplicates":[],"isList":false}');
INSERT INTO sms_outbox_send VALUES(3,'default','anne','queued','cf0f377405b6724bb45515138348ac8187d24a3ac593fb6efeb4b4ea94e73ecb',1,1793610120000,1793610120000,'{"invalid":[{"row":2,"issues":[{"field":"recipients","code":"too-short","params":{"source":"12"}}]}],"duplicates":[],"isList":true}');
CREATE TABLE sms_outbox_portion (
  id INTEGER PRIMARY KEY,
  send_id INTEGER NOT NULL REFERENCES sms_outbox_send (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  account TEXT NOT NULL,
  priority INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'unknown', 'needs-user', 'accepted', 'failed', 'cancelled', 'given-up')),
  tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 20),
  tag_drawn INTEGER NOT NULL,
  options TEXT NOT NULL,
  recipients INTEGER NOT NULL,
  scheduled_at INTEGER,
  due_at INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  lookups INTEGER NOT NULL DEFAULT 0,
  decisions INTEGER NOT NULL DEFAULT 1,
  unknown_since INTEGER,
  accepted_at INTEGER,
  may_have_gone INTEGER NOT NULL DEFAULT 0,
  attempt TEXT,
  first_attempt_at INTEGER,
  last_attempt_at INTEGER,
  lease_until INTEGER,
  is_reported INTEGER NOT NULL DEFAULT 0,
  message_id TEXT,
  segments INTEGER,
  cost REAL,
  currency TEXT,
  copies INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  refused TEXT,
  UNIQUE (send_id, position),
  CHECK (state <> 'accepted' OR accepted_at IS NOT NULL),
  CHECK (state NOT IN ('queued', 'unknown') OR due_at IS NOT NULL),
  CHECK (state <> 'sending' OR (attempt IS NOT NULL AND lease_until IS NOT NULL))
) STRICT;
INSERT INTO sms_outbox_portion VALUES(1,1,0,'default',0,'accepted','56cxt6da62ndtcx32y5l',1,'{}',1,NULL,NULL,0,0,1,NULL,1793610000000,0,'da93c81d-8df7-4d3b-85e4-2530ca8ca682',1793610000000,1793610000000,NULL,1,'307',1,0.037999999999999999056,'EUR',0,NULL,NULL);
INSERT INTO sms_outbox_portion VALUES(2,2,0,'default',0,'sending','vemtc6hlql6u6d6ffmo6',1,'{}',1,NULL,NULL,0,0,1,NULL,NULL,0,'53d37252-f703-4d2b-8a7a-4195a0804e6f',1793610060000,1793610060000,1793610120000,1,NULL,NULL,NULL,NULL,0,NULL,NULL);
INSERT INTO sms_outbox_portion VALUES(3,3,0,'default',1,'queued','eev6u4cnk72enodj7j4t',1,'{}',2,NULL,1793610120000,0,0,1,NULL,NULL,0,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0,NULL,NULL);
CREATE TABLE sms_outbox_entries (
  portion_id INTEGER PRIMARY KEY REFERENCES sms_outbox_portion (id) ON DELETE CASCADE,
  row_numbers TEXT NOT NULL,
  entries TEXT NOT NULL
) STRICT;
INSERT INTO sms_outbox_entries VALUES(1,'[0]','{"recipients":["+33612000001"],"messages":["Votre code est 4711."]}');
INSERT INTO sms_outbox_entries VALUES(2,'[0]','{"recipients":["+33612000002"],"messages":["Bonjour"]}');
INSERT INTO sms_outbox_entries VALUES(3,'[0,1]','{"recipients":["+33612000003","+33612000004"],"messages":["Bonjour Zoé, à demain.","Bonjour Max, à demain."]}');
CREATE TABLE sms_outbox_account (
  account TEXT PRIMARY KEY,
  next_at INTEGER NOT NULL DEFAULT 0,
  blocked_until INTEGER NOT NULL DEFAULT 0,
  slowdown REAL NOT NULL DEFAULT 1,
  hold_reason TEXT,
  check_at INTEGER,
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO sms_outbox_account VALUES('default',0,0,1.0,NULL,NULL,0);
CREATE TABLE sms_outbox_key (
  scope TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  outcome TEXT,
  claimed_at INTEGER NOT NULL,
  PRIMARY KEY (scope, idempotency_key)
) STRICT;
INSERT INTO sms_outbox_key VALUES('s','k','body','{"outcome":"not-sent"}',1793610120000);
CREATE TABLE sms_outbox_lock (
  name TEXT PRIMARY KEY
) STRICT;
INSERT INTO sms_outbox_lock VALUES('["outbox","smsPerDay","default"]');
CREATE TABLE sms_outbox_quota (
  id INTEGER PRIMARY KEY,
  quota TEXT NOT NULL,
  amount REAL NOT NULL,
  free_at INTEGER NOT NULL
) STRICT;
INSERT INTO sms_outbox_quota VALUES(1,'["outbox","smsPerDay","default"]',4.0,1793696520000);
CREATE INDEX sms_outbox_portion_due ON sms_outbox_portion (account, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX sms_outbox_portion_sending ON sms_outbox_portion (lease_until) WHERE state = 'sending';
CREATE INDEX sms_outbox_portion_unreported ON sms_outbox_portion (account, id) WHERE is_reported = 0 AND state NOT IN ('queued', 'sending', 'unknown');
CREATE INDEX sms_outbox_portion_attempt ON sms_outbox_portion (attempt) WHERE state = 'sending';
CREATE INDEX sms_outbox_portion_tag ON sms_outbox_portion (tag) WHERE tag_drawn = 0;
CREATE INDEX sms_outbox_key_age ON sms_outbox_key (claimed_at) WHERE outcome IS NOT NULL;
CREATE INDEX sms_outbox_quota_taken ON sms_outbox_quota (quota, free_at);
COMMIT;
