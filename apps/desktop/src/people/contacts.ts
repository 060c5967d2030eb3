import { numberPrefixes } from "@sms-composer/core/recipients";
import type { Database } from "@sms-composer/outbox/sqlite";
import type { SQLInputValue } from "node:sqlite";
import { searchText } from "../outbox/store/search-text.ts";

/** A person one writes to. */
export interface Contact {
  readonly id: number;
  readonly name: string;
  /** E.164, the one that is written to first. */
  readonly phones: readonly string[];
  /** Names of the groups, in their order. */
  readonly groups: readonly string[];
  /** Further facts, by the name of its field: it can stand in a text. */
  readonly fields: Readonly<Record<string, string>>;
}

export type NewContact = Omit<Contact, "id">;

export interface ContactQuery {
  /** Words of the name, the fields or the groups, or the beginning of a number. */
  readonly search?: string | undefined;
  /** Name of a group. */
  readonly group?: string | undefined;
  /** ISO 3166-1 code of the country whose national numbers are looked for. @default `FR` */
  readonly country?: string | undefined;
  readonly offset?: number | undefined;
  /** The size of the page, at most 200. @default 50 @default 50 */
  readonly limit?: number | undefined;
}

export interface ContactPage {
  readonly contacts: readonly Contact[];
  /** The number of all that fit the query. */
  readonly total: number;
}

export interface Group {
  readonly name: string;
  readonly contacts: number;
}

interface ContactRow {
  readonly id: number;
  readonly name: string;
  readonly fields: string;
}

const MAX_PAGE_SIZE = 200;

/** The contacts by name. */
export function findContacts(db: Database, query: ContactQuery): ContactPage {
  const { offset = 0, limit = 50 } = query;
  const { condition, values } = conditionOf(query);
  const rows = db.all<ContactRow>(
    `SELECT id, name, fields FROM contact WHERE ${condition} ORDER BY sort_text, id LIMIT ? OFFSET ?`,
    ...values,
    Math.min(limit, MAX_PAGE_SIZE),
    offset,
  );
  const total = db.first<{ total: number }>(`SELECT count(*) AS total FROM contact WHERE ${condition}`, ...values);
  return { contacts: rows.map((row) => contactOf(db, row)), total: total?.total ?? 0 };
}

function conditionOf({ search = "", group, country = "FR" }: ContactQuery) {
  const conditions = ["1"];
  const values: SQLInputValue[] = [];
  const words = searchText(search);
  const prefixes = numberPrefixes(search, { country });
  if (prefixes.length > 0) {
    const ranges = prefixes.map(() => "phone >= ? AND phone < ?").join(" OR ");
    conditions.push(
      `(instr(search_text, ?) > 0 OR EXISTS (SELECT 1 FROM contact_phone WHERE contact_id = contact.id AND (${ranges})))`,
    );
    values.push(words, ...prefixes.flatMap((prefix) => [prefix, `${prefix}:`]));
  } else {
    for (const word of words.split(" ").filter(Boolean)) {
      conditions.push("instr(search_text, ?) > 0");
      values.push(word);
    }
  }
  if (group !== undefined) {
    conditions.push(
      `id IN (SELECT contact_id FROM membership JOIN contact_group ON contact_group.id = group_id
        WHERE contact_group.search_text = ?)`,
    );
    values.push(searchText(group));
  }
  return { condition: conditions.join(" AND "), values };
}

function contactOf(db: Database, { id, name, fields }: ContactRow): Contact {
  const phones = db.all<{ phone: string }>(
    "SELECT phone FROM contact_phone WHERE contact_id = ? ORDER BY position",
    id,
  );
  const groups = db.all<{ name: string }>(
    "SELECT name FROM contact_group JOIN membership ON group_id = id WHERE contact_id = ? ORDER BY search_text",
    id,
  );
  return {
    id,
    name,
    phones: phones.map(({ phone }) => phone),
    groups: groups.map(({ name: group }) => group),
    fields: JSON.parse(fields) as Readonly<Record<string, string>>,
  };
}

/** Contacts that are read in one step. */
const SLICE = 500;

/** Every contact of a group, or of all, in the order of names, some at a time. */
export function* allContacts(db: Database, group?: string): Generator<readonly Contact[]> {
  const { condition, values } = conditionOf({ group });
  const ids = db.all<{ id: number }>(`SELECT id FROM contact WHERE ${condition} ORDER BY sort_text, id`, ...values);
  for (let start = 0; start < ids.length; start += SLICE) {
    yield ids.slice(start, start + SLICE).flatMap(({ id }) => readContact(db, id) ?? []);
  }
}

export function listGroups(db: Database): Group[] {
  return db
    .all<{ name: string; contacts: number }>(
      `SELECT name, (SELECT count(*) FROM membership WHERE group_id = contact_group.id) AS contacts
        FROM contact_group ORDER BY search_text`,
    )
    .map(({ name, contacts }) => ({ name, contacts }));
}

/**
 * Writes a contact down; to be called inside a transaction. Groups that there are not yet begin with it.
 * @param id of the contact that it takes the place of; a new one without it
 */
export function writeContact(db: Database, { name, phones, groups, fields }: NewContact, id?: number): number {
  const search = searchText([name, ...Object.values(fields), ...groups].join(" "));
  const values = [name, JSON.stringify(fields), search, searchText(name)] as const;
  if (id === undefined)
    db.run("INSERT INTO contact (name, fields, search_text, sort_text) VALUES (?, ?, ?, ?)", ...values);
  else db.run("UPDATE contact SET name = ?, fields = ?, search_text = ?, sort_text = ? WHERE id = ?", ...values, id);
  const own = id ?? db.first<{ id: number }>("SELECT last_insert_rowid() AS id")?.id ?? 0;
  db.run("DELETE FROM contact_phone WHERE contact_id = ?", own);
  for (const [position, phone] of [...new Set(phones)].entries())
    db.run("INSERT INTO contact_phone (contact_id, phone, position) VALUES (?, ?, ?)", own, phone, position);
  db.run("DELETE FROM membership WHERE contact_id = ?", own);
  for (const group of groups) {
    const key = searchText(group);
    if (key === "") continue;
    db.run("INSERT INTO contact_group (name, search_text) VALUES (?, ?) ON CONFLICT DO NOTHING", group.trim(), key);
    db.run(
      "INSERT INTO membership SELECT id, ? FROM contact_group WHERE search_text = ? ON CONFLICT DO NOTHING",
      own,
      key,
    );
  }
  if (id !== undefined) deleteEmptyGroups(db);
  return own;
}

export function readContact(db: Database, id: number): Contact | undefined {
  const row = db.first<ContactRow>("SELECT id, name, fields FROM contact WHERE id = ?", id);
  return row && contactOf(db, row);
}

/** Groups are named by their members: one without any is none. */
export function deleteEmptyGroups(db: Database): void {
  db.run("DELETE FROM contact_group WHERE id NOT IN (SELECT group_id FROM membership)");
}

export function contactWith(db: Database, phone: string): Contact | undefined {
  const row = db.first<ContactRow>(
    `SELECT id, name, fields FROM contact JOIN contact_phone ON contact_id = id WHERE phone = ? ORDER BY id LIMIT 1`,
    phone,
  );
  return row && contactOf(db, row);
}
