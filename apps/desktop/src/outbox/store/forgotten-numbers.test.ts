import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { hit, queue } from "../fixtures/outbox-steps.ts";
import { ACCOUNT, NOW, PHONE, scriptedProvider, temporaryOutbox } from "../fixtures/temporary-outbox.ts";

const OTHER = "+33798765432";

test("one person can be deleted from every message and draft, and leaves no trace in the file", async () => {
  using temporary = temporaryOutbox();
  const { outbox, file } = temporary;
  outbox.queue({
    draftId: "list",
    account: ACCOUNT,
    request: { recipients: [], message: "Bonjour {Nom}" },
    list: {
      columns: ["Nom", "Mobile"],
      phoneColumn: 1,
      entries: [
        { phone: PHONE, text: "Bonjour Zoé", cells: ["Zoé Éluard", PHONE] },
        { phone: OTHER, text: "Bonjour Paul", cells: ["Paul Fictif", OTHER] },
      ],
    },
  });
  queue(outbox, { message: "À elle seule" }, "alone");
  queue(outbox, { message: "À l\u2019autre", recipients: [OTHER] }, "other");
  const provider = scriptedProvider({
    deliveries: () => [hit(PHONE, { status: "delivered" }), hit(OTHER, { status: "delivered" })],
  });
  await temporary.work(provider, NOW + 20_000);
  outbox.saveDraft("draft", { message: "Brouillon", recipients: [PHONE, OTHER] });
  const rows = [
    ["Zoé Éluard", "06 12 34 56 78"],
    ["Paul Fictif", OTHER],
  ];
  outbox.saveDraftList("draft", { columns: ["Nom", "Mobile"], rows });
  const cost = outbox.readMessage("list")?.cost;
  const copy = `${file}.before-version-2`;
  await outbox.copyTo(copy);

  assert.deepEqual(outbox.forgetNumbers([PHONE]), { messages: 2, underWay: 0 });
  const list = outbox.readMessage("list");
  assert.deepEqual(
    list?.batchList.flatMap(({ recipients }) => recipients.map(({ phone }) => phone)),
    [OTHER],
  );
  assert.deepEqual([list?.recipients, list?.results.delivered, list?.cost], [1, 1, cost]);
  assert.equal(outbox.readMessage("alone"), undefined);
  assert.ok(outbox.readMessage("other"));
  assert.equal(outbox.findMessages({ search: "eluard" }).length, 0);
  assert.equal(outbox.findMessages({ search: "fictif" }).length, 1);
  assert.deepEqual(
    outbox.listDrafts().map(({ content }) => content),
    [{ message: "Brouillon", recipients: [OTHER] }],
  );
  assert.deepEqual(outbox.readDraftList("draft"), { columns: ["Nom", "Mobile"], rows: [["Paul Fictif", OTHER]] });
  for (const trace of [PHONE, "luard", "elle seule"]) assert.ok(!readFileSync(file).includes(trace), trace);
  assert.ok(!existsSync(copy), "a copy from before an update has the person as well");
});

test("what is under way keeps the number that it goes to, and says so", () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queue(outbox);
  assert.deepEqual(outbox.forgetNumbers([PHONE]), { messages: 0, underWay: 1 });
  assert.equal(outbox.readMessage("m1")?.recipients, 1);
});
