/** A text for each person, in the desktop app: from an Excel file to the handsets and the history, in French. */
import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import { appOf, KEY, prepareDesktop, waitUntil } from "../desktop/desktop-steps.ts";
import { comparePreviews, keyboard, pointer, sendToEach } from "./personalised-road.ts";

prepareDesktop();

suite("the desktop app: a text for each person", { concurrency: 1 }, () => {
  const app = appOf({ args: ["--lang=fr"], env: { STAND_IN_KEYRING: "gnome_libsecret" } });
  const deliveries = () =>
    app
      .provider()
      .messages()
      .flatMap((message) => message.deliveries);
  const arrived = async (number: string): Promise<readonly string[]> => app.provider().received(number);

  before(async () => {
    const page = app.page();
    await page.getByRole("button", { name: "Utiliser mon compte" }).first().click();
    await page.getByLabel("Clé d’API").fill(KEY);
    await page.getByRole("button", { name: "Vérifier et utiliser cette clé" }).click();
    await page.getByText("La clé est chiffrée par le trousseau").waitFor();
  });

  for (const [name, handOf] of [
    ["with the pointer", pointer],
    ["with the keyboard alone", keyboard],
  ] as const)
    test(`300 messy rows of an Excel file become 236 texts of their own, ${name}: handsets, sum and cost are as announced`, async () => {
      app.provider().reset();
      const page = app.page();
      await page.getByRole("navigation").getByRole("button", { name: "Écrire", exact: true }).click();
      await app.chooseFromMenu("new-message");
      await page.evaluate(() => window.desktop.changeSettings({ pricePremium: 0.038 }));
      const announced = await sendToEach(page, handOf(page), arrived);
      await page.locator("sms-composer #send-status", { hasText: `Envoyé\u00a0: ${announced.sms} SMS` }).waitFor();
      await waitUntil(() => deliveries().length === 237);
      const status = (await page.locator("sms-composer #send-status").innerText()).replace(/[\u00a0\u202f]/g, " ");
      assert.ok(status.includes(announced.cost), status);
      const counted = deliveries().reduce((sum, { content }) => sum + content.segments.length, 0);
      assert.equal(counted, announced.sms + announced.testSms);
      await comparePreviews(announced, arrived);
    });

  test("one's own number is there at the next list, and after a restart", async () => {
    await app.restart();
    const own = await app.page().evaluate(async () => (await window.desktop.start()).settings.ownNumbers);
    assert.equal(own, "06 99 00 00 01");
  });
});
