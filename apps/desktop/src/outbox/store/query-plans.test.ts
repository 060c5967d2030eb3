import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test, type TestContext } from "node:test";
import { batch, MINUTE, queue } from "../fixtures/outbox-steps.ts";
import { MIGRATIONS } from "./schema.ts";
import { NOW, scriptedProvider, temporaryOutbox, UNKNOWN } from "../fixtures/temporary-outbox.ts";

/** The statements that are prepared from now on, while the test runs. */
function statementsOf(t: TestContext): ReadonlySet<string> {
  const statements = new Set<string>();
  const { prepare } = DatabaseSync.prototype;
  t.mock.method(DatabaseSync.prototype, "prepare", function (this: DatabaseSync, sql: string) {
    statements.add(sql);
    return prepare.call(this, sql);
  });
  return statements;
}

/** The statements that read a whole table, or all messages of an account. */
function readingAll(statements: ReadonlySet<string>): string[] {
  const db = new DatabaseSync(":memory:");
  for (const migration of MIGRATIONS) db.exec(migration);
  const plans = [...statements]
    .filter((sql) => /^\s*(?:SELECT|UPDATE|DELETE|WITH)/.test(sql))
    .map((sql) => ({ sql, plan: db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() }));
  db.close();
  assert.ok(plans.length > 10, "the statements were seen");
  return plans
    .filter(({ plan }) =>
      plan.some(({ detail }) => /^SCAN (?:batch|message|recipient|attempt)\b|message_by_account/.test(String(detail))),
    )
    .map(({ sql }) => sql);
}

test("what is sent, looked up and shown at each change is found without reading through the history", async (t) => {
  using temporary = temporaryOutbox();
  const statements = statementsOf(t);
  const { outbox } = temporary;
  const recipients = Array.from({ length: 700 }, (_, n) => `+336${12_000_000 + n}`);
  queue(outbox, { recipients });
  queue(outbox, {}, "m2");
  let sends = 0;
  const provider = scriptedProvider({
    send: () =>
      ++sends === 2 ? UNKNOWN : { outcome: "sent", messageId: sends, segments: 1, cost: 1, currency: "EUR" },
  });
  await temporary.work(provider, NOW + 20 * MINUTE);
  assert.equal(batch(outbox, "m1", 1).state, "needs-user", "every kind of step was taken");
  outbox.readState("m1");
  outbox.readMessage("m1", 200);
  outbox.countOpen();
  assert.deepEqual(readingAll(new Set(statements)), []);
});
