import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Browser, chromium, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { type BuiltPage, servePages } from "./built-page.ts";

const STRICT = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
  // Without it Back brings the page from memory, and nothing has to be restored.
  "Cache-Control": "no-store",
};

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body>${body}</body></html>`;

const PAGES = {
  "/plain": page('<p>Nothing</p><script type="module" src="/module.js"></script>'),
  "/composer": page(
    '<form id="form"><label for="sms">Reminder</label><sms-composer id="sms" name="sms" endpoint="/send" fields="recipients import sender range stop scheduledAt unicode tag responseUrl receiptUrl sandbox code preview send"></sms-composer></form><script type="module" src="/define.js"></script>',
  ),
  "/twice": page(
    '<sms-composer></sms-composer><script type="module" src="/define.js"></script><script type="module" src="/define.js?second"></script>',
  ),
  "/french":
    '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Page</title><sms-composer></sms-composer><script type="module" src="/define.js"></script></html>',
  "/other": page("<p>Elsewhere</p>"),
  "/favicon.ico": "",
};

let browser: Browser;
let host: BuiltPage;

before(async () => {
  browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
  host = await servePages(PAGES, STRICT);
});
after(async () => {
  await browser.close();
  await host[Symbol.asyncDispose]();
});

/** A page, and what it has complained of. */
async function visit(path: string): Promise<{ page: Page; complaints: string[] }> {
  const visited = await browser.newPage();
  visited.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  visited.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !/404/.test(message.text())) complaints.push(message.text());
  });
  visited.on("pageerror", (error) => complaints.push(String(error)));
  await visited.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) =>
      console.error(`violation: ${effectiveDirective} ${blockedURI} ${sourceFile}`),
    );
  });
  await visited.goto(host.address + path);
  return { page: visited, complaints };
}

async function pasteNumbers(visited: Page, text: string): Promise<void> {
  await visited.locator("#recipients").evaluate((input, pasted) => {
    const data = new DataTransfer();
    data.setData("text", pasted);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

test("under a strict content security policy with trusted types everything works, without one violation", async () => {
  const { page: visited, complaints } = await visit("/composer");
  await pasteNumbers(visited, "06 12 34 56 78, 06 12");
  await visited.locator("textarea").fill("Être prêt « – » www.exemple.fr");
  await visited.getByRole("button", { name: "Write - instead" }).click();
  for (const name of ["Import a file", "More options", "Show as code"])
    await visited.getByRole("button", { name, exact: true }).click();
  await visited.getByRole("switch", { name: "Commercial message" }).click();
  await visited.getByRole("switch", { name: "Send later" }).click();
  await visited.locator("#scheduled-at").waitFor();
  await visited.locator("pre").waitFor();
  await visited.locator("#tag").waitFor();
  await visited
    .locator("#file")
    .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("Nom;Mobile\nAnne;0612345601") });
  await visited.getByRole("button", { name: "Add 1 number without the columns" }).click();
  await visited.getByText("1 number added").first().waitFor();
  await visited.evaluate(() => (document.documentElement.lang = "fr"));
  await visited.getByRole("button", { name: "Programmer 2 SMS" }).click();
  await visited.getByText("Envoyé : 2 SMS").first().waitFor();
  assert.deepEqual(complaints, []);
});

test("a second copy of the module on the page: nothing breaks, and one warning says so", async () => {
  const { page: visited, complaints } = await visit("/twice");
  await visited.locator("textarea").fill("Bonjour");
  await visited.waitForLoadState("networkidle");
  assert.deepEqual(complaints, ["<sms-composer> is defined already; this copy is not used."]);
  assert.equal(await visited.evaluate(() => document.querySelector("sms-composer")?.value), "Bonjour");
});

test("nothing outside its shadow root is touched: no globals, no prototypes, nothing in head or body, no page form", async () => {
  const { page: visited } = await visit("/plain");
  const look = () => ({
    globals: Object.getOwnPropertyNames(window),
    prototypes: [Element, HTMLElement, HTMLFormElement, Node, Document, EventTarget, Array, String].map((each) =>
      Object.getOwnPropertyNames(each.prototype).join(),
    ),
    head: document.head.innerHTML,
    styles: document.adoptedStyleSheets.length,
    body: document.body.innerHTML,
    root: document.documentElement.outerHTML.slice(0, 100),
  });
  await visited.evaluate(() => {
    const form = document.body.appendChild(document.createElement("form"));
    form.id = "form";
  });
  const first = await visited.evaluate(look);
  await visited.evaluate(async () => {
    await import("/define.js" as string);
    const element = document.createElement("sms-composer");
    document.querySelector("form")?.append(element);
    element.value = "Bonjour – œuvre";
    element.draft = { ...element.draft, recipients: ["0612345678"] };
    await element.updateComplete;
    await element.send();
    await element.updateComplete;
    element.remove();
  });
  const second = await visited.evaluate(look);
  const { globals: before, ...pageBefore } = first;
  const { globals: since, ...pageSince } = second;
  assert.deepEqual(pageSince, pageBefore);
  // Lit's own marks, by which several copies of it find each other.
  const LITS = ["litPropertyMetadata", "reactiveElementVersions", "litHtmlVersions", "litElementVersions"];
  assert.deepEqual(new Set(since.filter((name) => !before.includes(name))), new Set(LITS));
});

test("the text survives Back without the back/forward cache", async () => {
  const { page: visited } = await visit("/composer");
  await visited.locator("textarea").fill("Written before");
  await pasteNumbers(visited, "06 12 34 56 78");
  await visited.locator(".token").waitFor();
  await visited.goto(`${host.address}/other`);
  await visited.goBack();
  await visited.waitForFunction(() => document.querySelector("sms-composer")?.value === "Written before");
  assert.deepEqual(await visited.evaluate(() => document.querySelector("sms-composer")?.draft.recipients), [
    "+33612345678",
  ]);
});

test("a form's data carry the API's parameter names behind the name of the control, and never a key", async () => {
  const { page: visited } = await visit("/composer");
  await pasteNumbers(visited, "06 12 34 56 78 07 98 76 54 32");
  await visited.locator(".token").first().waitFor();
  await visited.locator("textarea").fill("Prêt\n5 €");
  const data = await visited.evaluate(() => {
    const element = document.querySelector("sms-composer");
    if (!element) throw new Error("There is no composer");
    element.draft = {
      ...element.draft,
      sender: "SHOP",
      range: "premium",
      stop: true,
      unicode: false,
      tag: "noel",
      scheduledAt: new Date("2030-06-03T08:05:00Z"),
      responseUrl: "https://example.org/replies",
      sandbox: true,
    };
    const form = document.querySelector("form");
    return form ? Object.fromEntries(new FormData(form)) : {};
  });
  assert.deepEqual(data, {
    "sms.phoneNumbers": "+33612345678,+33798765432",
    "sms.message": "Pret:br:5 :euro:",
    "sms.gamme": "1",
    "sms.sender": "SHOP",
    "sms.tag": "noel",
    "sms.scheduledDeliveryDate": "03/06/2030",
    "sms.time": "10",
    "sms.minute": "5",
    "sms.urlResponse": "https://example.org/replies",
    "sms.isStopSms": "1",
    "sms.sandbox": "1",
  });
});

test("properties that were set before the element was defined are kept", async () => {
  const { page: visited } = await visit("/plain");
  const kept = await visited.evaluate(async () => {
    const element = document.createElement("sms-composer");
    Object.assign(element, { value: "early", stop: true, name: "x", required: true, fields: "preview" });
    document.body.append(element);
    await import("/define.js" as string);
    await element.updateComplete;
    const { value, stop, name, required, fields } = element;
    return { value, stop, name, required, fields };
  });
  assert.deepEqual(kept, { value: "early", stop: true, name: "x", required: true, fields: "preview" });
});

test("without transport and endpoint Send submits the form around it", async () => {
  const { page: visited } = await visit("/composer");
  const submitted = await visited.evaluate(async () => {
    const element = document.querySelector("sms-composer");
    const form = document.querySelector("form");
    if (!element || !form) throw new Error("There is no composer in a form");
    element.endpoint = undefined;
    element.draft = { message: "Bonjour", recipients: ["0612345678"] };
    const data = new Promise<unknown>((resolve) =>
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        resolve(Object.fromEntries(new FormData(form)));
      }),
    );
    await element.send();
    return data;
  });
  assert.deepEqual(submitted, { "sms.phoneNumbers": "+33612345678", "sms.message": "Bonjour" });
});

test("when what draws it does not load it says so, keeps its value in the form, and tries again when asked", async () => {
  const visited = await browser.newPage();
  visited.setDefaultTimeout(20_000);
  await visited.route("**/composer-ui*", (route) => route.abort());
  await visited.goto(`${host.address}/composer`);
  const tryAgain = visited.getByRole("button", { name: "Try again" });
  await tryAgain.waitFor();
  const kept = await visited.evaluate(() => {
    const element = document.querySelector("sms-composer");
    const form = document.querySelector("form");
    if (!element || !form) throw new Error("There is no composer in a form");
    element.value = "Bonjour";
    return new FormData(form).get("sms.message");
  });
  assert.equal(kept, "Bonjour");
  await visited.unroute("**/composer-ui*");
  await tryAgain.click();
  assert.equal(await visited.locator("textarea").inputValue(), "Bonjour");
});

for (const part of ["issues", "fixes", "outcomes", "send-flow", "lists", "sending-report", "sending", "refusals"])
  test(`a part of a send that does not load is said where it can be seen, and tried again: ${part}`, async () => {
    const visited = await browser.newPage();
    visited.setDefaultTimeout(5_000);
    const chunk = new RegExp(`/${part}-\\w+\\.js$`);
    await visited.route(chunk, (route) => route.abort());
    await visited.goto(`${host.address}/composer`);
    await visited.locator("textarea").fill("Hello 🎉");
    await visited.locator("#send").click();
    await visited.locator("#message-error", { hasText: /could not be loaded|cannot be sent/ }).waitFor();
    await visited.unroute(chunk);
    await visited.locator("#send").click();
    await visited.locator("[part=problems]", { hasText: "🎉 cannot be sent in a standard SMS" }).waitFor();
    await visited.locator("#message-error").waitFor({ state: "detached" });
    await visited.close();
  });

test("it appears in its language, and in English where the language does not come", async () => {
  const visited = await browser.newPage();
  visited.setDefaultTimeout(20_000);
  await visited.goto(`${host.address}/french`);
  await visited.locator("textarea").waitFor();
  assert.match((await visited.locator("label[for=sender]").textContent()) ?? "", /^Expéditeur/);
  // Never answered.
  await visited.route("**/fr-*", () => {});
  await visited.reload();
  await visited.getByLabel("Sender").waitFor();
});

test("a thousand times on and off the page leaves nothing behind", async () => {
  const { page: visited } = await visit("/plain");
  const session = await visited.context().newCDPSession(visited);
  const nodes = async (): Promise<number> => {
    await session.send("HeapProfiler.collectGarbage");
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "Nodes")?.value ?? Number.NaN;
  };
  await session.send("Performance.enable");
  const cycle = (times: number) =>
    visited.evaluate(async (count) => {
      await import("/define.js" as string);
      for (let i = 0; i < count; i++) {
        const element = document.createElement("sms-composer");
        document.body.append(element);
        element.value = `Bonjour ${i}`;
        await element.updateComplete;
        element.remove();
      }
    }, times);
  await cycle(50);
  const start = await nodes();
  await cycle(1000);
  const grown = (await nodes()) - start;
  assert.ok(grown < 500, `${grown} nodes more after 1,000 rounds`);
});

test("the module can be imported where there is no DOM", async () => {
  const { SmsComposer, SmsMeter, SmsSendEvent } = await import("@sms-composer/composer");
  await import("@sms-composer/composer/define");
  await import("@sms-composer/composer/define-meter");
  assert.equal(SmsComposer.name, "SmsComposer");
  assert.equal(SmsMeter.name, "SmsMeter");
  assert.equal(new SmsSendEvent({ recipients: [], message: "" }).cancelable, true);
});
