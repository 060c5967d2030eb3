import assert from "node:assert/strict";
import { before, test } from "node:test";
import { visit, type Visit } from "./browser-session.ts";
import { composerPage, says, type ComposerPage } from "./composer-page.ts";
import { openPlayground } from "./playground-session.ts";
import { sandboxApi } from "./sandbox-api.ts";

const TEXT = "Être prêt à l’été : 20 % sur « l’œuvre » [code {A|B}] – à bientôt…\nL’équipe Noël";
const PREVIEW = `Etre pret à l'été : 20 % sur " l'oeuvre " (code (AB))  à bientot\nL'équipe Noel`;
const FIXED_PREVIEW = `Etre pret à l'été : 20 % sur " l'oeuvre " (code (AB)) - à bientot...\nL'équipe Noel`;
const MENTION = " STOP 36xxx";

const { playground, browser } = await openPlayground();
before(async () => {
  await sandboxApi(playground.sandbox).skipToOfficeHours();
});

async function open(): Promise<Visit & { readonly composer: ComposerPage }> {
  await playground.provoke("none");
  const visited = await visit(browser, `${playground.page}?language=en`);
  return { ...visited, composer: composerPage(visited.page) };
}

async function writeSale(composer: ComposerPage): Promise<void> {
  await composer.paste(composer.recipients, "06 12 34 56 78, +33 7 98 76 54 32");
  await composer.sender.fill("BOUTIQUE");
  await composer.paste(composer.text, TEXT);
  await composer.button(/^Fix all/).click();
}

test("the five steps: write, add recipients, choose, send, and see it arrive", async () => {
  const { page, composer, problems } = await open();

  // 1. Write: counted at each key, shown as it will arrive, with a way out for what cannot be sent.
  await composer.text.pressSequentially("Être");
  await says(composer.counts, "4 of 160 used · 156 left");
  assert.equal(await composer.preview(), "Etre");
  await composer.text.press("ControlOrMeta+A");
  await composer.paste(composer.text, TEXT);
  assert.equal(await composer.text.inputValue(), TEXT);
  await says(composer.counts, /1\sSMS\s*79 of 160 used · 81\sleft/);
  assert.equal(await composer.preview(), PREVIEW);

  await says(composer.replacements, /15\scharacters/);
  for (const swap of [
    "Ê → E",
    "ê → e",
    "’ → ' ×3",
    `« → "`,
    "œ → oe (+1 character)",
    "[ → (",
    "{ → (",
    "| is left out",
    "ô → o",
    "ë → e",
  ])
    await says(composer.replacements.getByRole("listitem"), swap);

  await says(composer.problems, /–\s*…\s*cannot be sent in a standard SMS/);
  await composer.button("Switch to Unicode (2 SMS)").click();
  await says(composer.counts, "2 SMS");
  assert.equal(await composer.preview(), TEXT);
  await page.getByRole("switch", { name: "Unicode" }).uncheck();
  await composer.button(/Write - instead of –/).click();
  await says(composer.problems, /…\s*cannot be sent/);
  await composer.button(/Write \. \. \. instead/).click();
  assert.equal(await composer.preview(), FIXED_PREVIEW);
  assert.equal(await composer.problems.count(), 0);

  // 2. Add recipients by pasting a list with a duplicate and a wrong number.
  await composer.paste(composer.recipients, "06 12 34 56 78, +33 7 98 76 54 32; 0612345678\n06 12 34");
  await says(composer.recipientsSummary, "2 recipients");
  await says(composer.recipientsSummary, "1 duplicate skipped");
  await says(composer.recipientsSummary, /06 12 34.*is too short/);
  await composer.button("Clear it").click();

  // 3. Choose range, sender and STOP mention.
  await page.getByRole("radio", { name: "Low Cost" }).check();
  await page.getByRole("radio", { name: "Premium" }).check();
  await composer.sender.fill("BOUTIQUE");
  await page.getByRole("switch", { name: "Commercial message" }).check();
  await says(composer.counts, "94 of 160 used, STOP included · 66 left");
  assert.equal(await composer.preview(), FIXED_PREVIEW + MENTION);

  // 4. Send: the receipt tells id, number and cost; the handset shows what the composer had shown.
  await says(composer.sendStatus, "2 recipients × 1 SMS = 2 SMS");
  await composer.button("Send 2 SMS").click();
  await says(composer.sendStatus, "Sent: 2 SMS, €0.076");
  await says(composer.sendStatus, "307");
  await says(composer.handset, "BOUTIQUE");
  const bubble = composer.handset.locator(".message .bubble").last();
  await bubble.waitFor();
  assert.equal(await bubble.textContent(), FIXED_PREVIEW + MENTION);
  assert.equal((await sandboxApi(playground.sandbox).sendAnswers()).at(-1)?.nb_sms, 1);

  // What went over the wire is shown, without the key.
  await says(page.locator("#api-request"), "••••••••");
  await says(page.locator("#page-request"), "POST /sms");
  assert.deepEqual(problems(), []);
});

test("a send without credit is refused with the API's words, and the text stays", async () => {
  const { composer, problems } = await open();
  await composer.provoke("No credit");
  await writeSale(composer);
  const text = await composer.text.inputValue();
  await composer.button("Send 2 SMS").click();
  await says(composer.sendStatus, "You do not have enough credit");
  await says(composer.sendStatus, "11");
  assert.equal(await composer.text.inputValue(), text);

  await composer.provoke("Nothing");
  await composer.button("Send 2 SMS").click();
  await says(composer.sendStatus, "Sent: 2 SMS");
  assert.deepEqual(problems({ failedRequests: "expected" }), []);
});

test("a refused sender is shown at the sender, in the API's words, and the text stays", async () => {
  const { page, composer, problems } = await open();
  await composer.provoke("Sender refused");
  await writeSale(composer);
  const text = await composer.text.inputValue();
  await composer.button("Send 2 SMS").click();
  const field = page.locator('sms-composer [data-field="sender"]');
  await says(field, "The sender is not authorised");
  assert.equal(await composer.sender.getAttribute("aria-invalid"), "true");
  assert.equal(await composer.text.inputValue(), text);

  await composer.provoke("Nothing");
  await composer.button("Send 2 SMS").click();
  await says(composer.sendStatus, "Sent: 2 SMS");
  assert.deepEqual(problems({ failedRequests: "expected" }), []);
});

test("what breaks a rule is shown at its field before anything is sent", async () => {
  const { page, composer, problems } = await open();
  const api = sandboxApi(playground.sandbox);
  const sendsBefore = (await api.sendAnswers()).length;
  const problemAt = (field: string) => page.locator(`sms-composer [data-field="${field}"] [part~="error"]`);
  const sendAndRead = async (field: string): Promise<string> => {
    await composer.send.click();
    return problemAt(field).innerText();
  };

  assert.match(await sendAndRead("message"), /Write a message/);
  assert.match(await sendAndRead("recipients"), /at least one number/);
  await composer.recipients.fill("0612345678");
  await composer.text.fill("Bonjour");
  for (const [sender, expected] of [
    ["AB", /At least 3/],
    ["ABCDEFGHIJKL", /At most 11/],
    ["MY&CO", /&/],
  ] as const) {
    await composer.sender.fill(sender);
    assert.match(await sendAndRead("sender"), expected);
  }
  await composer.sender.fill("BOUTIQUE");
  await composer.text.fill("x".repeat(1531));
  assert.match(await sendAndRead("message"), /11\s+SMS/);
  await composer.text.fill("x".repeat(161));
  await page.getByRole("radio", { name: "Low Cost" }).check();
  assert.match(await sendAndRead("message"), /limited to 160/);
  await page.getByRole("radio", { name: "Premium" }).check();
  await composer.text.fill("Bonjour");
  const more = Array.from({ length: 500 }, (_, i) => `06${String(20_000_000 + i)}`);
  await composer.paste(composer.recipients, more.join("\n"));
  await says(composer.recipientsSummary, "501 recipients");
  assert.match(await sendAndRead("recipients"), /501 numbers: at most 500/);

  assert.equal((await api.sendAnswers()).length, sendsBefore);
  assert.deepEqual(problems(), []);
});
