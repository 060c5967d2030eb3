/** The tables of the people, one script for each version. Times are milliseconds since 1970, numbers are E.164. */
export const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  fields TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(fields)),
  search_text TEXT NOT NULL,
  sort_text TEXT NOT NULL
) STRICT;
CREATE INDEX contact_by_name ON contact (sort_text, id);

CREATE TABLE contact_phone (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  phone TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (contact_id, phone)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_by_phone ON contact_phone (phone);

CREATE TABLE contact_group (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  search_text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE membership (
  group_id INTEGER NOT NULL REFERENCES contact_group (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  PRIMARY KEY (group_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_by_contact ON membership (contact_id);

CREATE TABLE opt_out (
  phone TEXT PRIMARY KEY,
  since INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE opt_out_removal (
  id INTEGER PRIMARY KEY,
  phone TEXT NOT NULL,
  since INTEGER NOT NULL,
  note TEXT NOT NULL,
  removed_at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;
`,
];
