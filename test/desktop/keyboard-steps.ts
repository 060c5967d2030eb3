import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** The focused element, however deep it lies: its label, or its own words. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const label = (element as HTMLInputElement | null)?.labels?.[0];
    return (label ?? element)?.textContent.trim() ?? "";
  });

export async function focusIsOn(page: Page, label: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await focused(page)) === label) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`the focus is on "${await focused(page)}" instead of "${label}"`);
}

/** Presses the tab key as many times as it takes. */
export async function tabTo(page: Page, label: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (label.test(await focused(page))) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no way leads to ${label} by the tab key`);
}
