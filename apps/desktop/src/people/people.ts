import { backUpDatabase, openDatabase, type DatabaseOptions } from "@sms-composer/outbox/sqlite";
import { createFileRewrite } from "../outbox/store/file-rewrite.ts";
import { nextTurn } from "../turns.ts";
import { importContacts, mergeContact, type ContactTable, type ImportSum } from "./contact-import.ts";
import {
  allContacts,
  contactWith,
  deleteEmptyGroups,
  findContacts,
  listGroups,
  readContact,
  writeContact,
  type Contact,
  type ContactPage,
  type ContactQuery,
  type Group,
  type NewContact,
} from "./contacts.ts";
import {
  addOptOuts,
  listOwnOptOuts,
  listRemovedOptOuts,
  removeOptOut,
  type OwnOptOut,
  type RemovedOptOut,
} from "./own-opt-outs.ts";
import { MIGRATIONS } from "./schema.ts";

/** The people one writes to, and those who want no messages: one SQLite file beside the outbox's. */
export interface People {
  find(query: ContactQuery): ContactPage;
  /** Every contact of a group, or of all, in the order of names; reads them in steps, beside other work. */
  all(group?: string): Promise<readonly Contact[]>;
  groups(): Group[];
  read(id: number): Contact | undefined;
  /** The contact that has a number. */
  withPhone(phone: string): Contact | undefined;
  save(contact: NewContact, id?: number): number;
  delete(ids: readonly number[]): void;
  import(table: ContactTable): Promise<ImportSum>;
  /** Writes persons down, all or none; who is there already, by one of the numbers, gets what is new. */
  merge(contacts: readonly NewContact[]): Pick<ImportSum, "added" | "merged">;
  /** Takes numbers out of all contacts; who has none left goes. Answers how many numbers were taken out. */
  removePhones(phones: readonly string[]): number;
  listOptOuts(): OwnOptOut[];
  /** The number of those who were not on the list before. */
  addOptOuts(optOuts: readonly OwnOptOut[]): number;
  removeOptOut(phone: string, reason: string): boolean;
  listRemovedOptOuts(): RemovedOptOut[];
  /** Wipes all traces of what was deleted from the file. */
  wipe(): void;
  /** Copies all of it into another file, beside other work. */
  copyTo(file: string): Promise<void>;
  close(): void;
}

/** @throws DatabaseError when the file is in use, damaged, or of a later version */
export function openPeople(file: string, now: () => number, options: DatabaseOptions = {}): People {
  const db = openDatabase(file, MIGRATIONS, options);
  const rewrite = createFileRewrite(db, file);
  return {
    find: (query) => findContacts(db, query),
    async all(group) {
      const contacts: Contact[] = [];
      for (const some of allContacts(db, group)) {
        contacts.push(...some);
        await nextTurn();
      }
      return contacts;
    },
    groups: () => listGroups(db),
    read: (id) => readContact(db, id),
    withPhone: (phone) => contactWith(db, phone),
    save: (contact, id) => db.transaction(() => writeContact(db, contact, id)),
    delete(ids) {
      db.transaction(() => {
        for (const id of ids) db.run("DELETE FROM contact WHERE id = ?", id);
        deleteEmptyGroups(db);
      });
      db.all("PRAGMA wal_checkpoint(TRUNCATE)");
    },
    async import(table) {
      const steps = importContacts(db, table);
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        await nextTurn();
      }
    },
    merge(contacts) {
      const outcomes = db.transaction(() => contacts.map((contact) => mergeContact(db, contact)));
      const added = outcomes.filter((outcome) => outcome === "added").length;
      return { added, merged: outcomes.length - added };
    },
    removePhones(phones) {
      return db.transaction(() => {
        const removed = phones.reduce(
          (sum, phone) => sum + db.run("DELETE FROM contact_phone WHERE phone = ?", phone),
          0,
        );
        db.run("DELETE FROM contact WHERE id NOT IN (SELECT contact_id FROM contact_phone)");
        deleteEmptyGroups(db);
        return removed;
      });
    },
    listOptOuts: () => listOwnOptOuts(db),
    addOptOuts: (optOuts) => addOptOuts(db, optOuts),
    removeOptOut: (phone, reason) => removeOptOut(db, phone, reason, now()),
    listRemovedOptOuts: () => listRemovedOptOuts(db),
    wipe: rewrite.request,
    copyTo: (copy) => backUpDatabase(db, copy),
    close() {
      rewrite.finish();
      db.close();
    },
  };
}
