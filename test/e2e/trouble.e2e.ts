import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { ANSWER_GUARD_MS } from "@sms-composer/core/requests";
import { visit, type Visit } from "./browser-session.ts";
import { composerPage, says, type ComposerPage } from "./composer-page.ts";
import { startPlayground } from "./playground-process.ts";
import { openPlayground } from "./playground-session.ts";
import { sandboxApi } from "./sandbox-api.ts";

const TEXT = "Rendez-vous confirmé mardi à 9h40.\nÀ bientôt";
const NUMBER = "+33612345678";

const { playground, browser } = await openPlayground();
let visited: Visit;
let composer: ComposerPage;
beforeEach(async () => {
  await playground.provoke("none");
  visited = await visit(browser, `${playground.page}?language=en`);
  composer = composerPage(visited.page);
  await write(composer);
});
afterEach(async () => {
  assert.deepEqual(visited.problems({ failedRequests: "expected" }), []);
  await visited.page.context().close();
});

async function write({ paste, recipients, recipientsSummary, text }: ComposerPage): Promise<void> {
  await paste(recipients, NUMBER);
  await says(recipientsSummary, "1 recipient");
  await text.fill(TEXT);
}

async function assertDraftStays(): Promise<void> {
  assert.equal(await composer.text.inputValue(), TEXT);
  await says(composer.recipientsSummary, "1 recipient");
}

/** After an answer that leaves the outcome open, a second send is a person's decision. */
async function sendAgain(): Promise<void> {
  await composer.button(/^Send again/).click();
  // A press within half a second was not meant for the question.
  await visited.page.waitForTimeout(ANSWER_GUARD_MS + 50);
  await composer.button(/^Yes, send again/).click();
  await says(composer.sendStatus, "Sent: 1 SMS");
}

const messagesOnHandset = async (): Promise<number> => {
  const { thread } = (await sandboxApi(playground.sandbox).call(`phones/${encodeURIComponent(NUMBER)}`)) as {
    thread: readonly unknown[];
  };
  return thread.length;
};

test("a backend that hangs up: a clear error, the draft stays, and Send works again", async () => {
  await composer.provoke("Backend down");
  await composer.button("Send 1 SMS").click();
  await says(composer.sendStatus, "We can’t tell whether it was sent");
  await assertDraftStays();
  await composer.provoke("Nothing");
  await sendAgain();
});

test("a backend that answers HTML: a clear error, the draft stays, and Send works again", async () => {
  await composer.provoke("HTML answer");
  await composer.button("Send 1 SMS").click();
  await says(composer.sendStatus, "could not be read");
  await says(composer.sendStatus, "HTTP 502");
  await assertDraftStays();
  await composer.provoke("Nothing");
  await sendAgain();
});

test("a slow API: the composer waits and says so, and nothing is sent twice meanwhile", async () => {
  const before = await messagesOnHandset();
  await composer.provoke("Slow");
  await composer.button("Send 1 SMS").click();
  await composer.button("Sending…").waitFor();
  await composer.send.click({ force: true });
  await composer.sendStatus.filter({ hasText: "Sent: 1 SMS" }).waitFor({ timeout: 15_000 });
  assert.equal((await messagesOnHandset()) - before, 1);
  await assertDraftStays();
});

test("an answer that is lost after the API accepted: said to be unknown, and sent once", async () => {
  const before = await messagesOnHandset();
  await composer.provoke("Lost answer");
  await composer.button("Send 1 SMS").click();
  await says(composer.sendStatus, "We can’t tell whether it was sent");
  await assertDraftStays();
  assert.equal((await messagesOnHandset()) - before, 1);
});

test("offline: not sent, said so, and sent when the connection is back", async () => {
  const context = visited.page.context();
  await context.setOffline(true);
  await composer.button("Send 1 SMS").click();
  await says(composer.sendStatus, "You are offline");
  await assertDraftStays();
  await context.setOffline(false);
  await composer.button("Send 1 SMS").click();
  await says(composer.sendStatus, "Sent: 1 SMS");
});

test("a backend that is gone: a clear error, the draft stays, and Send can be pressed again", async () => {
  const other = await startPlayground();
  const { page } = await visit(browser, `${other.page}?language=en`);
  const orphan = composerPage(page);
  await write(orphan);
  await other.stop();
  await orphan.button("Send 1 SMS").click();
  await says(orphan.sendStatus, "We can’t tell whether it was sent");
  assert.equal(await orphan.text.inputValue(), TEXT);
  await orphan.button(/^Send again/).waitFor();
  await page.context().close();
});
