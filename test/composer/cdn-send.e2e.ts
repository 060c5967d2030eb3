import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { type Browser, chromium } from "playwright-core";
import { makeCdnFile } from "../../packages/composer/cdn/cdn-files.ts";
import { compressedBytes } from "../size/bundle.ts";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";

/** Maximum bytes of everything that a page loads of the element until a message has been sent, compressed. */
const MAX_BYTES = 60_000;
const RECEIPT = { outcome: "sent", messageId: 307, segments: 1, cost: 0.038, currency: "EUR" };

const page = (language: string): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Page</title><sms-composer endpoint="/sms"></sms-composer>
    <script type="module" src="/sms-composer.js"></script></html>`;

let browser: Browser;
let server: Server;
let address: string;
/** The files that were asked for since a page was opened, with their bytes, and how many had to come one before another. */
const loaded = new Map<string, number>();
const depths = new Map<string, number>();

before(async () => {
  const files = [
    ...(await makeCdnFile("sms-composer", { fromSources: true })),
    ...(await makeCdnFile("development", { fromSources: true })),
  ];
  const chunks = new Map(files.map(({ fileName, code }) => [`/${fileName}`, code]));
  server = createServer(({ url = "/", method, headers }, response) => {
    const code = chunks.get(url);
    if (method === "POST")
      return void response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(RECEIPT));
    if (code === undefined)
      return void response.writeHead(200, { "Content-Type": "text/html" }).end(page(url.slice(1)));
    loaded.set(url, compressedBytes(code));
    // The file that imports it is its referrer.
    depths.set(url, (depths.get(new URL(headers.referer ?? address).pathname) ?? 0) + 1);
    response.writeHead(200, { "Content-Type": "text/javascript" }).end(code);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

for (const language of ["en", "fr"])
  test(`from the CDN's file it shows in two steps, and a send to French mobiles loads at most 60,000 bytes: ${language}`, async () => {
    for (const known of [loaded, depths]) known.clear();
    const visited = await browser.newPage();
    await visited.goto(`${address}/${language}`);
    const numbers = visited.locator("#recipients");
    await numbers.waitFor();
    assert.ok(Math.max(...depths.values()) <= 2, "it shows after two files, one after the other");
    await numbers.fill("06 12 34 56 78, 0698765432");
    await numbers.press("Enter");
    await visited.locator("[part=token]").nth(1).waitFor();
    await visited.locator("textarea").fill("Être prêt à l’été");
    await visited.locator("#send").click();
    await visited.locator("[part=receipt]").waitFor();
    const bytes = [...loaded.values()].reduce((sum, each) => sum + each, 0);
    assert.ok(bytes <= MAX_BYTES, `${bytes} bytes in ${loaded.size} files`);
    // A number of another country is read as well, by what loads then.
    await visited.reload();
    await numbers.fill("+32 470 12 34 56");
    await numbers.press("Enter");
    await visited.locator("[part=token]").waitFor();
    assert.equal((await visited.locator("[part=token]").textContent())?.includes("+32"), true);
    await visited.close();
  });

test("beside the CDN's file, its file for development names the wrong attributes of what is on the page", async () => {
  const visited = await browser.newPage();
  const warnings: string[] = [];
  visited.on("console", (message) => warnings.push(message.text()));
  await visited.goto(`${address}/en`);
  await visited.evaluate(() => document.querySelector("sms-composer")?.setAttribute("timeout", "-1"));
  const warned = visited.waitForEvent("console");
  await visited.addScriptTag({ type: "module", url: "/development.js" });
  await warned;
  assert.deepEqual(warnings, [
    '<sms-composer timeout="-1">: the value means nothing. It takes milliseconds from 1 on.',
  ]);
  await visited.close();
});
