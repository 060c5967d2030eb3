/** The tags where a server renders the page: by Lit, whose elements have their shadow roots in the page, and by React. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { html, render } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import "@sms-composer/composer/define";
import "@sms-composer/composer/define-meter";
import { bundleScript, openFrameworkPages } from "./framework-page.ts";

const ATTRIBUTES = { value: "Bonjour", recipients: "0612345678", "price-premium": "0.038" };

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
    body: `<div id="root">${renderToString(createElement("sms-composer", ATTRIBUTES))}</div>`,
    script: await bundleScript(`
      import { createElement, useEffect, useRef } from "react";
      import { hydrateRoot } from "react-dom/client";
      import "/define.js";
      const transport = async () => ({ outcome: "sent", messageId: 307, segments: 1, cost: 0.038, currency: "EUR" });
      function App() {
        const composer = useRef(null);
        useEffect(() => { composer.current.transport = transport; }, []);
        return createElement("sms-composer", { ...${JSON.stringify(ATTRIBUTES)}, ref: composer });
      }
      hydrateRoot(document.getElementById("root"), createElement(App));`),
  },
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

test("rendered by React its attributes hold after hydration, and a function that an effect sets sends", async () => {
  const { page, complaints } = await open("react");
  const composer = page.locator("sms-composer");
  await composer.locator("[part=send-bar]", { hasText: "about €0.038" }).waitFor();
  await composer.getByRole("button", { name: "Send 1 SMS" }).click();
  await composer.locator("[part=receipt]", { hasText: "Sent: 1 SMS" }).waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});
