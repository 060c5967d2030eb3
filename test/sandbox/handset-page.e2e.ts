import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { serveSandbox, type SandboxServer } from "@sms-composer/sandbox";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { axeViolations } from "../tools/axe.ts";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";

const KEY = "key-of-the-page-test";
const NUMBER = "+33600000000";
const LONG = "Bonjour, votre rendez-vous est confirmé mardi à 14h30. ".repeat(4).trim();

let browser: Browser;
let server: SandboxServer;
let host: Server | undefined;
let complaints: string[] = [];

before(async () => {
  browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
});
after(() => browser.close());
beforeEach(async () => {
  complaints = [];
  server = await serveSandbox({ apiKey: KEY, receiptDelayMs: 60_000 });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await server.close();
  host?.closeAllConnections();
  host?.close();
  assert.deepEqual(complaints, [], "the console stays quiet");
});

const open = async (path = "/", options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => void complaints.push(message.text()));
  page.on("pageerror", (error) => void complaints.push(error.message));
  await page.goto(server.address + path);
  return page;
};

const send = async (parameters: object = {}): Promise<void> => {
  const body = JSON.stringify({ apiKey: KEY, phoneNumbers: NUMBER, message: "Hello", ...parameters });
  await fetch(`${server.baseUrl}/send`, { method: "POST", body });
};

const thread = (page: Page) => page.getByRole("log");

test("a message appears on its handset while the page is open, as it arrived", async () => {
  const page = await open();
  await page.getByText("No message yet.").waitFor();
  await send({ message: "Être là :br:5:euro:", sender: "MYCOMPANY" });
  await thread(page).getByText("Etre là \n5€").waitFor();
  const shown = await thread(page).innerText();
  assert.match(shown, /MYCOMPANY/);
  assert.match(shown, /1 SMS · 13 units · GSM/);
  assert.match(shown, /arrived, receipt under way/);
  server.sandbox.clock.advance(60_000);
  await thread(page)
    .getByText(/^delivered at/)
    .waitFor();
});

test("the borders between SMS and the STOP mention are shown", async () => {
  await send({ message: LONG, isStopSms: 1 });
  const page = await open();
  await thread(page).getByText("SMS 2", { exact: true }).waitFor();
  assert.equal(await page.locator(".mention").textContent(), " STOP 36xxx");
  const pieces = await page.locator(".bubble .text").allTextContents();
  assert.deepEqual([pieces.length, pieces.join("")], [2, `${LONG} STOP 36xxx`]);
});

test("the page follows the phone of the latest message until one is chosen", async () => {
  const page = await open();
  await send();
  await page.getByRole("heading", { name: "06 00 00 00 00" }).waitFor();
  await send({ phoneNumbers: "0612345678", message: "Other" });
  await page.getByRole("heading", { name: "06 12 34 56 78" }).waitFor();
  await page.getByRole("button", { name: /06 00 00 00 00/ }).click();
  await page.getByRole("heading", { name: "06 00 00 00 00" }).waitFor();
  await send({ phoneNumbers: "0612345678", message: "Again" });
  await page.getByRole("button", { name: /Again/ }).waitFor();
  assert.equal(await page.locator("#label").innerText(), "06 00 00 00 00");
});

test("the whole job by keyboard: choose a phone, answer STOP, switch it off, open a request", async () => {
  await send({ phoneNumbers: `${NUMBER},0612345678` });
  const page = await open();
  await page.getByRole("searchbox").focus();
  await page.getByRole("button", { name: /06 00 00 00 00/ }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "06 00 00 00 00" }).waitFor();
  assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ""), /06 00 00 00 00/);

  await page.keyboard.press("Tab");
  await page.keyboard.press("o");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "state");
  await page.getByRole("textbox", { name: "Reply from this phone" }).focus();
  await page.keyboard.type("STOP");
  await page.keyboard.press("Enter");
  await page.getByText("This number answered STOP").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "text");

  await page.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Request", exact: true }).waitFor();
});

test("an open request stays open, and an answer half typed stays there, when something new arrives", async () => {
  await send();
  const page = await open();
  await page.locator("summary").first().click();
  await page.getByRole("textbox", { name: "Reply from this phone" }).fill("half");
  await send({ phoneNumbers: "0612345678", message: "Other" });
  await page.getByRole("button", { name: /Other/ }).waitFor();
  assert.equal(await page.locator("details[open]").count(), 1);
  assert.equal(await page.locator("#label").innerText(), "06 00 00 00 00");
  assert.equal(await page.locator("#text").inputValue(), "half");
});

test("the inspector shows request and response raw, without the key", async () => {
  await send({ apiKey: "a-wrong-key", message: "<b>&" });
  await send();
  const page = await open();
  await page.getByText("✕ code 10").click();
  const shown = await page.locator("details[open]").innerText();
  assert.match(shown, /POST \/v1\/send/);
  assert.match(shown, /\{"apiKey":"••••••••","phoneNumbers":"\+33600000000","message":"<b>&"\}/);
  assert.match(shown, /\{"success":false,"code":10,"message":"Wrong API key"\}/);
  const html = await page.content();
  for (const secret of [KEY, "a-wrong-key"]) assert.ok(!html.includes(secret));
});

test("a message that is scheduled waits on the handset and can be delivered now", async () => {
  await send({ scheduledDeliveryDate: "31/12/2098", time: 9, minute: 0 });
  const page = await open();
  await thread(page)
    .getByText(/^waits until Wed,? 31 Dec,? 09:00$/)
    .waitFor();
  await page.getByRole("button", { name: "Deliver now" }).click();
  await thread(page).getByText("arrived, receipt under way").waitFor();
  assert.deepEqual(server.sandbox.received(NUMBER), ["Hello"]);
});

test("French by the reader's language, and by the switch", async () => {
  await send();
  const page = await open("/", { locale: "fr-FR" });
  await thread(page).getByText("arrivé, accusé en route").waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  await page.getByRole("button", { name: "English" }).click();
  await thread(page).getByText("arrived, receipt under way").waitFor();
  await page.reload();
  await thread(page).getByText("arrived, receipt under way").waitFor();
});

test("with ?number= and ?compact only that phone is shown, framed by a page on another port", async () => {
  await send();
  const path = `/?compact&number=${encodeURIComponent(NUMBER)}`;
  const address = server.address + path;
  const page = await open(path);
  await thread(page).getByText("Hello").waitFor();
  assert.equal(await page.getByRole("navigation").count(), 0);
  assert.equal(await page.getByRole("searchbox").count(), 0);

  host = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(
      `<title>Host</title><link rel="icon" href="data:,"><iframe title="Handset" src="${address}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => void host?.listen(0, "127.0.0.1", resolve));
  await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
  await page.frameLocator("iframe").getByRole("log").getByText("Hello").waitFor();
});

for (const [width, letters] of [320, 360, 768, 1280, 1920, 360].map((each, i) => [each, i < 5 ? 100 : 200] as const)) {
  test(`nothing overflows at ${width} pixels, text at ${letters} %`, async () => {
    await send({ message: "x".repeat(1500), sender: "MYCOMPANYXX" });
    const page = await open("/", { viewport: { width, height: 800 } });
    await page.getByText(/^10 SMS/).waitFor();
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), `${letters}%`);
    await page.locator("summary").first().click();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${overflow} pixels`);
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, ${colorScheme}: empty, and with messages of every kind`, async () => {
    const page = await open("/", { colorScheme });
    const check = async (state: string): Promise<void> => {
      assert.deepEqual(await axeViolations(page), [], state);
    };
    await page.getByText("No message yet.").waitFor();
    await check("empty");
    await send();
    await send({ message: LONG, isStopSms: 1, scheduledDeliveryDate: "31/12/2098", time: 9, minute: 0 });
    await send({ apiKey: "wrong" });
    server.sandbox.reply(NUMBER, "STOP");
    await send({ phoneNumbers: `${NUMBER},+33600000098` });
    server.sandbox.clock.advance(60_000);
    await page.getByRole("button", { name: /06 00 00 00 00/ }).click();
    await page.getByText("This number answered STOP").waitFor();
    await page.locator("summary").first().click();
    await check("messages");
    await page.getByRole("button", { name: /06 00 00 00 98/ }).click();
    await thread(page)
      .getByText(/^not delivered/)
      .waitFor();
    await check("not delivered");
  });
}

test("the list of phones is one stop of the Tab key; arrows, Home and End go through it", async () => {
  const phoneNumbers = Array.from({ length: 12 }, (_, n) => `06123456${String(n).padStart(2, "0")}`).join(",");
  await send({ phoneNumbers });
  const page = await open();
  await page.getByRole("button", { name: /06 12 34 56 11/ }).waitFor();
  await page.getByRole("searchbox").focus();
  const focused = () => page.evaluate(() => document.activeElement?.querySelector("b")?.textContent);
  await page.keyboard.press("Tab");
  const first = await focused();
  await page.keyboard.press("End");
  assert.notEqual(await focused(), first);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "06 12 34 56 00");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "state");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(), first);
});

test("on a phone the order that is seen is the order of the Tab key, and a finger finds each control", async () => {
  await send();
  const page = await open("/", { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true });
  await thread(page).getByText("Hello").waitFor();
  const controls = page.locator("button:visible, select:visible, input:not([type=checkbox]):visible, summary");
  const heights = await controls.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
  assert.ok(Math.min(...heights) >= 43.5, heights.join());
  const tops = await page.evaluate(() =>
    ["#search", "#state", "#text", "#indent"].map(
      (selector) => document.querySelector(selector)?.getBoundingClientRect().top ?? 0,
    ),
  );
  assert.deepEqual(
    tops,
    tops.toSorted((one, other) => one - other),
  );
});

test("a compact page that was not asked for one phone leads to the others", async () => {
  await send({ phoneNumbers: `${NUMBER},0612345678` });
  await send({ phoneNumbers: "0612345678", message: "Other" });
  const page = await open("/?compact");
  await thread(page).getByText("Other").waitFor();
  await page.getByRole("combobox", { name: "Phones" }).selectOption("06 00 00 00 00");
  await page.getByRole("heading", { name: "06 00 00 00 00" }).waitFor();
  assert.equal(await thread(page).getByText("Other").count(), 0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`placeholders can be read, ${colorScheme}`, async () => {
    const page = await open("/", { colorScheme });
    const ratio = await page.evaluate(() => {
      const luminance = (color: string): number => {
        const channels = (/\d+, \d+, \d+/.exec(color)?.[0] ?? "").split(", ").map((value) => {
          const share = Number(value) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        const [red = 0, green = 0, blue = 0] = channels;
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const field = document.querySelector("#search");
      if (!field) return 0;
      const [ink, ground] = [getComputedStyle(field, "::placeholder").color, getComputedStyle(field).backgroundColor];
      const [dark = 0, light = 0] = [luminance(ink), luminance(ground)].toSorted((one, other) => one - other);
      return (light + 0.05) / (dark + 0.05);
    });
    assert.ok(ratio >= 4.5, `${ratio}`);
  });

  test(`with forced colours what is chosen can be told from the rest, ${colorScheme}`, async () => {
    await send({ phoneNumbers: `${NUMBER},0612345678` });
    const page = await open("/", { colorScheme, forcedColors: "active" });
    await page.getByRole("button", { name: /06 00 00 00 00/ }).click();
    await page.getByRole("heading", { name: "06 00 00 00 00" }).waitFor();
    const grounds = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).backgroundColor));
    const [english, french] = await grounds(".languages button");
    assert.notEqual(english, french);
    const [one, other] = await grounds(".phones button");
    assert.notEqual(one, other);
  });
}

test("when the sandbox ends, the page says so, and takes up again when it is back", async () => {
  await send();
  const page = await open();
  await thread(page).getByText("Hello").waitFor();
  const { port } = server;
  await server.close();
  await page.getByText("The sandbox does not answer. Trying again…").waitFor();
  server = await serveSandbox({ apiKey: KEY, port });
  await page.getByText("No message yet.").waitFor({ timeout: 20_000 });
  complaints = complaints.filter(
    (text) =>
      !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/.test(text),
  );
});
