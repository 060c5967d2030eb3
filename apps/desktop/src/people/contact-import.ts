import { toE164 } from "@sms-composer/core/recipients";
import type { Database } from "@sms-composer/outbox/sqlite";
import { searchText } from "../outbox/store/search-text.ts";
import { contactWith, writeContact, type NewContact } from "./contacts.ts";

/** A table of people: a file, cells that were pasted, business cards. */
export interface ContactTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The group that all of them come into, besides those that the table names. */
  readonly group?: string | undefined;
  /** ISO 3166-1 code of the country whose national numbers are understood. */
  readonly country: string;
}

export interface ImportSum {
  readonly added: number;
  /** Persons who were there already, by their number: what is new of them was added. */
  readonly merged: number;
  /** Rows without a number that an SMS can go to. */
  readonly withoutNumber: number;
}

/** Headings by which a name is known, folded; a first name and a surname make one name. */
const NAMES: readonly (readonly string[])[] = [
  ["name", "nom complet", "full name", "nom prenom", "nom et prenom", "contact"],
  ["prenom", "first name", "given name", "firstname"],
  ["nom", "last name", "family name", "surname", "lastname", "nom de famille"],
];
const GROUPS = ["groupe", "groupes", "group", "groups", "categories", "categorie"];

/** Rows that are written in one step. */
const SLICE = 200;

/**
 * Writes down the people of a table, in steps that each are a transaction, so that other work gets its turn in between;
 * a table that was read in part can be read again. Every column of numbers is a number of its row's
 * person; the name is found by its heading, else it is the first column with letters; all other columns
 * are fields. Who is there already, by one of the numbers, keeps their name and gets what is new.
 */
export function* importContacts(
  db: Database,
  { columns, rows, group, country }: ContactTable,
): Generator<void, ImportSum> {
  const folded = columns.map((column) => searchText(column));
  const phoneColumns = findPhoneColumns(columns, rows, country);
  const nameColumns = findNames(folded, rows, phoneColumns);
  const groupColumn = folded.findIndex((column) => GROUPS.includes(column));
  let added = 0;
  let merged = 0;
  let withoutNumber = 0;
  const write = (cells: readonly string[]): void => {
    const phones = cells.map((cell, column) => (phoneColumns.has(column) ? toE164(cell, { country }) : undefined));
    const own = [...new Set(phones.filter((phone) => phone !== undefined))];
    const [first] = own;
    if (first === undefined) {
      withoutNumber++;
      return;
    }
    const name = nameColumns
      .map((column) => (cells[column] ?? "").trim())
      .filter(Boolean)
      .join(" ");
    const groups = [...(cells[groupColumn] ?? "").split(/[,;|]/), group ?? ""].map((one) => one.trim()).filter(Boolean);
    const isField = (column: number) =>
      phones[column] === undefined &&
      column !== groupColumn &&
      !(nameColumns.length === 1 && nameColumns[0] === column);
    const fields = Object.fromEntries(
      columns.flatMap((column, n) => (isField(n) && (cells[n] ?? "") !== "" ? [[column, cells[n] ?? ""]] : [])),
    );
    if (mergeContact(db, { name, phones: own, groups, fields }) === "added") added++;
    else merged++;
  };
  for (let start = 0; start < rows.length; start += SLICE) {
    db.transaction(() => rows.slice(start, start + SLICE).forEach(write));
    yield;
  }
  return { added, merged, withoutNumber };
}

/**
 * Writes a person down; to be called inside a transaction. Who is there already, by one of the numbers, keeps their name
 * and gets what is new.
 */
export function mergeContact(db: Database, contact: NewContact): "added" | "merged" {
  const known = contact.phones.map((phone) => contactWith(db, phone)).find((each) => each !== undefined);
  if (!known) {
    writeContact(db, contact);
    return "added";
  }
  const both: NewContact = {
    name: known.name === "" ? contact.name : known.name,
    phones: [...known.phones, ...contact.phones],
    groups: [...known.groups, ...contact.groups],
    fields: { ...known.fields, ...contact.fields },
  };
  writeContact(db, both, known.id);
  return "merged";
}

/** Rows with the columns of their numbers. */
const SAMPLE = 200;

/** Columns in which most of what is written is a number: a customer's number that looks like one makes none of it. */
function findPhoneColumns(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  country: string,
): ReadonlySet<number> {
  const sample = rows.slice(0, SAMPLE);
  const isOfNumbers = (column: number): boolean => {
    const cells = sample.map((row) => row[column] ?? "").filter((cell) => cell.trim() !== "");
    return cells.filter((cell) => toE164(cell, { country }) !== undefined).length * 2 > cells.length;
  };
  return new Set(columns.flatMap((_, column) => (isOfNumbers(column) ? [column] : [])));
}

function findNames(
  folded: readonly string[],
  rows: readonly (readonly string[])[],
  phoneColumns: ReadonlySet<number>,
): number[] {
  const byHeading = NAMES.map((names) => folded.findIndex((column) => names.includes(column)));
  const [whole = -1, first = -1, last = -1] = byHeading;
  if (whole >= 0) return [whole];
  if (first >= 0 || last >= 0) return [first, last].filter((column) => column >= 0);
  const letters = folded.findIndex(
    (_, column) => !phoneColumns.has(column) && rows.some((cells) => /\p{L}/u.test(cells[column] ?? "")),
  );
  return letters < 0 ? [] : [letters];
}
