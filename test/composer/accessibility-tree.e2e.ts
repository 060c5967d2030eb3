/** Tests of the accessibility tree: all of the element's, word by word, in the states that differ most. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Browser, chromium, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { type BuiltPage, servePages } from "./built-page.ts";

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body>
<label for="sms">Reminder</label><sms-composer id="sms" endpoint="/send" price-premium="0.038"></sms-composer>
<script type="module" src="/define.js"></script></body></html>`;

let browser: Browser;
let host: BuiltPage;
let page: Page;

before(async () => {
  browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
  host = await servePages({ "/": PAGE, "/favicon.ico": "" });
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(host.address);
});
after(async () => {
  await browser.close();
  await host[Symbol.asyncDispose]();
});

const tree = async (): Promise<string> =>
  (await page.locator("sms-composer").ariaSnapshot()).replaceAll(/[\u00a0\u202f]/g, " ");

/** The same in every situation. */
const range = `
  - radiogroup "Service":
    - text: Service
    - radio "Premium €0.038" [checked]
    - text: Premium €0.038
    - radio "Low Cost"
    - text: Low Cost
  - text: Message`;
const options = `
  - switch "Commercial message"
  - text: Commercial message
  - paragraph: adds “STOP 36xxx”, as the law requires
  - switch "Unicode"
  - text: Unicode
  - paragraph: keeps every character; 70 per SMS instead of 160
  - switch "Send later"
  - text: Send later
  - paragraph: choose the day and the time`;
const replaced = `
  - group:
    - text: 1 character will be replaced by the network
    - list:
      - listitem:
        - code: ê
        - text: →
        - code: e`;
const numbers = `
  - text: Recipients
  - list "Recipients":
    - listitem:
      - text: 06 12 34 56 78
      - button "Remove 06 12 34 56 78": ×
    - listitem:
      - text: "! 06 12 is too short"
      - button "Remove 06 12 (is too short)": ×
  - textbox "Recipients":
    - /placeholder: Add or paste numbers
  - paragraph:
    - strong: 1 recipient
    - text: "· 1 invalid number skipped: 06 12 is too short"
    - button "Clear it"
  - button "Remove all"
  - button "Import a file"
  - text: Sender optional; 3 to 11 letters or digits, no accents
  - textbox "Sender optional; 3 to 11 letters or digits, no accents": SHOP`;

test("the accessibility tree says what is missing, at each field and in one sentence", async () => {
  await page.locator("#sender").fill("A&");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("#message-error").waitFor();
  await page.locator("#sender-error").waitFor();
  assert.equal(
    await tree(),
    `- group "SMS":
  - text: Recipients
  - textbox "Recipients" [invalid]:
    - /placeholder: Add or paste numbers
  - paragraph:
    - strong: 0 recipients
  - button "Import a file"
  - paragraph: Add at least one number.
  - text: Sender optional; 3 to 11 letters or digits, no accents
  - textbox "Sender optional; 3 to 11 letters or digits, no accents" [invalid]: A&
  - paragraph: "At least 3 characters. Not allowed here: &"${range}
  - textbox "Reminder Message" [invalid]
  - paragraph:
    - strong: 0 SMS
    - text: 0 of 160 used · 160 left
  - paragraph: Write a message.${options}
  - region "Preview":
    - text: Preview A&
    - paragraph: Your message appears here, as it will arrive.
  - paragraph
  - button "Send"
  - status: "4 things to fix before sending: Recipients: Add at least one number. Message: Write a message. Sender: At least 3 characters. Sender: Not allowed here: &"`,
  );
});

test("the accessibility tree names numbers, characters and their fixes", async () => {
  await page.locator("#sender").fill("SHOP");
  await page.locator("#recipients").fill("06 12 34 56 78, 06 12,");
  await page.locator("#recipients").press("Enter");
  await page.locator(".token").first().waitFor();
  await page.locator("textarea").fill("Prêt – a");
  await page.getByRole("button", { name: "Write - instead" }).waitFor();
  await page.locator(".spoken").filter({ hasText: "cannot be sent" }).waitFor();
  assert.equal(
    await tree(),
    `- group "SMS":${numbers}${range}
  - textbox "Reminder Message" [invalid]: Prêt – a
  - paragraph:
    - strong: 1 SMS
    - text: 7 of 160 used · 153 left
  - paragraph:
    - code: –
    - text: "cannot be sent in a standard SMS:"
  - button "Write - instead of – (1 SMS)"
  - button "Switch to Unicode (1 SMS)"${replaced}${options}
  - region "Preview":
    - text: Preview SHOP
    - img "Pret a":
      - text: Pr
      - mark: e
      - text: t a
    - paragraph: without the characters that cannot be sent
  - paragraph: 1 recipient × 1 SMS = 1 SMS · about €0.038
  - button "Send 1 SMS"
  - status: "1 SMS. 1 character cannot be sent in a standard SMS: –"`,
  );
});

test("the accessibility tree says what was sent, and says it aloud", async () => {
  await page.getByRole("button", { name: "Write - instead" }).click();
  await page.getByRole("button", { name: "Send 1 SMS" }).click();
  await page.locator(".spoken").filter({ hasText: "Sent" }).waitFor();
  await page.locator("[part=receipt]").waitFor();
  // What is locked while it sends is open again.
  await page.getByRole("button", { name: "Remove 06 12 34 56 78", disabled: false }).waitFor();
  assert.equal(
    await tree(),
    `- group "SMS":${numbers}${range}
  - textbox "Reminder Message": Prêt - a
  - paragraph:
    - strong: 1 SMS
    - text: 8 of 160 used · 152 left${replaced}${options}
  - region "Preview":
    - text: Preview SHOP
    - img "Pret - a":
      - text: Pr
      - mark: e
      - text: t - a
    - paragraph: as it will arrive
  - paragraph: "Sent: 1 SMS, €0.038."
  - group: Details
  - button "New message"
  - status: "Sent: 1 SMS, €0.038."`,
  );
});
