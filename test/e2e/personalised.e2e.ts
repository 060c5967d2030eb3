/** A text for each person, on the playground: from a file to the handsets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./browser-session.ts";
import { openPlayground } from "./playground-session.ts";

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
