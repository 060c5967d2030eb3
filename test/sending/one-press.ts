import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { startBackend } from "./backend.ts";
import { keepConnections, openComposer, pressSend, reportedOutcomes, write } from "./browsers.ts";
import type { TestBrowser } from "./browsers.ts";
import { browserPool } from "./browser-pool.ts";
import { startBreakingProxy } from "./breaking-proxy.ts";
import { ANSWER_LOSSES } from "./answer-losses.ts";

/** One press of Send under each loss of an answer. */
export function testOnePress(testBrowser: TestBrowser): void {
  const { name, skip, pagesAtOnce } = testBrowser;
  describe(
    `one press of Send is one send, and what is said is true: ${name}`,
    {
      skip,
      concurrency: pagesAtOnce,
    },
    () => {
      const browsers = browserPool(testBrowser);
      after(() => browsers.close());

      for (const [loss, { onPost, protocol, serverTimeout, apiDelay, sends, says }] of Object.entries(ANSWER_LOSSES)) {
        it(loss, () =>
          browsers.use(async (browser) => {
            const backend = await startBackend({ ...(apiDelay && { apiDelay }) });
            const proxy = await startBreakingProxy(backend, {
              onPost,
              ...(protocol && { protocol }),
              ...(serverTimeout && { serverTimeout }),
            });
            const context = await browser.createBrowserContext();
            try {
              const page = await openComposer(context, proxy.address);
              await write(page, "Votre commande est prête");
              await keepConnections(page);
              await pressSend(page);
              // The element looks again after less than a second here, see the proxy's page.
              const reported = await reportedOutcomes(page, { seconds: says[0] === "sent" ? 6 : 2 });

              const messages = backend.api.messages();
              const report = `${proxy.posts()} POSTs, reported ${JSON.stringify(reported)}`;
              assert.equal(messages.length, sends, `sends that the API accepted (${report})`);
              const last = reported.at(-1);
              assert.ok(last && says.includes(last.outcome), `says one of ${says.join(", ")} (${report})`);
              if (last.outcome === "sent") assert.equal(last.messageId, messages[0]?.id, "the send that it tells of");
              assert.equal(
                reported.filter(({ outcome }) => outcome === "sent").length <= 1,
                true,
                "sent is reported once",
              );
            } finally {
              await context.close();
              await proxy.close();
              await backend.close();
            }
          }),
        );
      }
    },
  );
}
