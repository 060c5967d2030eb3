import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser, visit } from "./browser-session.ts";
import { composerPage, says } from "./composer-page.ts";
import { isListening, portOf, startPlayground } from "./playground-process.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
});

/** Windows ends a process without asking it. */
const ENDINGS = process.platform === "win32" ? (["SIGKILL"] as const) : (["SIGINT", "SIGTERM", "SIGHUP"] as const);

for (const signal of ENDINGS) {
  test(`${signal} ends everything, with a page still open on it`, async () => {
    const playground = await startPlayground();
    const ports = [playground.page, playground.sandbox].map(portOf);
    const { page } = await visit(browser, playground.page);
    await page.frameLocator("#handset").locator("#phone").waitFor();
    assert.deepEqual(await Promise.all(ports.map(isListening)), [true, true]);
    const code = await playground.stop(signal);
    if (signal === "SIGINT") assert.equal(code, 0);
    assert.deepEqual(await Promise.all(ports.map(isListening)), [false, false]);
    await page.context().close();
  });
}

test("ports that are taken lead to the next free ones, and the output says so", async () => {
  const first = await startPlayground();
  const taken = { page: portOf(first.page), sandbox: portOf(first.sandbox) };
  const second = await startPlayground(taken);
  try {
    assert.ok(portOf(second.page) > taken.page);
    assert.ok(portOf(second.sandbox) > taken.sandbox);
    for (const port of Object.values(taken)) assert.match(second.output(), new RegExp(`Port ${port} was taken`));
    assert.doesNotMatch(first.output(), /was taken/);
    assert.equal((await fetch(second.page)).status, 200);
  } finally {
    await Promise.all([first.stop(), second.stop()]);
  }
});

test("the key reaches neither the page nor the output", async () => {
  const playground = await startPlayground();
  const key = /sandbox-[0-9a-f]{8}-/;
  try {
    const { page } = await visit(browser, `${playground.page}?language=en`);
    const bodies: Promise<string>[] = [];
    page.on("response", (response) => {
      const isEndless = response.headers()["content-type"]?.startsWith("text/event-stream");
      if (!isEndless) bodies.push(response.text().catch(() => ""));
    });
    await page.reload();
    const composer = composerPage(page);
    await composer.paste(composer.recipients, "+33612345678");
    await composer.text.fill("Bonjour");
    await composer.button("Send 1 SMS").click();
    await says(composer.sendStatus, "Sent: 1 SMS");
    await says(page.locator("#api-request"), "••••••••");
    const seen = await Promise.all(bodies);
    assert.ok(seen.some((body) => body.includes('"outcome":"sent"')));
    assert.deepEqual(
      seen.filter((body) => key.test(body)),
      [],
    );
    assert.doesNotMatch(playground.output(), key);
    await page.context().close();
  } finally {
    await playground.stop();
  }
});
