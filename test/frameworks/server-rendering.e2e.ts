/**
 * The tags where a server renders the page, and the browser hydrates it: by React, as Next.js does, by Vue, as Nuxt does,
 * by Svelte, as SvelteKit does, by Lit, whose elements have their shadow roots in the page, and as HTML with attributes
 * alone, as Astro and templates on any server write it.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { html, render } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { createSSRApp, h } from "vue";
import { renderToString as renderVue } from "vue/server-renderer";
import type { SmsComposer } from "@sms-composer/composer";
import "@sms-composer/composer/define";
import "@sms-composer/composer/define-meter";
import { reminder } from "./lit/reminder.ts";
import { bundleScript, openFrameworkPages, runOnServer } from "./framework-page.ts";

/** Settings as people write them in templates, by the names of properties. */
const SETTINGS = {
  value: "Bonjour",
  recipients: "0612345678",
  unicode: true,
  fields: "recipients sender stop unicode preview send",
  country: "FR",
  mergeFields: "Date:10",
  ownNumbers: "0698765432",
  timeout: 12_000,
  maxRecipients: 40,
  confirmAbove: 7,
  pricePremium: 0.038,
  priceLowCost: 0.024,
  currency: "EUR",
  credits: 307,
};
const { recipients: _, ...PROPERTIES } = SETTINGS;

const TRANSPORT = `const transport = async () =>
  ({ outcome: "sent", messageId: 307, segments: 1, cost: 0.038, currency: "EUR" });`;

const svelteComponent = {
  "app.svelte": `<script>${TRANSPORT} let { settings } = $props();</script><sms-composer {...settings} {transport}></sms-composer>`,
};

const rendered = await collectResult(
  render(html`<sms-composer value="Bonjour" recipients="0612345678" price-premium="0.038"></sms-composer>
    <textarea id="text">abc</textarea><sms-meter for="text"></sms-meter>`),
);
const elements = `import "@sms-composer/composer/define"; import "@sms-composer/composer/define-meter";`;

const open = await openFrameworkPages({
  lit: { body: rendered, script: await bundleScript(elements) },
  "lit-hydrated": {
    body: rendered,
    script: await bundleScript(`import "./lit/main.ts";`),
  },
  "lit-without-script": { body: `${rendered}<p>After it</p>`, script: "" },
  react: {
    body: `<div id="root">${renderToString(createElement("sms-composer", SETTINGS))}</div>`,
    script: await bundleScript(`
      import { createElement, useEffect, useRef } from "react";
      import { hydrateRoot } from "react-dom/client";
      import "/define.js";
      ${TRANSPORT}
      function App() {
        const composer = useRef(null);
        useEffect(() => { composer.current.transport = transport; }, []);
        return createElement("sms-composer", { ...${JSON.stringify(SETTINGS)}, ref: composer });
      }
      hydrateRoot(document.getElementById("root"), createElement(App));`),
  },
  vue: {
    body: `<div id="root">${await renderVue(createSSRApp({ render: () => h("sms-composer", SETTINGS) }))}</div>`,
    script: await bundleScript(`
      import { createSSRApp, h } from "vue";
      import "/define.js";
      ${TRANSPORT}
      createSSRApp({ render: () => h("sms-composer", { ...${JSON.stringify(SETTINGS)}, transport }) }).mount("#root");`),
  },
  svelte: {
    body: `<div id="root">${await runOnServer<string>(
      `import { render } from "svelte/server"; import App from "app.svelte";
       export default render(App, { props: { settings: ${JSON.stringify(SETTINGS)} } }).body;`,
      svelteComponent,
    )}</div>`,
    script: await bundleScript(
      `import { hydrate } from "svelte"; import App from "app.svelte"; import "/define.js";
       hydrate(App, { target: document.getElementById("root"), props: { settings: ${JSON.stringify(SETTINGS)} } });`,
      svelteComponent,
    ),
  },
  "lit-template": {
    body: `<div id="root">${await collectResult(render(reminder(SETTINGS)))}</div>`,
    script: await bundleScript(`
      import "@lit-labs/ssr-client/lit-element-hydrate-support.js";
      import "/define.js";
      import { hydrate } from "@lit-labs/ssr-client";
      import { reminder } from "./lit/reminder.ts";
      ${TRANSPORT}
      hydrate(reminder(${JSON.stringify(SETTINGS)}, transport), document.getElementById("root"));`),
  },
  html: {
    body: `<sms-composer ${Object.entries(SETTINGS)
      .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${value}"`)
      .join(" ")}></sms-composer>`,
    script: `import "/define.js"; ${TRANSPORT} document.querySelector("sms-composer").transport = transport;`,
  },
});

test("a server whose bundles each have their copy of the module warns of nothing", async (t) => {
  const warn = t.mock.method(console, "warn", () => undefined);
  const program = `import "@sms-composer/composer/define"; import "@sms-composer/composer/define-meter";`;
  for (const name of ["pages", "actions"])
    assert.equal(await runOnServer<string>(`${program} export default "${name}";`), name);
  assert.deepEqual(warn.mock.calls, []);
});

test("rendered by Lit it is a place of the right size, without a word, until its script has come", async () => {
  const { page, complaints } = await open("lit-without-script");
  const { height, text } = await page.locator("sms-composer").evaluate((element) => ({
    height: element.getBoundingClientRect().height,
    text: element.shadowRoot?.querySelector(":not(style)")?.textContent ?? "",
  }));
  assert.ok(height > 600, `${height} pixels`);
  assert.equal(text, "");
  assert.equal(await page.locator("sms-meter").evaluate((meter) => meter.shadowRoot?.querySelector("p") ?? null), null);
  assert.deepEqual(complaints, []);
  await page.close();
});

for (const name of ["lit", "lit-hydrated"])
  test(`rendered by Lit it is drawn once, and so is the meter: ${name}`, async () => {
    const { page, complaints } = await open(name);
    await page.locator("sms-composer textarea").waitFor();
    assert.equal(await page.locator("sms-composer textarea").count(), 1);
    assert.equal(await page.locator("sms-composer [role=alert]").count(), 0);
    assert.equal(await page.locator("sms-composer textarea").inputValue(), "Bonjour");
    await page.locator("sms-meter", { hasText: "3 of 160 used" }).waitFor();
    assert.equal(await page.locator("sms-meter [part=counts]").count(), 1);
    await page.locator("#text").fill("abcd");
    await page.locator("sms-meter", { hasText: "4 of 160 used" }).waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });

for (const name of ["react", "vue", "svelte", "lit-template", "html"])
  test(`rendered on a server its settings hold after hydration, and it sends by a function of the page: ${name}`, async () => {
    const { page, complaints } = await open(name);
    const composer = page.locator("sms-composer");
    await composer.locator("[part=send-bar]", { hasText: "about €0.038" }).waitFor();
    const held = await composer.evaluate(
      (element: SmsComposer, names) => names.map((each) => [each, element[each]]),
      Object.keys(PROPERTIES) as (keyof typeof PROPERTIES)[],
    );
    assert.deepEqual(Object.fromEntries(held), PROPERTIES);
    await composer.getByRole("button", { name: "Send 1 SMS" }).click();
    await composer.locator("[part=receipt]", { hasText: "Sent: 1 SMS" }).waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });
