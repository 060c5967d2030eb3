import assert from "node:assert/strict";
import { test } from "node:test";
import type { SendAnswer } from "@sms-composer/outbox/machine";
import { hit, queue } from "../fixtures/outbox-steps.ts";
import {
  ACCOUNT,
  NOW,
  REFUSED,
  scriptedProvider,
  sentAnswer,
  temporaryOutbox,
  UNKNOWN,
} from "../fixtures/temporary-outbox.ts";

const phones = (count: number) => Array.from({ length: count }, (_, n) => `+3361234567${n}`);
const NOBODY = { isStopped: () => false, nameOf: () => undefined };

test("the results of a message are of all its recipients, each counted once, wherever its request stands", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  const recipients = phones(8);
  outbox.queue({ draftId: "m1", account: ACCOUNT, request: { recipients, message: "Été" }, recipientsPerRequest: 2 });
  const answers: SendAnswer[] = [sentAnswer(1), REFUSED, UNKNOWN, sentAnswer(2)];
  const refusal = { outcome: "not-sent", reason: { kind: "refused", code: 3 } } as const;
  const provider = scriptedProvider({
    send: () => answers.shift() ?? refusal,
    deliveries: () => [hit(recipients[0], { status: "delivered" }), hit(recipients[1], { status: "failed" })],
  });
  answers[1] = refusal;
  await temporary.work(provider, NOW + 20_000);
  const [message] = outbox.findMessages({});
  assert.deepEqual(message?.results, {
    "in-doubt": 2,
    "not-sent": 2,
    failed: 1,
    "not-delivered": 0,
    unknown: 0,
    "to-send": 0,
    waiting: 2,
    delivered: 1,
  });
  const page = outbox.listRecipients({ id: "m1" }, NOBODY);
  assert.deepEqual(
    page.recipients.map(({ result }) => result),
    ["in-doubt", "in-doubt", "not-sent", "not-sent", "failed", "waiting", "waiting", "delivered"],
    "first those whom a person can do something about",
  );
  assert.equal(page.recipients[2]?.reason?.code, 3);
  assert.equal(outbox.listRecipients({ id: "m1", result: "not-sent" }, NOBODY).total, 2);
});

test("recipients are found by name, number and the cells of their row, page by page, with those who said STOP", () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  const entries = phones(9).map((phone, n) => ({
    phone,
    text: `Bonjour ${n}`,
    cells: [n === 4 ? "Éloïse" : `N${n}`, phone],
  }));
  outbox.queue({
    draftId: "m1",
    account: ACCOUNT,
    request: { recipients: [], message: "Bonjour {Nom}" },
    list: { columns: ["Nom", "Mobile"], phoneColumn: 1, entries },
  });
  const known = {
    isStopped: (phone: string) => phone.endsWith("2"),
    nameOf: (phone: string) => (phone.endsWith("7") ? "Marie Dupont" : undefined),
  };
  const find = (search: string) =>
    outbox.listRecipients({ id: "m1", search }, known).recipients.map(({ phone }) => phone);
  assert.deepEqual(find("eloise"), ["+33612345674"]);
  assert.deepEqual(find("dupont"), ["+33612345677"]);
  assert.deepEqual(find("06 12 34 56 73"), ["+33612345673"]);
  assert.deepEqual(find("bonjour 5"), ["+33612345675"]);
  const page = outbox.listRecipients({ id: "m1", offset: 6, limit: 2 }, known);
  assert.deepEqual([page.total, page.stopped, page.recipients.map(({ name }) => name)], [9, 1, ["N6", "Marie Dupont"]]);
  assert.equal(outbox.listRecipients({ id: "m1", result: "stopped" }, known).total, 1);
});

test("months are summed for each account apart, by SMS and cost", async () => {
  using temporary = temporaryOutbox();
  const { outbox, clock } = temporary;
  queue(outbox, { recipients: phones(3) }, "m1");
  const twoSms = (): SendAnswer => ({ ...sentAnswer(1), segments: 2, cost: 0.228 }) as SendAnswer;
  await temporary.work(
    scriptedProvider({ send: twoSms, deliveries: () => [hit("+33612345670", { status: "delivered" })] }),
    NOW + 20_000,
  );
  clock.now = Date.UTC(2026, 11, 15);
  queue(outbox, {}, "m2");
  outbox.queue({ draftId: "other", account: "trial", request: { recipients: phones(1), message: "Essai" } });
  await temporary.work(scriptedProvider({}));
  assert.deepEqual(
    [...outbox.sumMonths(ACCOUNT)]
      .flat()
      .map(({ month, messages, recipients, sms, delivered, cost }) => [
        month,
        messages,
        recipients,
        sms,
        delivered,
        cost,
      ]),
    [
      ["2026-12", 1, 1, 1, 0, 0.038],
      ["2026-11", 1, 3, 6, 1, 0.228],
    ],
  );
  assert.deepEqual([...outbox.sumMonths("trial")].flat(), []);
  assert.deepEqual([...outbox.sumMonths("nobody")], []);
});
