/** Tests of a page that is closed, reloaded or opened twice while it sends: one decision to send is one send. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { ANSWER_GUARD_MS } from "@sms-composer/core/requests";
import type { Page } from "puppeteer-core";
import { until } from "../outbox/outbox-fixture.ts";
import { startBackend } from "./backend.ts";
import type { TestBrowser } from "./browsers.ts";
import { browserPool } from "./browser-pool.ts";
import {
  composerReady,
  keptOf,
  openComposer,
  pressSend,
  reportedOutcomes,
  shownText,
  untilSendIsKept,
  untilShown,
  write,
} from "./browsers.ts";
import { composerPage, startBreakingProxy } from "./breaking-proxy.ts";
import type { Exchange } from "./breaking-proxy.ts";
import { testOutboxSends } from "./outbox-sends.ts";
import { isKept, MESSAGE, type UseVisit } from "./visit.ts";

const HOUR = 3_600_000;
const PAGES = { "/": composerPage('autosave="draft"') };

/** The answer is lost each time, after the backend has done its work; questions get none either. */
const mute = async ({ forward, socket }: Exchange): Promise<void> => {
  await forward();
  socket.destroy();
};
/** Waits for a page by its title, while others go away. */
async function untilTitle(page: Page, title: string): Promise<void> {
  const giveUp = Date.now() + 15_000;
  while ((await page.title().catch(() => "")) !== title) {
    if (Date.now() > giveUp) throw new Error(`No page "${title}" came`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Back, which may bring the page from memory, with nothing that loads. */
async function goBack(page: Page): Promise<void> {
  // The page may be gone before this is answered.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await untilTitle(page, "Page");
  await composerReady(page);
}
/** The tests of a page that people leave, load again or open twice while it sends. */
export function testPageLife(testBrowser: TestBrowser): void {
  const { name, skip, pagesAtOnce } = testBrowser;
  describe(
    `one decision to send is one send, whatever becomes of the page: ${name}`,
    {
      skip,
      concurrency: pagesAtOnce,
    },
    () => {
      const browsers = browserPool(testBrowser);
      after(() => browsers.close());

      const visit: UseVisit = async (work, { holdsAnswer = false, ...options } = {}) => {
        const { promise, resolve: letApiAnswer } = Promise.withResolvers<void>();
        const backend = await startBackend({ ...options, ...(holdsAnswer && { beforeAnswer: () => promise }) });
        const proxy = await startBreakingProxy(backend, { pages: PAGES });
        try {
          await browsers.use(async (browser) => {
            const context = await browser.createBrowserContext();
            try {
              await work({ context, proxy, backend, letApiAnswer, open: () => openComposer(context, proxy.address) });
            } finally {
              await context.close();
            }
          });
        } finally {
          await proxy.close();
          await backend.close();
        }
      };

      it("a double click on Send", () =>
        visit(
          async ({ open, backend }) => {
            const page = await open();
            await write(page, MESSAGE);
            await pressSend(page, { times: 2 });
            assert.deepEqual(
              (await reportedOutcomes(page)).map(({ outcome }) => outcome),
              ["sent"],
            );
            assert.equal(backend.api.messages().length, 1);
          },
          { apiDelay: 200 },
        ));

      it("two tabs that restored the same draft both send it", () =>
        visit(async ({ open, backend }) => {
          const first = await open();
          await write(first, MESSAGE);
          await first.waitForFunction(() => localStorage.getItem("sms-composer:draft")?.includes("idempotencyKey"));
          const second = await open();
          await second.waitForFunction((text) => document.querySelector("sms-composer")?.value === text, {}, MESSAGE);
          for (const page of [first, second]) {
            await page.bringToFront();
            await pressSend(page);
            const [reported] = await reportedOutcomes(page);
            assert.deepEqual([reported?.outcome, reported?.messageId], ["sent", backend.api.messages()[0]?.id]);
          }
          assert.equal(backend.api.messages().length, 1);
        }));

      it("a page that is loaded again while it sends, and sends again", () =>
        visit(
          async ({ open, backend, proxy, letApiAnswer }) => {
            const page = await open();
            await write(page, MESSAGE);
            await pressSend(page);
            // A request that has not left its page goes with it.
            await until(() => backend.api.messages().length === 1);
            await page.reload();
            letApiAnswer();
            await composerReady(page);
            // The earlier visit has left a doubt, and the element looks it up.
            assert.deepEqual(
              (await reportedOutcomes(page, { seconds: 6 })).map(({ outcome }) => outcome),
              ["sent"],
            );
            assert.equal(backend.api.messages().length, 1);
            assert.equal(proxy.posts(), 1);
            assert.equal(await isKept(page), false, "what has been sent is forgotten");
          },
          { holdsAnswer: true },
        ));

      it("Back to the page that has sent", () =>
        visit(async ({ open, backend, proxy }) => {
          const page = await open();
          await write(page, MESSAGE);
          await pressSend(page);
          await reportedOutcomes(page);
          await page.goto(`${proxy.address}/other`);
          await goBack(page);
          const value = await page.evaluate(() => document.querySelector("sms-composer")?.value);
          if (value !== "") await pressSend(page);
          await new Promise((resolve) => setTimeout(resolve, 500));
          assert.equal(backend.api.messages().length, 1);
        }));

      it("Back to the page that was left while it sent", () =>
        visit(
          async ({ open, backend, proxy, letApiAnswer }) => {
            const page = await open();
            await write(page, MESSAGE);
            await pressSend(page);
            // A request that has not left its page goes with it.
            await until(() => backend.api.messages().length === 1);
            await page.goto(`${proxy.address}/other`);
            letApiAnswer();
            await page.goBack();
            await composerReady(page);
            const reported = await reportedOutcomes(page, { seconds: 8 });
            assert.equal(reported.at(-1)?.outcome, "sent", JSON.stringify(reported));
            assert.equal(backend.api.messages().length, 1);
          },
          { holdsAnswer: true },
        ));

      for (const [when, hours] of [
        ["a restart of the backend, whose memory is lost with it", 0],
        ["25 hours, and a restart of the backend", 25],
      ] as const) {
        it(`a draft of which no answer came, opened again after ${when}`, () =>
          visit(async ({ context, open, backend, proxy }) => {
            proxy.onPost = mute;
            const page = await open();
            await write(page, MESSAGE);
            await pressSend(page);
            assert.equal((await reportedOutcomes(page)).at(-1)?.outcome, "unknown");
            await page.close();
            assert.equal(backend.api.messages().length, 1);

            backend.api.clock.advance(hours * HOUR);
            const now = (): Date => new Date(Date.now() + hours * HOUR);
            const later = await startBackend({ api: backend.api, handler: { now } });
            const laterProxy = await startBreakingProxy(later, { pages: PAGES });
            try {
              // The browser keeps a draft by its address, which is another one here.
              const kept = await keptOf(context, proxy.address);
              const again = await context.newPage();
              await again.goto(`${laterProxy.address}/other`);
              await again.evaluate((items) => {
                for (const [item, value] of items) localStorage.setItem(item, value);
              }, kept);
              await again.goto(laterProxy.address);
              await composerReady(again);
              const reported = await reportedOutcomes(again, { seconds: 6 });
              assert.equal(reported.at(-1)?.outcome, "sent", JSON.stringify(reported));
              assert.equal(backend.api.messages().length, 1);
            } finally {
              await laterProxy.close();
              await later.close();
            }
          }));
      }

      it("somebody else at the same browser, with the draft and the key of the one before: learns nothing", () =>
        visit(
          async ({ context, open, backend, proxy }) => {
            proxy.onPost = mute;
            await context.setCookie({ name: "user", value: "ada", domain: "localhost" });
            const page = await open();
            await write(page, MESSAGE);
            await pressSend(page);
            assert.equal((await reportedOutcomes(page)).at(-1)?.outcome, "unknown");
            await page.close();
            const [message] = backend.api.messages();
            assert.ok(message);

            await context.setCookie({ name: "user", value: "eve", domain: "localhost" });
            const eve = await open();
            await untilSendIsKept(eve);
            const answer = await eve.evaluate(async () => {
              const begun = localStorage.getItem("sms-composer:draft:sending") ?? "{}";
              const { open } = JSON.parse(begun) as { open: { idempotencyKey: string }[] };
              const idempotencyKey = open[0]?.idempotencyKey ?? "";
              const response = await fetch("/sms", { headers: { "Idempotency-Key": idempotencyKey } });
              return { status: response.status, text: await response.text() };
            });
            assert.equal(answer.status, 404);
            assert.equal((JSON.parse(answer.text) as { outcome: string }).outcome, "unknown");
            assert.ok(!answer.text.includes(String(message.id)), answer.text);
            // The element has asked by itself by then.
            await new Promise((resolve) => setTimeout(resolve, 3500));
            assert.deepEqual(await eve.evaluate(() => window.reportedOutcomes), []);
            assert.ok(!(await shownText(eve)).includes(String(message.id)));
          },
          { handler: { scope: (request) => /user=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? "" } },
        ));

      it("more recipients than one request takes, with an answer lost in the middle: everybody gets it once", () =>
        visit(async ({ open, backend, proxy }) => {
          const phones = Array.from({ length: 1000 }, (_, index) => `+336${String(10_000_000 + index)}`);
          proxy.onPost = async (exchange) => {
            const answer = await exchange.forward();
            if (exchange.attempt === 2) exchange.socket.resetAndDestroy();
            else exchange.answer(answer);
          };
          const page = await open();
          await page.evaluate(() => document.querySelector("sms-composer")?.setAttribute("max-recipients", "1000"));
          await write(page, MESSAGE, phones);
          await pressSend(page);
          // So many are asked about first, and the answer is not taken from a press that came too soon.
          await untilShown(page, "Send 1,000 SMS to 1,000 recipients?");
          await new Promise((resolve) => setTimeout(resolve, ANSWER_GUARD_MS + 50));
          await pressSend(page);
          await page.waitForFunction(() => (window.reportedOutcomes?.length ?? 0) >= 2, { timeout: 10_000 });
          const reached = backend.api.messages().flatMap(({ deliveries }) => deliveries.map(({ number }) => number));
          assert.equal(reached.length, 1000);
          assert.equal(new Set(reached).size, 1000);
          assert.deepEqual(
            (await reportedOutcomes(page)).map(({ outcome }) => outcome),
            ["sent", "sent"],
          );
        }));

      testOutboxSends(visit);
    },
  );
}
