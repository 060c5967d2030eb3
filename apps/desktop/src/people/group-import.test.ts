import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createClient } from "@sms-composer/client";
import { createSandbox, type SandboxGroup } from "@sms-composer/sandbox";
import { messages } from "../messages/en/index.ts";
import { createGroupImports, type GroupImport } from "./group-import.ts";
import { openPeople } from "./people.ts";

const NOW = Date.UTC(2026, 10, 28);
const KEY = "own-key-7f3a9c51d2";
const phoneOf = (n: number) => `+336${String(20_000_000 + n)}`;
const CLIENTS: SandboxGroup = {
  name: "Clients, VIP",
  contacts: [
    {
      phoneNumber: phoneOf(0),
      firstName: "Ada",
      lastName: "Martin",
      url: "https://example.com/a",
      date: "1990-12-09",
      custom: ["C-1", "", "x", "y"],
    },
    ...Array.from({ length: 44 }, (_, n) => ({ phoneNumber: phoneOf(n + 1), firstName: `Nom ${n}` })),
  ],
};
const CLIENTS_GROUP = { id: 1, name: CLIENTS.name };

interface Setup {
  readonly groups?: readonly SandboxGroup[];
  /** Comes before each request for a page of contacts; what it throws is the network's failure. */
  readonly beforePage?: (page: number) => void | Promise<void>;
  readonly apiKey?: string | undefined;
  /** The answer to a request for a page, instead of the sandbox's. */
  readonly answer?: (page: number) => unknown;
}

/** The people of this computer, and a sandbox whose account has groups. */
function setUp({ groups = [CLIENTS], beforePage, apiKey = KEY, answer }: Setup = {}) {
  const sandbox = createSandbox({ apiKey: KEY, groups });
  const folder = mkdtempSync(join(tmpdir(), "sms-groups-"));
  const people = openPeople(join(folder, "people.sqlite"), () => NOW);
  const states: (GroupImport | undefined)[] = [];
  const client = createClient({
    apiKey: apiKey || KEY,
    baseUrl: "https://sandbox.example/v1",
    retry: { attempts: 1 },
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input);
      const page = url.pathname.endsWith("/contact/list") ? Number(url.searchParams.get("page") ?? 1) : undefined;
      if (page !== undefined) await beforePage?.(page);
      if (page !== undefined && answer) {
        const body = answer(page);
        return new Response(typeof body === "string" ? body : JSON.stringify(body));
      }
      return sandbox.fetch(new Request(input, init));
    },
  });
  const imports = createGroupImports({
    people,
    calls: async () => (apiKey === "" ? undefined : client),
    messages: () => messages.people,
    now: () => NOW,
    changed: () => states.push(imports.current()),
  });
  return {
    sandbox,
    people,
    imports,
    states,
    [Symbol.dispose]() {
      people.close();
      rmSync(folder, { recursive: true });
    },
  };
}

test("a group at the provider is imported page by page: every person, with every field, under a group of its name", async () => {
  using setup = setUp();
  const { people, imports, states } = setup;
  assert.deepEqual(await imports.list(), { groups: [CLIENTS_GROUP] });
  const result = await imports.import(CLIENTS_GROUP);
  assert.deepEqual([result.state, result.added, result.merged, result.withoutNumber], ["done", 45, 0, 0]);
  assert.deepEqual(
    states.map((state) => state && [state.state, state.added]),
    [
      ["reading", 0],
      ["reading", 20],
      ["reading", 40],
      ["reading", 45],
      ["done", 45],
    ],
  );
  const group = "Clients - VIP";
  assert.deepEqual(people.groups(), [{ name: group, contacts: 45 }], "commas stand between groups");
  const ada = people.withPhone(phoneOf(0));
  assert.deepEqual(
    [ada?.name, ada?.phones, ada?.groups, ada?.fields],
    [
      "Ada Martin",
      [phoneOf(0)],
      [group],
      {
        "First name": "Ada",
        "Last name": "Martin",
        Date: "1990-12-09",
        Link: "https://example.com/a",
        "Field 1": "C-1",
        "Field 3": "x",
        "Field 4": "y",
      },
    ],
  );
});

test("who is here already is completed, not doubled; who opted out is on the list of opt-outs; what is no number is named", async () => {
  const odd = { phoneNumber: "see file", firstName: "Luc" };
  using setup = setUp({ groups: [{ name: "Clients", contacts: [...CLIENTS.contacts.slice(0, 2), odd] }] });
  const { people, imports, sandbox } = setup;
  people.save({
    name: "Mme Martin",
    phones: ["+33798765432", phoneOf(0)],
    groups: ["Amis"],
    fields: { Ville: "Tours" },
  });
  await sandbox.fetch(
    new Request("https://sandbox.example/v1/stop-sms/add", {
      method: "POST",
      body: JSON.stringify({ apiKey: KEY, phoneNumber: phoneOf(1) }),
    }),
  );
  const result = await imports.import({ id: 1, name: "Clients" });
  assert.deepEqual(
    [result.added, result.merged, result.withoutNumber, result.invalid, result.optedOut],
    [1, 1, 1, ["see file"], 1],
  );
  const ada = people.withPhone(phoneOf(0));
  assert.deepEqual([ada?.name, ada?.groups, ada?.fields["Ville"]], ["Mme Martin", ["Amis", "Clients"], "Tours"]);
  assert.deepEqual(people.listOptOuts(), [{ phone: phoneOf(1), since: NOW, note: "STOP, by SMS Partner" }]);
  const again = await imports.import({ id: 1, name: "Clients" });
  assert.deepEqual([again.added, again.merged, people.find({}).total], [0, 2, 2]);
});

test("a connection that breaks on the third page loses nothing of the first two, and the same import again completes it", async () => {
  let isDown = true;
  using setup = setUp({
    beforePage(page) {
      if (page === 3 && isDown) throw new TypeError("fetch failed");
    },
  });
  const { people, imports } = setup;
  const result = await imports.import(CLIENTS_GROUP);
  assert.deepEqual([result.state, result.problem, result.added], ["failed", "no-answer", 40]);
  assert.equal(people.find({}).total, 40);
  isDown = false;
  const again = await imports.import(CLIENTS_GROUP);
  assert.deepEqual([again.state, again.added, again.merged, people.find({}).total], ["done", 5, 40, 45]);
});

test("a person can stop it: what was read stays, and another group can be imported; one at a time is read", async () => {
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  using setup = setUp({
    async beforePage(page) {
      if (page !== 2) return;
      reached.resolve();
      await gate.promise;
    },
  });
  const { people, imports } = setup;
  const first = imports.import(CLIENTS_GROUP);
  await reached.promise;
  assert.equal(imports.import({ id: 2, name: "Autre" }), first);
  imports.stop();
  gate.resolve();
  assert.equal((await first).state, "stopped");
  assert.deepEqual([imports.current()?.state, people.find({}).total], ["stopped", 20]);
  assert.equal((await imports.import(CLIENTS_GROUP)).state, "done");
  await imports.close();
});

test("why the groups are not to be had is said: no key, a refusal, no answer, a disk that is full", async () => {
  using without = setUp({ apiKey: "" });
  assert.deepEqual(await without.imports.list(), { problem: "no-key" });
  assert.equal((await without.imports.import(CLIENTS_GROUP)).problem, "no-key");
  using wrong = setUp({ apiKey: "another-key" });
  assert.deepEqual(await wrong.imports.list(), { problem: "refused" });
  assert.equal((await wrong.imports.import(CLIENTS_GROUP)).problem, "refused");
  using down = setUp();
  down.sandbox.faults.add({ fault: "drop-before", call: "group/list", times: 1 });
  assert.deepEqual(await down.imports.list(), { problem: "no-answer" });
  using full = setUp();
  const imports = createGroupImports({
    people: {
      ...full.people,
      merge() {
        throw new Error("database or disk is full");
      },
    },
    calls: async () =>
      createClient({ apiKey: KEY, fetch: (input, init) => full.sandbox.fetch(new Request(input, init)) }),
    messages: () => messages.people,
    now: () => NOW,
    changed: () => {},
  });
  const result = await imports.import(CLIENTS_GROUP);
  assert.deepEqual([result.state, result.problem, result.added], ["failed", "not-written", 0]);
});

const row = (n: number) => ({ contactId: n, phone: phoneOf(n), firstname: `Nom ${n}` });
const rows = (from: number, count = 20) => Array.from({ length: count }, (_, n) => row(from + n));
const page = (currentPage: number, datas: unknown, total = "40") => ({
  success: true,
  code: 200,
  currentPage,
  total,
  datas,
});

test("pages that come over again, and totals that are not true, end an import and lose nobody", async () => {
  for (const [what, people, answer] of [
    ["one page forever", 20, (n: number) => page(n, rows(0))],
    ["one page forever, by its own number", 20, () => page(1, rows(0))],
    ["two pages in turn", 40, (n: number) => page(n, rows(n % 2 === 1 ? 0 : 20))],
    ["a total of too many", 40, (n: number) => page(n, n <= 2 ? rows(20 * (n - 1)) : [], "999999")],
    ["a total of too few", 60, (n: number) => page(n, n <= 3 ? rows(20 * (n - 1)) : [], "1")],
  ] as const) {
    let asked = 0;
    using setup = setUp({
      answer,
      beforePage() {
        assert.ok(++asked < 10, `${what}: it never ends`);
      },
    });
    const { state } = await setup.imports.import(CLIENTS_GROUP);
    assert.deepEqual([state, setup.people.find({}).total], ["done", people], what);
  }
});

test("a person without a number, an identifier or a readable date keeps nobody else from being imported", async () => {
  const odd = [
    { contactId: 1, phone: null, firstname: "Luc" },
    { contactId: 2, firstname: "Zoé" },
    { phone: phoneOf(3), firstname: null },
    { ...row(4), createdAt: "yesterday" },
    { ...row(5), phone: 33_620_000_005, lastname: 12 },
  ];
  using setup = setUp({ answer: (n) => page(n, n === 1 ? [row(0), ...odd, row(6)] : []) });
  const { state, added, withoutNumber, invalid } = await setup.imports.import(CLIENTS_GROUP);
  assert.deepEqual([state, added, withoutNumber, invalid], ["done", 5, 2, []]);
});

test("an answer that cannot be read is said to be one, and what came before it stays", async () => {
  for (const body of ["<html>Sign in</html>", "null", "[]", page(3, null), page(3, "x")]) {
    using setup = setUp({ answer: (n) => (n < 3 ? page(n, rows(20 * (n - 1))) : body) });
    const { state, problem, added } = await setup.imports.import(CLIENTS_GROUP);
    assert.deepEqual([state, problem, added], ["failed", "unreadable-answer", 40], JSON.stringify(body));
  }
});
