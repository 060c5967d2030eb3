import assert from "node:assert/strict";
import { before, test } from "node:test";
import { REPLACED_CHARACTERS } from "@sms-composer/core/segments";
import { visit, type Visit } from "./browser-session.ts";
import { composerPage, says, type ComposerPage } from "./composer-page.ts";
import { openPlayground } from "./playground-session.ts";
import { sandboxApi, type SandboxApi } from "./sandbox-api.ts";

const NUMBER = "+33612345678";

const { playground, browser } = await openPlayground();
let visited: Visit;
let composer: ComposerPage;
let api: SandboxApi;
before(async () => {
  api = sandboxApi(playground.sandbox);
  await api.skipToOfficeHours();
  visited = await visit(browser, `${playground.page}?language=en`);
  composer = composerPage(visited.page);
  await composer.paste(composer.recipients, NUMBER);
});

interface Options {
  readonly range?: "Premium" | "Low Cost";
  readonly stop?: boolean;
  readonly unicode?: boolean;
}

/** Writes and sends the text, and checks that composer, API and handset agree; returns what they agree on. */
async function sendAndCompare(text: string, { range = "Premium", stop = false, unicode = false }: Options = {}) {
  const { page, problems } = visited;
  await page.getByRole("radio", { name: range }).check();
  await page.getByRole("switch", { name: "Commercial message" }).setChecked(stop);
  await page.getByRole("switch", { name: "Unicode" }).setChecked(unicode);
  await composer.text.fill(text);
  const segments = await composer.segments();
  const preview = await composer.preview();
  await composer.button(`Send ${segments} SMS`).click();
  await says(composer.sendStatus, "Sent:");
  // The platform's number of it is in the details, which are closed at first.
  const id = /Message: (\d+)/.exec((await composer.sendStatus.textContent()) ?? "")?.[1];
  assert.ok(id, "the details name the message");

  const { nb_sms: billed } = (await api.sendAnswers()).at(-1) ?? {};
  const message = await api.lastMessage(NUMBER);
  assert.equal(billed, segments, "the API bills what the composer had counted");
  assert.equal(message?.text, preview, "what arrives is what the preview had shown");
  assert.equal(message.segments.length, segments, "it arrives in as many SMS");
  const row = composer.handset.locator(".message").filter({ hasText: `#${id}` });
  await row.waitFor();
  const shown = (await row.locator(".text").allTextContents()).join("");
  assert.equal(shown, preview, "the handset shows it");
  assert.deepEqual(problems(), []);
  return { segments, preview };
}

test("the vendor's table has its 53 characters", () => {
  assert.equal(Object.keys(REPLACED_CHARACTERS).length, 53);
});

/** A send costs a third of a second; a text of this many still shows at a glance which of them went wrong. */
const IN_A_TEXT = 6;
const rows = Object.entries(REPLACED_CHARACTERS);
for (let first = 0; first < rows.length; first += IN_A_TEXT) {
  const some = rows.slice(first, first + IN_A_TEXT);
  const names = some.map(([character, replacement]) => `${character} as ${replacement || "nothing"}`);
  test(`what arrives, as the composer had shown: ${names.join(", ")}`, async () => {
    const { preview } = await sendAndCompare(some.map(([character]) => `avant ${character} après`).join(" "));
    assert.equal(preview, some.map(([, replacement]) => `avant ${replacement} après`).join(" "));
  });
}

const TEXTS: readonly (readonly [name: string, text: string, segments: number, options?: Options])[] = [
  ["the whole table at once", Object.keys(REPLACED_CHARACTERS).join(" "), 1],
  ["a euro sign", "Votre commande : 49,90 € à régler au retrait", 1],
  ["a euro sign on the border between two SMS", `${"x".repeat(152)}€${"y".repeat(20)}`, 2],
  ["line breaks", "Bonjour,\n\nà demain\nL'équipe", 1],
  ["a line break in the last two units", `${"x".repeat(158)}\n`, 1],
  ["a line break that is one unit too many", `${"x".repeat(159)}\n`, 2],
  [":br: and :euro: as they are typed", "un:br:deux 5:euro:", 1],
  ["160 units", "x".repeat(160), 1],
  ["161 units", "x".repeat(161), 2],
  ["1,530 units", "x".repeat(1530), 10],
  ["quotes, markup and backslashes", String.raw`"<b>'&amp;'</b>" \n {"a":1}`, 1],
  ["a letter and its accent as two characters", "De\u0301ja\u0300 e\u0302tre", 1],
  ["the STOP mention in the last units", "x".repeat(149), 1, { stop: true }],
  ["the STOP mention that makes two SMS of one", "x".repeat(150), 2, { stop: true }],
  ["Unicode with an emoji on the border", `${"x".repeat(66)}🎉${"y".repeat(10)}`, 2, { unicode: true }],
  ["Unicode, 70 units", "ж".repeat(70), 1, { unicode: true }],
  ["a Low Cost SMS of 160 units", "x".repeat(160), 1, { range: "Low Cost" }],
];

for (const [name, text, expected, options] of TEXTS) {
  test(`${name}: ${expected} SMS, in the composer, at the API and on the handset`, async () => {
    const { segments } = await sendAndCompare(text, options);
    assert.equal(segments, expected);
  });
}
