import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { createSandbox, serveSandbox } from "@sms-composer/sandbox";
import { testParts } from "./application.fixture.ts";
import { createApplication } from "./application.ts";
import type { Application } from "./application-parts.ts";
import { openOrSetAside } from "./damaged-files.ts";

const REQUEST = { recipients: ["+33612345678"], message: "Été" };
const accountOf = {
  "first-key": createSandbox({ apiKey: "first-key" }),
  "second-key": createSandbox({ apiKey: "second-key" }),
};
let held: Promise<void> | undefined;
let asked = () => {};
/** One API with two keys of one account, whose sends can be held up. */
const api = createServer(async (request, response) => {
  const body = await text(request);
  if (request.url?.startsWith("/v1/send")) {
    asked();
    await held;
  }
  const key = `${request.url}${body}`.includes("second-key") ? "second-key" : "first-key";
  const { method = "GET", url = "/" } = request;
  const init = { method, headers: { "content-type": "application/json" }, ...(body === "" ? {} : { body }) };
  const answer = await accountOf[key].fetch(new Request(`http://127.0.0.1${url}`, init));
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});

let folder: string;
let application: Application;
let reports: string[];
let said: string[];
before(() => new Promise<void>((resolve) => void api.listen(0, "127.0.0.1", resolve)));
after(() => {
  api.closeAllConnections();
  api.close();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sms-application-"));
  reports = [];
  said = [];
  held = undefined;
  application = open();
});
const open = (dataFolder = folder): Application =>
  createApplication(
    testParts({
      dataFolder,
      apiBaseUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}/v1`,
      async startTrial() {
        const { sandbox, ...server } = await serveSandbox();
        return { ...server, apiKey: sandbox.apiKey, forget: sandbox.reset };
      },
      openExternal: async () => {},
      chooseFile: async (name) => join(folder, "no such folder", name),
      say: (sentence) => said.push(sentence),
      report: (what) => reports.push(what),
    }),
  );
afterEach(async () => {
  await application.close();
  rmSync(folder, { recursive: true });
});

test("a new key of the same account is the one that sends", async () => {
  const { handlers } = application;
  for (const key of ["first-key", "second-key"]) {
    assert.deepEqual(await handlers.useKey({ key, protection: "session" }), { kind: "kept" });
  }
  assert.equal((await handlers.send({ draftId: "m1", request: REQUEST })).outcome, "sent");
  assert.deepEqual(
    Object.values(accountOf).map((account) => account.messages().length),
    [0, 1],
  );
});

test("when the account changes while a message is on its way, its answer is written down before another leaves", async () => {
  const { handlers } = application;
  await handlers.useKey({ key: "first-key", protection: "session" });
  const release = Promise.withResolvers<void>();
  held = release.promise;
  const arrived = new Promise<void>((resolve) => (asked = resolve));
  const first = handlers.send({ draftId: "m1", request: REQUEST });
  await arrived;
  const switched = handlers.useTrial(undefined);
  const second = handlers.send({ draftId: "m2", request: REQUEST });
  // The turns that a worker that does not wait would need to begin.
  await handlers.readAccount(undefined);
  release.resolve();
  await switched;
  assert.deepEqual([(await first).outcome, (await second).outcome], ["sent", "sent"]);
  assert.deepEqual(reports, []);
});

test("a list of people goes out with a text for each, and what each got is what the API has", async () => {
  const { handlers } = application;
  await handlers.useKey({ key: "first-key", protection: "session" });
  const api = accountOf["first-key"];
  const before = api.messages().length;
  const list = {
    columns: ["Prénom", "Mobile"],
    rows: [
      ["Zoé", "06 12 34 56 78"],
      ["Éloïse", "07 98 76 54 32"],
    ],
    phoneColumn: 1,
    country: "FR",
  };
  const request = { recipients: [], message: "Bonjour {Prénom} !" };
  const outcome = await handlers.send({ draftId: "list1", request, list });
  assert.deepEqual([outcome.outcome, "segments" in outcome && outcome.segments], ["sent", 2]);
  const sent = api.messages().slice(before);
  const deliveries = sent.flatMap(({ deliveries: each }) => each.map(({ number, content }) => [number, content.text]));
  assert.deepEqual(deliveries, [
    ["+33612345678", "Bonjour Zoé !"],
    ["+33798765432", "Bonjour Éloise !"],
  ]);
  const kept = await handlers.readMessage({ id: "list1" });
  assert.deepEqual(
    kept?.batchList.flatMap(({ recipients }) => recipients.map(({ text, segments }) => [text, segments])),
    [
      ["Bonjour Zoé !", 1],
      ["Bonjour Éloïse !", 1],
    ],
  );
  for (const rows of [[["", "06 12 34 56 78"]], [["Zoé", "abc"]], []]) {
    const refused = await handlers.send({ draftId: "list2", request, list: { ...list, rows } });
    assert.equal(refused.outcome, "not-sent");
  }
  assert.equal(await handlers.readMessage({ id: "list2" }), undefined);
});

test("a damaged file is moved aside and no other: the outbox stays when the people cannot be read", async () => {
  application.handlers.saveDraft({ id: "d1", draft: { message: "kept" } });
  await application.close();
  writeFileSync(join(folder, "people.sqlite"), "no database, but long enough to be one".repeat(100));
  const moved: string[] = [];
  application = openOrSetAside(
    open,
    () => new Date(0),
    (file) => moved.push(basename(file)),
  );
  assert.deepEqual(moved, ["people.sqlite"]);
  assert.deepEqual(
    (await application.handlers.listDrafts(undefined)).map(({ id }) => id),
    ["d1"],
  );
  assert.deepEqual(await application.handlers.listGroups(undefined), []);
  await application.close();
  for (const name of ["people.sqlite", "outbox.sqlite"]) writeFileSync(join(folder, name), "x".repeat(5000));
  application = openOrSetAside(
    open,
    () => new Date(1),
    (file) => moved.push(basename(file)),
  );
  assert.deepEqual(moved.slice(1), ["outbox.sqlite", "people.sqlite"]);
});

test("whatever keeps the folder from being written is told apart from damage at the start", () => {
  const inTheWay: readonly (readonly [name: string, put: (data: string) => void])[] = [
    ["a file in place of the folder", (data) => writeFileSync(data, "")],
    ["a folder in place of the outbox", (data) => mkdirSync(join(data, "outbox.sqlite"), { recursive: true })],
    ["a folder in place of the people", (data) => mkdirSync(join(data, "people.sqlite"), { recursive: true })],
  ];
  for (const [name, put] of inTheWay) {
    const data = join(folder, name);
    put(data);
    assert.throws(() => open(data), { name: "DatabaseError", problem: "unwritable" }, name);
  }
});

test("another program's database in place of the outbox is taken for a damaged one, which is moved aside", () => {
  const data = join(folder, "another");
  mkdirSync(data);
  const other = new DatabaseSync(join(data, "outbox.sqlite"));
  other.exec("CREATE TABLE message (x); INSERT INTO message VALUES (1)");
  other.close();
  assert.throws(() => open(data), { name: "DatabaseError", problem: "damaged" });
});

test("a history that cannot be written is said not to be", async () => {
  assert.equal(await application.handlers.exportHistory({}), false);
  assert.deepEqual(said, [application.messages().outbox.notExported]);
});

test("a country whose numbers nobody knows is not kept, and one in the file is read as France", async () => {
  await assert.rejects(async () => application.handlers.changeSettings({ country: "XX" }), RangeError);
  await application.close();
  writeFileSync(join(folder, "settings.json"), JSON.stringify({ country: "XX" }));
  application = open();
  assert.deepEqual(application.handlers.findMessages({ search: "06 12" }), []);
});
