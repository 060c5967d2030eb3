/** A text for each person, on the playground: from a file to the handsets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./browser-session.ts";
import { comparePreviews, keyboard, pointer, sendToEach } from "./personalised-road.ts";
import { openPlayground } from "./playground-session.ts";
import { sandboxApi } from "./sandbox-api.ts";

const { playground, browser } = await openPlayground();

test("the example of 12 people: its list is there with one press, what went over the wire has its rows, and another example is no list", async () => {
  const { page, problems } = await visit(browser, `${playground.page}?language=en`, {
    viewport: { width: 1280, height: 1400 },
  });
  const composer = page.locator("sms-composer");
  await page.getByRole("button", { name: "A text for each (12 people)" }).click();
  await composer.getByText("9 ready · 3 not sent").waitFor();
  await composer.getByText("rendez-vous.csv · 12 people").waitFor();
  await composer.locator("#send-status", { hasText: "9 people: 10 SMS" }).waitFor();
  await composer.locator('[part~="send"]').click();
  await composer.locator("#send-status", { hasText: "Sent: 10 SMS, €0.38" }).waitFor();
  await page.locator("#page-request", { hasText: '"phoneColumn": 2' }).waitFor();
  await page.locator("#api-request", { hasText: "/v1/bulk-send" }).waitFor();
  await page.getByRole("button", { name: "Summer sale" }).click();
  await composer.getByRole("textbox", { name: "Recipients", exact: true }).waitFor();
  assert.deepEqual(problems(), []);
});

for (const [name, handOf] of [
  ["with the pointer", pointer],
  ["with the keyboard alone", keyboard],
] as const) {
  test(`300 messy rows of an Excel file become 236 texts of their own, in French, ${name}: handsets, sum and cost are as announced`, async () => {
    const api = sandboxApi(playground.sandbox);
    await api.call("reset", "POST", {});
    const { page, problems } = await visit(browser, `${playground.page}?language=fr`, {
      locale: "fr-FR",
      viewport: { width: 1280, height: 1200 },
    });
    const announced = await sendToEach(page, handOf(page), api.texts);
    const status = page.locator("sms-composer #send-status");
    await status.filter({ hasText: /Envoyé/ }).waitFor();
    const receipt = (await status.innerText()).replace(/[\u00a0\u202f]/g, " ");
    assert.match(receipt, new RegExp(`Envoyé : ${announced.sms} SMS, ${announced.cost}\\.`));
    assert.equal(await api.countedSms(), announced.sms + announced.testSms);
    await comparePreviews(announced, api.texts);
    assert.deepEqual(problems(), []);
    await page.context().close();
  });
}
