import { ApiError, createClient } from "@sms-composer/client";
import { serveSandbox } from "@sms-composer/sandbox";
import assert from "node:assert/strict";
import { describe, it } from "node:test";

const KEY = "0123456789abcdef";
const START = new Date("2026-11-23T10:00:00Z");
const MINUTE = 60_000;

for (const format of ["json", "xml"] as const) {
  describe(`client and sandbox in ${format.toUpperCase()}`, () => {
    it("agree on every call", async () => {
      const server = await serveSandbox({ apiKey: KEY, startAt: START, credit: 10, language: "fr" });
      const { clock } = server.sandbox;
      const client = createClient({ apiKey: KEY, baseUrl: server.baseUrl, format, now: () => clock.now() });
      try {
        const receipt = await client.send({
          recipients: ["+33612345678", "0798765432"],
          message: "L’été arrive :\n« 20 % » à 5 €",
          tag: "summer",
        });
        assert.deepEqual(receipt.messageId, 307);
        assert.deepEqual([receipt.segments, receipt.currency], [1, "EUR"]);
        assert.ok(receipt.cost > 0);

        const waiting = await client.statusByMessage(307);
        assert.deepEqual(
          waiting.map(({ recipient, status, stopped }) => [recipient, status, stopped]),
          [
            ["+33612345678", "waiting", false],
            ["+33798765432", "waiting", false],
          ],
        );

        clock.advance(MINUTE);
        const delivered = await client.status({ messageId: 307, recipient: "0612345678" });
        assert.deepEqual(
          [delivered.recipient, delivered.status, delivered.countryCode, delivered.cost],
          ["+33612345678", "delivered", "FR", receipt.cost / 2],
        );
        assert.ok(delivered.at && delivered.at > START && delivered.at <= clock.now());

        const many = await client.statusOfMany([
          { messageId: 307, recipient: "+33798765432" },
          { messageId: 9, recipient: "+33798765432" },
        ]);
        assert.deepEqual(
          many.map((one) => (one.found ? [one.messageId, one.status] : [one.messageId, one.code])),
          [
            [307, "delivered"],
            [9, 4],
          ],
        );

        const scheduledAt = new Date(clock.now().getTime() + 60 * MINUTE - (clock.now().getTime() % (5 * MINUTE)));
        const bulk = await client.sendBulk({
          messages: [
            { recipient: "+33612345678", message: "Ada, 5 €" },
            { recipient: "+33798765432", message: "Bob, ".repeat(40) },
          ],
          tag: "summer",
          scheduledAt,
        });
        assert.deepEqual(
          [bulk.messageId, bulk.segments, bulk.parts.map(({ recipient, segments }) => [recipient, segments])],
          [
            308,
            3,
            [
              ["+33612345678", 1],
              ["+33798765432", 2],
            ],
          ],
        );
        assert.deepEqual(bulk.scheduledAt, scheduledAt);

        const credits = await client.credits();
        assert.equal(credits.pending, 3);
        assert.equal(credits.balance, (10 - receipt.cost - bulk.cost).toFixed(3));
        assert.equal(credits.user.username.includes("@"), true);

        const tagged = await client.statusByTag("summer");
        assert.deepEqual(tagged.map(({ status }) => status).toSorted(), [
          "delivered",
          "delivered",
          "waiting",
          "waiting",
        ]);

        assert.equal(await client.cancel(308), undefined);
        await assert.rejects(client.cancel(308), { name: "ApiError", code: 5, codeName: "already-cancelled" });
        assert.equal((await client.credits()).balance, (10 - receipt.cost).toFixed(3));

        const id = await client.addStop("0612345678");
        const [stop] = await client.stopList();
        assert.deepEqual([stop?.id, stop?.phoneNumber], [id, "+33612345678"]);
        assert.ok(Math.abs((stop?.createdAt.getTime() ?? 0) - clock.now().getTime()) < MINUTE);
        assert.equal(await client.removeStop(id), undefined);
        assert.deepEqual(await client.stopList(), []);

        const own = await client.sendFromNumber({ from: "33644600000", recipient: "0612345678", message: "Oui ?" });
        assert.deepEqual([own.messageId, own.segments, own.currency], [309, 1, "EUR"]);
        assert.deepEqual(server.sandbox.messages().at(-1)?.sender, "+33644600000");

        const [clients, team, ...others] = await client.groups();
        assert.ok(clients && team);
        assert.deepEqual([clients.name, clients.createdAt, others], ["Clients", new Date("2021-10-05T08:00:00Z"), []]);
        const pages: number[] = [];
        const people = await client.contacts(clients.id, { onPage: (page) => pages.push(page.length) });
        assert.deepEqual(pages, [20, 5], "each page as it arrives");
        assert.deepEqual([people.length, new Set(people.map((person) => person.id)).size], [25, 25]);
        const { id: _, createdAt: _createdAt, ...first } = people[0] ?? { id: 0 };
        assert.deepEqual(first, {
          phoneNumber: "+33600000100",
          firstName: "Ada",
          lastName: "Martin",
          custom: ["C-00", "", "", ""],
          stopped: false,
        });
        await client.addStop("+33600000100");
        assert.equal((await client.contacts(clients.id))[0]?.stopped, true);
        assert.deepEqual(
          (await client.contacts(team.id)).map((person) => [person.firstName, person.date]),
          [["Grace", "1990-12-09"]],
        );

        const spent = Number((receipt.cost + own.cost).toFixed(3));
        const months = await client.costs("last-twelve-months");
        assert.deepEqual(
          [months.length, months.at(-1)],
          [12, { year: 2026, month: 11, cost: spent, sends: 3, at: new Date("2026-10-31T23:00:00Z") }],
        );
        assert.deepEqual(
          (await client.costs({ from: "2026-11-01", to: "2026-11-30" })).map(({ cost }) => cost),
          [spent],
        );
        assert.deepEqual(
          (await client.costs("last-month")).map(({ month, sends }) => [month, sends]),
          [[10, 0]],
        );

        const [good, bad] = await client.lookup(["+33612345678", "12"]);
        assert.ok(good?.valid);
        assert.deepEqual(
          [good.phoneNumber, good.prefixCode, good.formats.national, bad],
          ["+33612345678", 33, "06 12 34 56 78", { valid: false, request: "12" }],
        );
      } finally {
        await server.close();
      }
    });

    it("agree on refusals, in the API's words and our names", async () => {
      const account = { senders: ["Shop"] } as const;
      const server = await serveSandbox({ apiKey: KEY, startAt: START, credit: 0, language: "fr" });
      const client = createClient({ apiKey: KEY, baseUrl: server.baseUrl, format, now: () => START });
      const stranger = createClient({ apiKey: "another", baseUrl: server.baseUrl, format, now: () => START });
      const request = { recipients: ["+33612345678"], message: "Bonjour", sender: account.senders[0] };
      try {
        await assert.rejects(client.send(request), {
          name: "ApiError",
          code: 11,
          codeName: "not-enough-credit",
          outcome: "not-sent",
        });
        await assert.rejects(stranger.send(request), { code: 10, codeName: "wrong-api-key", outcome: "not-sent" });
        await assert.rejects(client.statusByMessage(1), { code: 4, codeName: "message-not-found" });
        const error = await client.addStop("12").catch((reason: unknown) => reason);
        assert.ok(error instanceof ApiError);
        assert.deepEqual([error.code, error.codeName, error.outcome], [9, "phone-number-invalid", "not-sent"]);
        assert.match(error.fieldErrors[0]?.elementId ?? "", /phoneNumber/);
        assert.deepEqual(server.sandbox.messages(), []);
      } finally {
        await server.close();
      }
    });
  });
}

describe("client and sandbox", () => {
  it("agree on more statuses of a tag than one page has", async () => {
    const server = await serveSandbox({ apiKey: KEY, startAt: START, credit: 100 });
    const client = createClient({ apiKey: KEY, baseUrl: server.baseUrl, now: () => START });
    try {
      const recipients = Array.from({ length: 250 }, (_, index) => `+3361234${String(index).padStart(4, "0")}`);
      await client.send({ recipients, message: "a", tag: "many" });
      const deliveries = await client.statusByTag("many");
      assert.deepEqual(
        deliveries.map(({ recipient }) => recipient),
        recipients,
      );
    } finally {
      await server.close();
    }
  });

  it("agree that the number of SMS is what core counts", async () => {
    const server = await serveSandbox({ apiKey: KEY, startAt: START, credit: 100 });
    const client = createClient({ apiKey: KEY, baseUrl: server.baseUrl, now: () => START });
    try {
      for (const [message, segments] of [
        ["a".repeat(160), 1],
        ["a".repeat(161), 2],
        ["€".repeat(80), 1],
        ["[".repeat(81), 1],
      ] as const) {
        assert.equal((await client.send({ recipients: ["+33612345678"], message })).segments, segments);
      }
      const [first] = server.sandbox.received("+33612345678");
      assert.equal(first, "a".repeat(160));
    } finally {
      await server.close();
    }
  });
});
