import { parseRecipients, toE164 } from "@sms-composer/core/recipients";
import type { CallHandlers, DraftList } from "../bridge/calls.ts";
import type { Messages } from "../messages/en/index.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { contactsCsv, optOutsCsv } from "../people/contacts-csv.ts";
import type { Contact } from "../people/contacts.ts";
import type { GroupImports } from "../people/group-import.ts";
import type { OptOuts } from "../people/opt-out-list.ts";
import type { People } from "../people/people.ts";
import { inTurns } from "../turns.ts";
import type { Undo } from "./undo.ts";

export interface PeopleParts {
  readonly people: People;
  readonly optOuts: OptOuts;
  readonly groupImports: GroupImports;
  readonly outbox: Outbox;
  /** ISO 3166-1 code of the country whose national numbers are understood. */
  readonly country: () => string;
  readonly messages: () => Messages;
  readonly separator: () => "," | ";";
  /** Asks where to; `false` when nothing was written. */
  readonly exportTo: (name: string, pieces: Iterable<string>) => Promise<boolean>;
  readonly now: () => number;
  readonly undo: Undo;
}

type PeopleCall =
  | "listOptOuts"
  | "optOutsAmong"
  | "addOptOuts"
  | "removeOptOut"
  | "exportOptOuts"
  | "findContacts"
  | "listGroups"
  | "saveContact"
  | "deleteContact"
  | "forgetContact"
  | "importContacts"
  | "listProviderGroups"
  | "importProviderGroup"
  | "readGroupImport"
  | "stopGroupImport"
  | "exportContacts"
  | "completeRecipient"
  | "readGroup"
  | "removeDeadNumbers"
  | "listRecipients";

/** Suggestions of one kind: more than these nobody reads. */
const MAX_SUGGESTIONS = 6;
/** Numbers that are no line any more, or never were one. */
const DEAD = ["not-delivered", "failed"];

/** The calls that are about people: contacts, groups, and who wants no messages. */
export function peopleHandlers(parts: PeopleParts): Pick<CallHandlers, PeopleCall> {
  const { people, optOuts, groupImports, outbox, country, messages, separator, exportTo, now, undo } = parts;
  const layout = () => ({ separator: separator() });
  return {
    listOptOuts: () => optOuts.list(),
    optOutsAmong: ({ recipients }) => optOuts.among(recipients),
    async addOptOuts({ numbers, since, note }) {
      const { valid, invalid } = parseRecipients(numbers, { country: country() });
      const added = await optOuts.add(valid.map(({ e164 }) => ({ phone: e164, since: Math.min(since, now()), note })));
      return { ...added, invalid: invalid.map(({ source }) => source) };
    },
    removeOptOut: ({ phone, reason }) => optOuts.remove(phone, reason),
    async exportOptOuts() {
      const { entries } = await optOuts.list();
      const { csv } = messages().optOuts;
      return exportTo("stop", optOutsCsv(entries, [csv.phone, csv.since, csv.note], layout()));
    },
    findContacts: (query) => people.find({ ...query, country: country() }),
    listGroups: () => people.groups(),
    saveContact({ id, phones, ...contact }) {
      const read = phones.map((phone) => ({ phone, e164: toE164(phone, { country: country() }) }));
      const invalid = read.filter(({ e164 }) => e164 === undefined).map(({ phone }) => phone);
      if (invalid.length > 0) return { invalid };
      const numbers = read.flatMap(({ e164 }) => (e164 === undefined ? [] : [e164]));
      return { id: people.save({ ...contact, phones: numbers }, id) };
    },
    deleteContact({ id }) {
      const contact = people.read(id);
      people.delete([id]);
      if (contact) undo.offer(() => people.save(contact));
    },
    forgetContact({ id }) {
      undo.forget();
      const forgotten = outbox.forgetNumbers(people.read(id)?.phones ?? []);
      people.delete([id]);
      people.wipe();
      return forgotten;
    },
    importContacts: (table) => people.import({ ...table, country: country() }),
    listProviderGroups: () => groupImports.list(),
    importProviderGroup: (group) => groupImports.import(group),
    readGroupImport: () => groupImports.current(),
    stopGroupImport: () => groupImports.stop(),
    async exportContacts({ group }) {
      const { name, number, groups } = messages().people;
      return exportTo("contacts", contactsCsv(await people.all(group), { name, number, groups }, layout()));
    },
    completeRecipient({ typed }) {
      const { contacts } = people.find({ search: typed, country: country(), limit: MAX_SUGGESTIONS });
      const groups = people.groups().filter(({ name }) => isBegun(name, typed));
      return [
        ...groups.slice(0, MAX_SUGGESTIONS).map((group) => ({ kind: "group" as const, ...group })),
        ...contacts.flatMap(({ name, phones }) => phones.map((phone) => ({ kind: "contact" as const, name, phone }))),
      ].slice(0, 2 * MAX_SUGGESTIONS);
    },
    readGroup: ({ group, phones }) => groupList(people, group, phones, messages().people),
    removeDeadNumbers({ id }) {
      const reached = outbox.recipientsIn(id, ["accepted"]);
      return people.removePhones(reached.filter(({ status }) => DEAD.includes(status)).map(({ phone }) => phone));
    },
    listRecipients(query) {
      const stopped = optOuts.known();
      const nameOf = (phone: string) => people.withPhone(phone)?.name || undefined;
      const known = { isStopped: (phone: string) => stopped.has(phone), nameOf };
      return inTurns(outbox.listRecipientsInSlices({ ...query, country: country() }, known));
    },
  };
}

/** Whether a word of a name begins with what was typed, without regard to case and accents. */
function isBegun(name: string, typed: string): boolean {
  const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  return ` ${fold(name)}`.includes(` ${fold(typed)}`);
}

type ListedMember = Pick<Contact, "name" | "fields"> & { readonly phone: string };

/** Each member with the number that is written to first, their name and their fields; then the other numbers. */
async function groupList(
  people: People,
  group: string,
  phones: readonly string[],
  messages: Messages["people"],
): Promise<DraftList | undefined> {
  const members = (await people.all(group)).map(({ name, fields, phones: [phone = ""] }): ListedMember => ({
    name,
    fields,
    phone,
  }));
  if (members.length === 0) return undefined;
  const known = new Set(members.map(({ phone }) => phone));
  const others = phones
    .filter((phone) => !known.has(phone))
    .map((phone): ListedMember => ({ ...(people.withPhone(phone) ?? { name: "", fields: {} }), phone }));
  const all = [...members, ...others];
  const fields = [...new Set(all.flatMap((contact) => Object.keys(contact.fields)))];
  const rows = all.map(({ name, phone, fields: own }) => [name, phone, ...fields.map((field) => own[field] ?? "")]);
  return { name: group, columns: [messages.fullName, messages.number(1), ...fields], rows, phoneColumn: 1 };
}
