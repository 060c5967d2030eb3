import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./browser-session.ts";
import { composerPage, says } from "./composer-page.ts";
import { openPlayground } from "./playground-session.ts";

const { playground, browser } = await openPlayground();

/** More stops than the way from the top of the page to the Send button has. */
const MANY = 60;

test("from the top of the page to a sent message by the keyboard alone", async () => {
  const { page, problems } = await visit(browser, `${playground.page}?language=en`);
  const composer = composerPage(page);
  const { keyboard } = page;
  const isFocused = (selector: string): Promise<boolean> =>
    page.evaluate((wanted) => {
      const { activeElement } = document;
      return Boolean((activeElement?.shadowRoot?.activeElement ?? activeElement)?.matches(wanted));
    }, selector);
  const tabTo = async (selector: string): Promise<void> => {
    for (let stop = 0; stop < MANY; stop++) {
      await keyboard.press("Tab");
      if (await isFocused(selector)) return;
    }
    assert.fail(`Tab never reaches ${selector}`);
  };

  // The code of the form loads after the page: until then it has no stop for Tab.
  await composer.recipients.waitFor();
  await tabTo('input[name="language"]:checked');
  await keyboard.press("ArrowRight");
  await says(page.locator("html"), "Essayer un texte");
  await keyboard.press("ArrowLeft");
  await composer.recipients.waitFor();
  await tabTo('input[name="theme"]:checked');
  await tabTo("#recipients");
  await keyboard.type("0612345678");
  await keyboard.press("Enter");
  await says(composer.recipientsSummary, "1 recipient");
  await tabTo("#message");
  await keyboard.type("Rendez-vous à 9 h – répondez NON");
  await tabTo('[part~="fix"]');
  await keyboard.press("Enter");
  await says(composer.counts, "32 of 160 used");
  assert.equal(await composer.problems.count(), 0);
  await tabTo('[part~="send"]');
  await keyboard.press("Enter");
  await says(composer.sendStatus, "Sent: 1 SMS");
  assert.ok(await isFocused('[part~="send"]'), "the focus stays on the button");
  await keyboard.press("Enter");
  await says(composer.counts, "0 SMS");
  assert.equal(await composer.text.inputValue(), "");
  assert.ok(await isFocused("#recipients"), "a new message begins at its recipients");
  assert.deepEqual(problems(), []);
});
