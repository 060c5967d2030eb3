import assert from "node:assert/strict";
import { it } from "node:test";
import { ANSWER_GUARD_MS } from "@sms-composer/core/requests";
import { amountOf } from "@sms-composer/sandbox";
import type { Page } from "puppeteer-core";
import { numbers, outboxFixture, passUntil, type OutboxFixture } from "../outbox/outbox-fixture.ts";
import { composerReady, pressSend, reportedOutcomes, untilShown, write } from "./browsers.ts";
import { isKept, MESSAGE, type UseVisit, type Visit } from "./visit.ts";

/** Has the page allow more people than one request takes, and ask nothing about it. */
const allowMany = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const composer = document.querySelector("sms-composer");
    composer?.setAttribute("max-recipients", "5000");
    composer?.setAttribute("confirm-above", "5000");
  });

/** The tests of a page whose backend has an outbox. */
export function testOutboxSends(visit: UseVisit): void {
  const visitOutbox = (
    { outbox }: OutboxFixture,
    steps: (visit: Visit & { readonly page: Page }) => Promise<void>,
  ): Promise<void> =>
    visit(async (made) => steps({ ...made, page: await made.open() }), { handler: { outbox, timeout: 100 } });

  it("a list that an outbox goes on sending, on a page that is loaded again meanwhile", async () => {
    await using fixture = outboxFixture({ pace: { requestsPerSecond: 1 } });
    fixture.outbox.start();
    await visitOutbox(fixture, async ({ page, proxy }) => {
      await page.evaluate((phones) => {
        const composer = document.querySelector("sms-composer");
        if (!composer) return;
        composer.setAttribute("confirm-above", "5000");
        composer.list = { columns: ["Nom", "Mobile"], rows: phones.map((phone, n) => [`P${n}`, phone]) };
        composer.value = "Bonjour {Nom}";
      }, numbers(1200));
      await untilShown(page, "1,200 SMS");
      await pressSend(page);
      await untilShown(page, "It waits, and goes by itself. 500 of 1,200 sent.");
      fixture.pass(1000);
      await untilShown(page, "1,000 of 1,200 sent.");
      await page.reload();
      await composerReady(page);
      await untilShown(page, "1,000 of 1,200 sent.");
      fixture.pass(1000);
      await untilShown(page, "Sent: 1,200 SMS");
      assert.equal((await reportedOutcomes(page)).at(-1)?.outcome, "sent");
      assert.equal(new Set(fixture.accepted()).size, 1200);
      assert.equal(fixture.accepted().length, 1200);
      assert.equal(proxy.posts(), 1);
    });
  });

  it("1,200 recipients over an outbox that waits for credit in the middle, on a page that is loaded again", async () => {
    await using fixture = outboxFixture({}, { credit: 20 });
    await visitOutbox(fixture, async ({ page, proxy }) => {
      await allowMany(page);
      await write(page, MESSAGE, numbers(1200));
      await pressSend(page);
      await untilShown(page, "It waits, and goes by itself. 0 of 1,200 sent.");
      assert.equal(proxy.posts(), 3);
      fixture.outbox.start();
      await untilShown(page, "500 of 1,200 sent. There is not enough credit on the account.");
      await page.reload();
      await composerReady(page);
      await untilShown(page, "500 of 1,200 sent. There is not enough credit on the account.");
      assert.deepEqual(await page.evaluate(() => window.reportedOutcomes), []);
      fixture.sandbox.account.setBalance(amountOf(100));
      await passUntil(fixture, 60_000, () => fixture.accepted().length >= 1200);
      await untilShown(page, "Sent: 1,200 SMS");
      assert.deepEqual(
        (await reportedOutcomes(page)).map(({ outcome }) => outcome),
        ["sent", "sent", "sent"],
      );
      assert.equal(new Set(fixture.accepted()).size, 1200);
      assert.equal(fixture.accepted().length, 1200);
      assert.equal(proxy.posts(), 3);
      assert.equal(await isKept(page), false, "what has been sent is forgotten");
    });
  });

  for (const [what, isTaken] of [
    ["taken by its outbox", true],
    ["lost", false],
  ] as const) {
    it(`a page that is closed while it hands over the second of three requests, which is ${what}`, async () => {
      await using fixture = outboxFixture();
      await visitOutbox(fixture, async ({ page, proxy }) => {
        await allowMany(page);
        await write(page, MESSAGE, numbers(1200));
        const { promise: isReached, resolve: reached } = Promise.withResolvers<void>();
        proxy.onPost = async ({ attempt, forward, answer }) => {
          if (attempt !== 2) return answer(await forward());
          if (isTaken) await forward();
          reached();
        };
        await pressSend(page);
        await isReached;
        await page.reload();
        await composerReady(page);
        await allowMany(page);
        if (isTaken) {
          await untilShown(page, "0 of 1,000 sent. Not sent to 200 recipients");
          fixture.outbox.start();
          await untilShown(page, "Sent: 1,000 SMS");
          await untilShown(page, "Not sent to 200 recipients");
          await pressSend(page);
        } else {
          await untilShown(page, "This page keeps asking what became of it.");
          fixture.outbox.start();
          await untilShown(page, "Sent: 500 SMS");
          assert.equal(
            await page.evaluate(() => document.querySelector("sms-composer")?.draft.recipients?.length),
            700,
          );
          const again = await page.waitForSelector("sms-composer >>> ::-p-text(Send again…)");
          await again?.click();
          await untilShown(page, "Send the same message a second time?");
          await new Promise((resolve) => setTimeout(resolve, ANSWER_GUARD_MS + 50));
          await pressSend(page);
        }
        await page.waitForFunction(
          () => (window.reportedOutcomes ?? []).filter(({ outcome }) => outcome === "sent").length >= 3,
        );
        assert.equal(new Set(fixture.accepted()).size, 1200);
        assert.equal(fixture.accepted().length, 1200);
      });
    });
  }
}
