/** The guide in one browser: accessible, within its width, without errors; and what can be tried on it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FAULTS } from "@sms-composer/sandbox";
import type { Page } from "playwright-core";
import { addressOf, chaptersIn } from "../../apps/playground/src/guide/guide-pages.ts";
import { visit, type Visit } from "./browser-session.ts";
import { openPlayground } from "./playground-session.ts";
import { axeViolations } from "../tools/axe.ts";

const { playground, browser } = await openPlayground();

const addressIn = (path: string): string => new URL(path, playground.page).href;

/** The colours of code are left to `guide.test.ts`: it computes them, and axe reads each word off the screen. */
const violations = (page: Page): Promise<string[]> =>
  axeViolations(page, {}, { include: [["body"]], exclude: [["pre code"]] });

/** Waits until all demos are there: they load on demand, and Vite compiles each the first time. */
const ready = (page: Page) =>
  page.waitForFunction(
    () => [...document.querySelectorAll("[data-demo]")].every((place) => place.querySelector(".demo")),
    undefined,
    { timeout: 30_000 },
  );

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function open(path: string, width: number): Promise<Visit> {
  const visited = await visit(browser, addressIn(path), { viewport: { width, height: 800 }, reducedMotion: "reduce" });
  await ready(visited.page);
  return visited;
}

const LOOKS = [
  { width: 360, theme: "dark", language: "fr" },
  { width: 1280, theme: "light", language: "en" },
] as const;

/** It has everything that is drawn: the element, fields, tables, notes. */
const IN_BOTH_LOOKS = "theming";

for (const [place, { width, theme, language }] of LOOKS.entries()) {
  // Every other chapter in each language, and one README: the others are made of the same, and `guide.test.ts` reads all.
  const chapters = chaptersIn(language).filter(({ name }, at) => name === IN_BOTH_LOOKS || at % 2 === place);
  const addresses = [...chapters.map(addressOf), ...(language === "fr" ? ["/guide/client"] : [])];

  test(`no axe violation, nothing wider than the page, no error: ${width} pixels, ${theme}, every other page in ${language}`, async () => {
    const { page, problems } = await open(`${addresses[0]}?language=${language}&theme=${theme}`, width);
    for (const path of addresses) {
      await page.goto(addressIn(`${path}?language=${language}&theme=${theme}`));
      await ready(page);
      assert.equal(await overflow(page), 0, path);
      assert.deepEqual(await violations(page), [], path);
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      assert.equal(await overflow(page), 0, `${path}, with text at 200 %`);
    }
    assert.deepEqual(
      problems().filter((problem) => !problem.startsWith("Loaded again")),
      [],
    );
    await page.context().close();
  });
}

test("the language: a chapter is shown in the one that was chosen, and a README stays as it is", async () => {
  const { page } = await open("/guide/fr/outbox", 1280);
  await page.locator("h1", { hasText: "La promesse de l’envoi" }).waitFor();
  await page.locator('[name="language"][value="en"]').click();
  await page.waitForURL(/\/guide\/outbox$/);
  await page.locator("h1", { hasText: "The outbox’s promise" }).waitFor();
  await page.locator('[name="language"][value="fr"]').click();
  await page.waitForURL(/\/guide\/fr\/outbox$/);
  await page.goto(addressIn("/guide/fr/counting"));
  await page.getByLabel("Un texte à vous").fill("L’hôtel");
  await page.getByText("1 SMS, et un compteur ordinaire dit la même chose.").waitFor();
  await page.goto(addressIn("/guide/help"));
  await page.waitForURL(/\/guide\/fr\/help$/);
  await page.goto(addressIn("/guide/client"));
  await page.getByText("Cette page de référence n’existe qu’en anglais.").waitFor();
  assert.equal(await page.locator('.chapters [data-page="help"]').getAttribute("href"), "/guide/fr/help");
  await page.context().close();
});

/** The first of each part that can be tried, used as a reader would. */
test("counting: what is written is counted, here and by the standard alone", async () => {
  const { page } = await open("/guide/counting?language=en", 1280);
  const verdict = page.locator(".verdict");
  await page.getByLabel("A text of yours").fill("L’hôtel");
  assert.equal(await verdict.textContent(), "1 SMS, and a plain counter says the same.");
  await page.getByLabel("A text of yours").fill("L’hôtel ".repeat(12));
  assert.equal(await verdict.textContent(), "1 SMS. A plain counter says 2: 1 too many.");
  await page.getByLabel("Unicode mode").check({ force: true });
  assert.equal(await verdict.textContent(), "2 SMS, and a plain counter says the same.");
  await page.getByLabel("A text of yours").fill("");
  assert.equal(await verdict.textContent(), "0 SMS, and a plain counter says the same.");
  await page.context().close();
});

test("embedding: the form shows what it would post", async () => {
  const { page } = await open("/guide/embedding?language=en", 1280);
  await page.locator("sms-composer textarea").first().fill("À demain :\n5 €");
  const posted = page.locator("form.demo pre", { hasText: "message = A demain ::br:5 :euro:" });
  await posted.filter({ hasText: "phoneNumbers = +33612345678" }).waitFor();
  await page.context().close();
});

test("personalised: each of the file’s people is stepped to, three are named, and each sandbox handset gets its own text", async () => {
  const { page } = await open("/guide/personalised?language=fr", 1280);
  const composer = page.locator("sms-composer");
  await composer.getByText("9 prêts · 3 ne partent pas").waitFor();
  await composer.locator("#counts", { hasText: "8 × 1 SMS, 1 × 2 SMS = 10 SMS" }).waitFor();
  await composer.getByText("1 sur 9").waitFor();
  await composer.getByRole("button", { name: "Le plus long" }).click();
  await composer
    .locator('[part~="bubble"]', { hasText: "Bonjour Marie-Clémentine, rendez-vous le 25/11/2026" })
    .waitFor();
  await composer.locator('[part~="send"]').click();
  await composer.locator("#send-status", { hasText: "Envoyé" }).filter({ hasText: "0,38" }).waitFor();
  const phone = await fetch(`${playground.sandbox}control/phones/${encodeURIComponent("+33612345604")}`);
  const { thread } = (await phone.json()) as { thread: { content: { text: string } }[] };
  assert.deepEqual(
    thread.map(({ content }) => content.text),
    [
      "Bonjour Madame, Monsieur, rendez-vous le 24/11/2026 à 10 h 40 avec Dr Lefèvre. Pour annuler ou déplacer, répondez à ce message. A bientot, le cabinet",
    ],
  );
  await page.context().close();
});

test("theming: the element wears what the editor says, and the style sheet says it too", async () => {
  const { page } = await open("/guide/theming?language=en&theme=light", 1280);
  const send = page.locator('sms-composer [part~="send"]');
  const colour = () => send.evaluate((button) => getComputedStyle(button).backgroundColor);
  await send.waitFor();
  await page.getByLabel("Sand").check({ force: true });
  assert.equal(await colour(), "rgb(154, 52, 18)");
  await page.getByLabel("--sms-accent, light", { exact: true }).fill("#ff0000");
  assert.equal(await colour(), "rgb(255, 0, 0)");
  await page.locator(".faint", { hasText: "--sms-accent-text on --sms-accent, light: 3.9 to 1" }).waitFor();
  const sheet = page.locator(".lengths .code");
  await sheet.getByRole("button", { name: "Copy" }).click();
  await sheet.getByRole("button", { name: "Copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^sms-composer,\nsms-meter \{\n {2}--sms-accent: light-dark\(#ff0000, #fdba74\);\n[^]*\}$/);
  await page.context().close();
});

test("translating: the element follows the language", async () => {
  const { page } = await open("/guide/translating?language=en", 1280);
  const send = page.locator('sms-composer [part~="send"]');
  for (const [language, says] of [
    ["Español", "Enviar 1 SMS"],
    ["Deutsch: not there yet", "Send 1 SMS"],
    ["Français (Suisse)", "Envoyer 1 SMS"],
  ] as const) {
    await page.getByLabel(language, { exact: true }).check({ force: true });
    await send.filter({ hasText: says }).waitFor();
  }
  await page.context().close();
});

test("testing: a send under each fault, and what the client made of it", async () => {
  const { page } = await open("/guide/testing?language=en", 1280);
  await page.getByRole("button", { name: "Send once under each fault" }).click();
  await page
    .locator(".demo tr", { hasText: "drop-after" })
    .filter({ hasText: "unknown" })
    .filter({ hasText: "yes" })
    .waitFor();
  assert.equal(await page.locator(".demo tbody tr").count(), Object.keys(FAULTS).length);
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});

test("by keyboard: over the header to the text, and on to the next chapter; narrow, the chapters unfold", async () => {
  const { page } = await open("/guide?language=en", 360);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.closest("main")?.id), "text");
  const chapters = page.locator(".chapters");
  assert.equal(await chapters.getByRole("link", { name: "Test against the sandbox" }).isVisible(), false);
  await chapters.locator("summary").press("Enter");
  await chapters.getByRole("link", { name: "Test against the sandbox" }).press("Enter");
  await page.waitForURL("**/guide/testing");
  await page
    .locator('.chapters [aria-current="page"]', { hasText: "Test against the sandbox" })
    .waitFor({ state: "attached" });
  await page.context().close();
});
