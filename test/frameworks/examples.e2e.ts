/** Each example in a browser: what is typed reaches the element and the page, and what the page sets reaches the element. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Browser, chromium, type Page } from "playwright-core";
import type { SmsComposer } from "@sms-composer/composer";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { buildCdnFile, buildExamples, type ExampleHost, serveExamples } from "./example-host.ts";

const FRAMEWORKS = ["react", "vue", "svelte"];
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "sms-composer-examples-")));

let browser: Browser;
let host: ExampleHost;

before(async () => {
  await Promise.all([buildExamples(FRAMEWORKS, join(scratch, "built")), buildCdnFile(scratch)]);
  host = await serveExamples(join(scratch, "built"), scratch, import.meta.dirname);
  browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
});
after(async () => {
  await browser?.close();
  await host?.[Symbol.asyncDispose]();
  rmSync(scratch, { recursive: true });
});

/** A page, and what it has complained of. */
async function visit(path: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !message.location().url.endsWith("/favicon.ico"))
      complaints.push(message.text());
  });
  await page.goto(host.address + path);
  return { page, complaints };
}

const settings = (page: Page) =>
  page
    .locator("sms-composer")
    .evaluate(({ value, unicode, pricePremium }: SmsComposer) => ({ value, unicode, pricePremium }));

const hasText = (page: Page, id: string, text: string) =>
  page.locator(`#${id}`, { hasText: new RegExp(`^${text}$`) }).waitFor();

for (const example of ["plain", ...FRAMEWORKS]) {
  test(`${example}: typing updates the element, and its events arrive`, async () => {
    const { page, complaints } = await visit(`/${example}/index.html`);
    const field = page.locator("sms-composer textarea").first();
    await field.waitFor();
    assert.deepEqual(await settings(page), { value: "Bonjour", unicode: true, pricePremium: 0.038 });

    await field.focus();
    await page.keyboard.press("End");
    await page.keyboard.type(" à tous");
    await hasText(page, "text", "Bonjour à tous");
    assert.equal((await settings(page)).value, "Bonjour à tous");

    await page.getByRole("button", { name: "Replace", exact: true }).click();
    await hasText(page, "text", "Merci");
    assert.equal((await settings(page)).value, "Merci");

    await page.locator('sms-composer [part~="send"]').click();
    await hasText(page, "sent", "307");
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

const postTo = (expected: string) => {
  const post = host.posts.find(({ path }) => path === expected);
  assert.ok(post, `nothing was posted to ${expected}`);
  return post;
};

test("plain: the page's own backend gets the request as JSON", async () => {
  const { page } = await visit("/plain/index.html");
  await page.locator("sms-composer textarea").first().waitFor();
  await page.locator("sms-composer").evaluate((composer: SmsComposer) => (composer.endpoint = "/sms-plain"));
  await page.locator('sms-composer [part~="send"]').click();
  await hasText(page, "sent", "307");
  const { type, body } = postTo("/sms-plain");
  assert.match(type, /^application\/json/);
  assert.deepEqual(JSON.parse(body), { recipients: ["+33612345678"], message: "Bonjour", unicode: true });
  await page.close();
});

test("form: a post carries the fields under the API's own names, beside the page's", async () => {
  const { page, complaints } = await visit("/plain/form.html");
  await page.locator("sms-composer textarea").first().pressSequentially("À demain, 15 €");
  await page.locator('sms-composer [part~="send"]').click();
  await page.waitForURL("**/form");
  const { type, body } = postTo("/form");
  assert.equal(type, "application/x-www-form-urlencoded");
  assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
    customer: "4711",
    phoneNumbers: "+33612345678",
    // As it goes on the wire.
    message: "A demain, 15 :euro:",
    sender: "Boutique",
  });
  assert.deepEqual(complaints, []);
  await page.close();
});

test("record: one customer and a list of people fill the composer in, with the sender that was chosen", async () => {
  const { page, complaints } = await visit("/plain/record.html");
  const composer = page.locator("sms-composer");
  const message = composer.getByRole("textbox", { name: "Message", exact: true });
  await message.waitFor();
  await page.getByLabel("Send as").selectOption("Atelier");
  await page.getByRole("button", { name: "Write to this customer" }).click();
  await composer.locator('[part~="bubble"]', { hasText: "Bonjour Inès, votre commande est prete." }).waitFor();
  await composer.locator('[part~="send"]', { hasText: "Send 1 SMS" }).waitFor();
  assert.equal(await composer.evaluate(({ draft }: SmsComposer) => draft.sender), "Atelier");

  await page.getByRole("button", { name: "Write to everybody of Tuesday" }).click();
  await composer.locator('[part~="bubble"]', { hasText: "Bonjour Inès, à mardi 9 h." }).waitFor();
  await composer.locator('[part~="send"]', { hasText: "Send 2 SMS" }).waitFor();

  // The README's own line, on this page.
  const readme = readFileSync(join(import.meta.dirname, "../../packages/composer/README.md"), "utf8");
  const [, code = ""] = /^```js\n([^]*?)^```$/m.exec(readme) ?? [];
  const columns = await composer.evaluate((element: SmsComposer, program) => {
    new Function("composer", program)(element);
    return element.list?.columns;
  }, code);
  assert.deepEqual(columns, ["Prénom", "Mobile"]);
  assert.deepEqual(complaints, []);
  await page.close();
});
