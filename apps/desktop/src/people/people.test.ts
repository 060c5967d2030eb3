import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { contactsCsv, optOutsCsv } from "./contacts-csv.ts";
import { createOptOuts } from "./opt-out-list.ts";
import { openPeople, type People } from "./people.ts";

const NOW = Date.UTC(2026, 10, 28);
const MARIE = "+33612345678";
const PAUL = "+33798765432";

function temporaryPeople() {
  const folder = mkdtempSync(join(tmpdir(), "sms-people-"));
  const file = join(folder, "people.sqlite");
  const people = openPeople(file, () => NOW);
  return {
    people,
    file,
    [Symbol.dispose]() {
      people.close();
      rmSync(folder, { recursive: true });
    },
  };
}
const save = (people: People, name: string, phones: string[], groups: string[] = [], fields = {}) =>
  people.save({ name, phones, groups, fields });
const names = (people: People, search: string, group?: string) =>
  people.find({ search, ...(group === undefined ? {} : { group }) }).contacts.map(({ name }) => name);

test("people are found by the beginning of a number, and by words of name, group and fields without accents or case", () => {
  using temporary = temporaryPeople();
  const { people } = temporary;
  save(people, "Zoé Éluard", [MARIE, "+33600000001"], ["Équipe"], { Ville: "Orléans" });
  save(people, "Paul Fictif", [PAUL]);
  assert.deepEqual(names(people, ""), ["Paul Fictif", "Zoé Éluard"]);
  for (const search of ["zoe", "ELUARD zo", "equipe", "orleans", "06 12", "0600000001", "+33 6 12"])
    assert.deepEqual(names(people, search), ["Zoé Éluard"], search);
  assert.deepEqual(names(people, "nobody"), []);
  assert.equal(people.withPhone("+33600000001")?.name, "Zoé Éluard");
});

test("a group is there as long as it has a member, under one name however it is written", () => {
  using temporary = temporaryPeople();
  const { people } = temporary;
  const zoe = save(people, "Zoé", [MARIE], ["Équipe"]);
  save(people, "Paul", [PAUL], ["equipe", "Clients"]);
  assert.deepEqual(people.groups(), [
    { name: "Clients", contacts: 1 },
    { name: "Équipe", contacts: 2 },
  ]);
  assert.deepEqual(names(people, "", "EQUIPE"), ["Paul", "Zoé"]);
  people.save({ name: "Zoé", phones: [MARIE], groups: [], fields: {} }, zoe);
  people.delete([people.withPhone(PAUL)?.id ?? 0]);
  assert.deepEqual(people.groups(), []);
});

test("a file of people: names, every number column, groups and fields; who is there already is completed, not doubled", async () => {
  using temporary = temporaryPeople();
  const { people } = temporary;
  save(people, "Zoé", [MARIE], ["Amis"], { Ville: "Tours" });
  const sum = await people.import({
    columns: ["Prénom", "Nom", "SIREN", "Mobile", "Autre", "Groupe", "Heure"],
    rows: [
      ["Zoé", "Éluard", "732829320", "06 12 34 56 78", "06 00 00 00 01", "Clients", "9 h"],
      ["Paul", "Fictif", "552100554", "07 98 76 54 32", "", "Clients; Équipe", "10 h"],
      ["Luc", "Modèle", "", "sans", "", "", ""],
    ],
    group: "Lundi",
    country: "FR",
  });
  assert.deepEqual(sum, { added: 1, merged: 1, withoutNumber: 1 });
  const [paul, zoe] = people.find({}).contacts;
  assert.deepEqual(
    [zoe?.name, zoe?.phones, zoe?.groups],
    ["Zoé", [MARIE, "+33600000001"], ["Amis", "Clients", "Lundi"]],
  );
  assert.equal(zoe?.fields["Ville"], "Tours");
  assert.equal(zoe?.fields["Heure"], "9 h");
  assert.deepEqual([paul?.name, paul?.phones, paul?.groups], ["Paul Fictif", [PAUL], ["Clients", "Équipe", "Lundi"]]);
  assert.equal(paul?.fields["SIREN"], "552100554");
});

test("what is exported comes back as it was", async () => {
  using temporary = temporaryPeople();
  const { people } = temporary;
  save(people, "Zoé; Éluard", [MARIE, PAUL], ["Équipe", "Amis"], { Note: "=1+1" });
  const heads = { name: "Nom", number: (n: number) => `Numéro ${n}`, groups: "Groupes" };
  const csv = [...contactsCsv(await people.all(), heads, { separator: ";" })].join("");
  assert.equal(
    csv,
    "\uFEFFNom;Numéro 1;Numéro 2;Groupes;Note\r\n" +
      `"Zoé; Éluard";+33 612345678;+33 798765432;"Amis, Équipe";'=1+1\r\n`,
  );
  const [, , , , columns = ""] = ["", "", "", "", csv.slice(1).split("\r\n")[0] ?? ""];
  const cells = ["Zoé; Éluard", "+33 612345678", "+33 798765432", "Amis, Équipe", "x"];
  const sum = await people.import({ columns: columns.split(";"), rows: [cells], country: "FR" });
  assert.deepEqual(sum, { added: 0, merged: 1, withoutNumber: 0 });
  assert.equal(people.find({}).total, 1);
});

test("who is deleted leaves no trace in the file", () => {
  using temporary = temporaryPeople();
  const { people, file } = temporary;
  const id = save(people, "Zoé Éluard", [MARIE], ["Équipe secrète"]);
  people.delete([id]);
  people.wipe();
  for (const trace of ["luard", MARIE, "secr"]) assert.ok(!readFileSync(file).includes(trace), trace);
});

test("numbers that cannot be reached go from the contacts, and with them who has no other", () => {
  using temporary = temporaryPeople();
  const { people } = temporary;
  save(people, "Zoé", [MARIE, "+33600000001"], ["Équipe"]);
  save(people, "Paul", [PAUL], ["Seul"]);
  assert.equal(people.removePhones([MARIE, PAUL, "+33611111111"]), 2);
  assert.deepEqual(
    people.find({}).contacts.map(({ name, phones }) => [name, phones]),
    [["Zoé", ["+33600000001"]]],
  );
  assert.deepEqual(people.groups(), [{ name: "Équipe", contacts: 1 }]);
});

/** The provider's STOP list; `down`: it does not answer. */
function provider(phones: readonly string[] = []) {
  const stops = phones.map((phoneNumber, id) => ({ id, phoneNumber, createdAt: new Date(NOW - 1000) }));
  const state = { down: false };
  const answer = <Value>(value: () => Value) =>
    state.down ? Promise.reject(new Error("no answer")) : Promise.resolve(value());
  return {
    state,
    stops,
    calls: {
      stopList: () => answer(() => [...stops]),
      addStop: (phoneNumber: string) =>
        answer(() => stops.push({ id: 100 + stops.length, phoneNumber, createdAt: new Date(NOW) })),
      removeStop: (id: number) =>
        answer(
          () =>
            void stops.splice(
              stops.findIndex((stop) => stop.id === id),
              1,
            ),
        ),
    },
  };
}

test("opt-outs of the provider and of one's own are one list, checked together, and a check that is not whole says so", async () => {
  using temporary = temporaryPeople();
  const { people } = temporary;
  const { calls, state, stops } = provider(["0033798765432"]);
  const optOuts = createOptOuts(people, async () => calls);
  assert.deepEqual(await optOuts.add([{ phone: MARIE, since: NOW - 5000, note: "by voice" }]), {
    added: 1,
    onlyHere: 0,
  });
  assert.equal(stops.length, 2, "the provider heard of it");
  assert.deepEqual(
    (await optOuts.list()).entries.map(({ phone, note, isOwn, isAtProvider }) => [phone, note, isOwn, isAtProvider]),
    [
      [PAUL, "", false, true],
      [MARIE, "by voice", true, true],
    ],
  );
  assert.deepEqual(await optOuts.among([MARIE, PAUL, "+33600000001"]), { stopped: [MARIE, PAUL], isComplete: true });
  state.down = true;
  assert.deepEqual(await optOuts.among([MARIE, PAUL]), { stopped: [MARIE], isComplete: false });
  assert.deepEqual(await optOuts.add([{ phone: "+33600000001", since: NOW, note: "" }]), { added: 1, onlyHere: 1 });
  assert.ok(optOuts.known().has("+33600000001"));
});

test("a number comes off the list with a reason that is kept, and only when the provider has let it go", async () => {
  using temporary = temporaryPeople();
  const { people } = temporary;
  const { calls, state, stops } = provider([MARIE]);
  const optOuts = createOptOuts(people, async () => calls);
  people.addOptOuts([{ phone: MARIE, since: NOW - 1000, note: "letter" }]);
  state.down = true;
  assert.equal(await optOuts.remove(MARIE, "asked again"), false);
  assert.equal(people.listOptOuts().length, 1);
  state.down = false;
  assert.equal(await optOuts.remove(MARIE, "asked again"), true);
  assert.deepEqual([people.listOptOuts(), stops], [[], []]);
  assert.deepEqual(people.listRemovedOptOuts(), [
    { phone: MARIE, since: NOW - 1000, note: "letter", removedAt: NOW, reason: "asked again" },
  ]);
  const { removed } = await optOuts.list();
  assert.deepEqual(
    removed.map(({ reason }) => reason),
    ["asked again"],
    "and whoever asks why finds it",
  );
});

test("the list of opt-outs is exported with its notes, as text", () => {
  const entry = { phone: MARIE, since: NOW, note: "=cmd", isOwn: true, isAtProvider: false };
  const csv = [...optOutsCsv([entry], ["Number", "Since", "Note"], { separator: "," })].join("");
  assert.equal(csv, "\uFEFFNumber,Since,Note\r\n+33 612345678,2026-11-28,'=cmd\r\n");
});
