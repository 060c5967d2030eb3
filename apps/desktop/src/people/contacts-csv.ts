import { csvLines, type CsvLayout } from "../csv-lines.ts";
import type { Contact } from "./contacts.ts";
import type { OptOutEntry } from "./opt-out-list.ts";

/** The contacts as CSV: name, numbers in columns of their own, groups, then the fields that any of them has. */
export function contactsCsv(
  contacts: readonly Contact[],
  heads: { readonly name: string; readonly number: (n: number) => string; readonly groups: string },
  layout: CsvLayout,
): Generator<string> {
  const most = contacts.reduce((max, { phones }) => Math.max(max, phones.length), 1);
  const numbers = Array.from({ length: most }, (_, n) => n);
  const fields = [...new Set(contacts.flatMap((contact) => Object.keys(contact.fields)))];
  function* rows(): Generator<readonly string[]> {
    for (const { name, phones, groups, fields: own } of contacts) {
      yield [
        name,
        ...numbers.map((n) => phones[n] ?? ""),
        groups.join(", "),
        ...fields.map((field) => own[field] ?? ""),
      ];
    }
  }
  return csvLines([heads.name, ...numbers.map((n) => heads.number(n + 1)), heads.groups, ...fields], rows(), layout);
}

/** The people who want no messages as CSV: number, since when, note. */
export function optOutsCsv(
  optOuts: readonly OptOutEntry[],
  heads: readonly [number: string, since: string, note: string],
  layout: CsvLayout,
): Generator<string> {
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return csvLines(
    heads,
    optOuts.map(({ phone, since, note }) => [phone, day(since), note]),
    layout,
  );
}
