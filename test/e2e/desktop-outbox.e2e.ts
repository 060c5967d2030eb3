/** Tests of the app apart from sending: searching, deleting and restoring, backing up. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { suite, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { focusIsOn } from "../desktop/keyboard-steps.ts";
import {
  appOf,
  beginMessage,
  filesWith,
  KEY,
  list,
  open,
  prepareDesktop,
  text,
  useKey,
  waitUntil,
  write,
} from "../desktop/desktop-steps.ts";

prepareDesktop();

/** The messages in the order of sending. */
const sent = (page: Page) =>
  page.evaluate(() =>
    window.desktop.findMessages({}).then((all) => all.map(({ number, id, text }) => [number, id, text])),
  );

suite("the desktop app: the history and its copies", { concurrency: 1 }, () => {
  const app = appOf({ env: { STAND_IN_KEYRING: "gnome_libsecret" } });

  test("a message of each account is in the outbox", async () => {
    const page = app.page();
    const sendAll = (texts: readonly string[]) =>
      page.evaluate(async (messages) => {
        for (const message of messages) {
          const request = { recipients: ["+33612345678"], message };
          await window.desktop.send({ draftId: crypto.randomUUID(), request });
        }
      }, texts);
    await sendAll(["Un essai"]);
    await useKey(page, KEY);
    await page.getByText("encrypted by the system’s keyring").waitFor();
    await sendAll(["Votre commande 4512 est prête", "Rappel de demain"]);
    await open(page, "Outbox");
    await list(page).getByText("Rappel de demain").waitFor();
    assert.deepEqual(await list(page).getByRole("heading").allInnerTexts(), ["Today"]);
  });

  test("what was deleted can be brought back as it was: a draft, a message, a template, a contact", async () => {
    const page = app.page();
    const undo = page.getByRole("button", { name: "Undo" });
    const bringBack = async (said: string) => {
      await page.getByText(said).waitFor();
      // By the keyboard alone.
      await focusIsOn(page, "Undo");
      await page.keyboard.press("Enter");
      await undo.waitFor({ state: "detached" });
    };
    await open(page, "Write");
    await text(page).fill("Half a draft");
    // Typed, and not added yet: it is this draft's, and not the next one's.
    await page.getByLabel("Recipients").and(page.locator("input")).fill("07 98 76 54 32");
    await beginMessage(app);
    await write(page, "Another");
    await page.getByRole("button", { name: "Half a draft" }).waitFor();
    // One right after the other, before the draft is in sight.
    await page.evaluate(() => {
      const view = document.querySelector("app-window")?.shadowRoot?.querySelector("compose-view");
      const buttons = [...(view?.shadowRoot?.querySelectorAll("button") ?? [])];
      for (const label of ["Half a draft", "Delete this draft"]) {
        buttons.find(({ innerText }) => innerText.includes(label))?.click();
      }
    });
    await bringBack("Draft deleted.");
    await waitUntil(async () => (await text(page).inputValue()) === "Half a draft");
    await page.locator("sms-composer .token").getByText("07 98 76 54 32").waitFor();
    await page.getByRole("button", { name: "Another" }).waitFor();

    await open(page, "Outbox");
    const lost = list(page).getByText("Votre commande");
    await lost.click();
    const panel = page.locator("message-panel");
    const before = await sent(page);
    await panel.getByRole("button", { name: "Delete", exact: true }).click();
    await lost.waitFor({ state: "detached" });
    await bringBack("Message deleted.");
    await lost.waitFor();
    assert.deepEqual(await sent(page), before);

    await page.evaluate(async () => {
      await window.desktop.saveTemplate({ template: { name: "Rappel", message: "Demain", blanks: [] } });
      await window.desktop.saveContact({
        name: "Zoé",
        phones: ["06 12 34 56 78"],
        groups: ["Lundi"],
        fields: { Rue: "A" },
      });
    });
    await open(page, "Templates");
    await page.getByRole("button", { name: "Delete Rappel" }).click();
    await bringBack("Template deleted.");
    await page.getByRole("button", { name: "Delete Rappel" }).waitFor();
    await open(page, "People");
    await page.getByRole("button", { name: "Edit Zoé" }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await bringBack("Contact deleted.");
    await page.getByRole("button", { name: "Edit Zoé" }).waitFor();
    const { contacts } = await page.evaluate(() => window.desktop.findContacts({}));
    assert.deepEqual(
      contacts.map(({ id: _id, ...contact }) => contact),
      [{ name: "Zoé", phones: ["+33612345678"], groups: ["Lundi"], fields: { Rue: "A" } }],
    );
    assert.equal(await page.evaluate(() => window.desktop.undoDeletion()), false, "once");
  });

  test("the outbox is narrowed by state, time and account, and gone through by the arrow keys", async () => {
    const page = app.page();
    await open(page, "Outbox");
    const entries = list(page).getByRole("button");
    const all = 3;
    await waitUntil(async () => (await entries.count()) === all);
    await page.getByLabel("When").selectOption({ label: "Last month" });
    await page.getByText("Nothing found.").waitFor();
    await page.getByLabel("When").selectOption({ label: "Between two days…" });
    const today = new Date().toISOString().slice(0, 10);
    await page.getByLabel("From", { exact: true }).fill(today.replace(/^\d+/, "2020"));
    await page.getByLabel("To", { exact: true }).fill(today.replace(/^\d+/, "2021"));
    await page.getByText("Nothing found.").waitFor();
    await page.getByLabel("When").selectOption({ label: "Today" });
    await waitUntil(async () => (await entries.count()) === all);
    await entries.first().focus();
    const isChosen = (entry: Locator) =>
      waitUntil(() =>
        entry.evaluate((button) => button.getAttribute("aria-current") === "true" && button.matches(":focus")),
      );
    for (const [key, index] of [
      ["Home", 0],
      ["ArrowDown", 1],
      ["ArrowDown", 2],
      ["ArrowUp", 1],
      ["End", all - 1],
    ] as const) {
      await page.keyboard.press(key);
      await isChosen(entries.nth(index));
    }
    await page.getByLabel("When").selectOption({ label: "Any time" });
    await page.getByLabel("Account").selectOption({ label: "Trial" });
    await waitUntil(async () => (await entries.count()) === 1);
    await list(page).getByText("Un essai").waitFor();
    await page.getByLabel("Account").selectOption({ label: "Every account" });
  });

  test("Send is in sight in the smallest window and in the first one, whatever is open above it", async () => {
    const page = app.page();
    await open(page, "Write");
    await text(page).fill("Être prêt à l’été : « l’œuvre » – à bientôt\n".repeat(3));
    for (const size of [
      { width: 640, height: 480 },
      { width: 1180, height: 820 },
    ]) {
      await page.setViewportSize(size);
      for (const at of [0, 100_000]) {
        await page.locator("app-window main").evaluate((main, top) => main.scrollTo(0, top), at);
        const button = page.getByRole("button", { name: /^(Send|Schedule)/ }).last();
        const box = await button.boundingBox();
        assert.ok(box && box.y >= 0 && box.y + box.height <= size.height, `${size.width}, from ${at}: ${box?.y}`);
      }
      await text(page).focus();
      const [field, bar] = await Promise.all([
        text(page).boundingBox(),
        page.locator("sms-composer .foot").boundingBox(),
      ]);
      assert.ok(field && bar && field.y < bar.y, "what has the focus is above the bar");
    }
    await page.setViewportSize({ width: 1180, height: 860 });
    await text(page).fill("");
  });

  test("credit that runs out is said, with the way to buy some, below what the settings say", async () => {
    const page = app.page();
    const warning = page.getByText(/^Only [\d,]+ SMS left\.$/);
    assert.equal(await warning.count(), 0);
    await open(page, "Settings");
    const limit = page.getByLabel("Warn below so many SMS of credit (0: never)");
    await limit.fill("999999");
    await limit.press("Tab");
    await warning.waitFor();
    assert.equal(
      await page.getByRole("link", { name: "Buy credit" }).getAttribute("href"),
      "https://my.smspartner.fr/",
    );
    await limit.fill("many");
    await limit.press("Tab");
    await page.getByText("A whole number such as 100.").waitFor();
    await limit.fill("100");
    await limit.press("Tab");
    await warning.waitFor({ state: "detached" });
    assert.equal((await page.evaluate(() => window.desktop.start())).settings.startsWithSystem, false, "unasked");
  });

  test("why a number is no longer among the opt-outs can be read there", async () => {
    const page = app.page();
    await open(page, "Opt-outs");
    await page.getByLabel("Numbers").fill("06 12 34 56 78");
    await page.getByLabel("Note, such as who said so and how").fill("by letter");
    await page.getByRole("button", { name: "Put on the list" }).click();
    await page.getByRole("button", { name: "Take off… 06 12 34 56 78" }).click();
    await page.getByLabel("Why, such as who asked for it").fill("wants them again");
    await page.getByRole("dialog").getByRole("button", { name: "Take off the list" }).click();
    await page.getByText("Taken off the list (1)").click();
    await page.getByText("wants them again").waitFor();
    await page.getByText("by letter").waitFor();
  });

  test("a backup is made and put back: what was written since is gone, and the key stays", async () => {
    const page = app.page();
    const backup = join(app.session().userData, "copy.smsbackup");
    await app.session().app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
    }, backup);
    await open(page, "Settings");
    await page.getByRole("button", { name: "Make a backup…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Passphrase").fill("correct horse battery");
    await dialog.getByLabel("The same once more").fill("correct horse batter");
    await dialog.getByRole("button", { name: "Make a backup…" }).click();
    await dialog.getByLabel("The same once more").fill("correct horse battery");
    await dialog.getByRole("button", { name: "Make a backup…" }).click();
    await page.getByText("The backup is written.").waitFor();
    const before = await sent(page);
    await page.evaluate(() => window.desktop.deleteAllMessages());

    const restore = async (passphrase: string) => {
      await page.getByRole("button", { name: "Restore a backup…" }).click();
      await dialog.getByLabel("Passphrase").fill(passphrase);
      await dialog.getByRole("button", { name: "Open" }).click();
    };
    await restore("another passphrase");
    await page.getByText("That is not its passphrase.").waitFor();
    await restore("correct horse battery");
    await dialog.getByText(`messages ${before.length}, contacts 1.`).waitFor();
    await app.restartedBy(() => dialog.getByRole("button", { name: "Replace everything" }).click());
    const again = app.page();
    assert.deepEqual(await sent(again), before);
    assert.equal((await again.evaluate(() => window.desktop.readAccount())).vault.kind, "held");
    assert.deepEqual(filesWith(join(app.session().userData, "data"), "correct horse"), []);
  });

  test("closed during a slow send, the window does not come back under one's hands, and the app has soon ended", async () => {
    const { app: electron } = app.session();
    app.provider().faults.add({ fault: "delay", milliseconds: 20_000, call: "send", times: 1 });
    void app
      .page()
      .evaluate(() => {
        const request = { recipients: ["+33612345678"], message: "Un envoi lent" };
        return window.desktop.send({ draftId: "slow", request });
      })
      .catch(() => {});
    const state = () => app.page().evaluate(() => window.desktop.readMessage({ id: "slow" }));
    await waitUntil(async () => (await state())?.batches.sending === 1);
    const ended = new Promise((resolve) => electron.process().once("exit", resolve));
    const isVisible = () =>
      electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);
    const closedAt = Date.now();
    await electron.evaluate(({ BrowserWindow }) => setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0));
    await waitUntil(async () => !(await isVisible()));
    await electron.evaluate(({ app: main }) => void main.emit("second-instance", {}, ["electron"], "/"));
    assert.equal(await isVisible(), false, "whoever starts it again meanwhile gets no window that is going");
    await ended;
    assert.ok(Date.now() - closedAt < 8_000, "it does not wait for the answer");
    app.provider().faults.clear();
    await app.begin({ userData: app.session().userData });
    assert.deepEqual((await state())?.batches.queued, undefined, "what was interrupted is not sent again by itself");
  });

  test("a history that cannot be read is said to be so, is not said to be empty, and what can be read is rescued", async () => {
    await app.restart((userData) => {
      const db = new DatabaseSync(join(userData, "data", "outbox.sqlite"));
      // What passes SQLite's check and does not read.
      db.exec("DROP TABLE recipient");
      db.close();
    });
    const page = app.page();
    await open(page, "Outbox");
    const alert = page.getByRole("alert").filter({ hasText: "The history cannot be read." });
    await alert.waitFor();
    await alert.getByRole("button", { name: "Show the folder" }).waitFor();
    assert.equal(await page.getByText("Nothing here yet.").isVisible(), false);
    await open(page, "Settings");
    await page.getByRole("heading", { name: "Backup" }).waitFor();
    await open(page, "Outbox");
    await app.restartedBy(() => alert.getByRole("button", { name: "Rescue what can be read" }).click());
    await open(app.page(), "Outbox");
    await list(app.page()).getByText("Votre commande").waitFor();
  });
});
