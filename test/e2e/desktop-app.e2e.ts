/** The app as a newcomer uses it, and one whose computer keeps no secrets. Says first which runtime it ran on. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import type { SmsComposer } from "@sms-composer/composer";
import { axeViolations } from "../tools/axe.ts";
import { DESKTOP, letTimePass } from "../desktop/desktop-session.ts";
import { sandboxFlag } from "../desktop/electron-runtime.ts";
import { focusIsOn, tabTo } from "../desktop/keyboard-steps.ts";
import { serveReleases } from "../desktop/releases-feed.ts";
import {
  appOf,
  beginMessage,
  filesWith,
  KEY,
  list,
  open,
  runtime,
  schedule,
  send,
  sendAndGoOn,
  text,
  useKey,
  waitUntil,
  withoutAutosave,
  write,
  prepareDesktop,
} from "../desktop/desktop-steps.ts";

prepareDesktop();
const releases = await serveReleases();

// Each has an app and an API of its own; they mostly wait.
suite("the desktop app", { concurrency: 2 }, () => {
  suite("a newcomer", { concurrency: 1 }, () => {
    const app = appOf({ env: { SMS_COMPOSER_RELEASES: releases.feed } });

    test("first run, by keyboard alone: sends a first message at once, on this computer, and sees it delivered", async () => {
      const page = app.page();
      const { keyboard } = page;
      await page.getByText("Trial: nothing leaves this computer.").waitFor();
      await focusIsOn(page, "Message");
      await keyboard.type("Rendez-vous à l'ÉTÉ");
      await tabTo(page, /^Send(?:\s\d+\sSMS)?$/);
      await keyboard.press("Enter");
      // What is missing gets the focus.
      await focusIsOn(page, "Recipients");
      await keyboard.type("06 12 34 56 78");
      await keyboard.press("Enter");
      await tabTo(page, /^Send(?:\s\d+\sSMS)?$/);
      await keyboard.press("Enter");
      await page.getByRole("button", { name: "New message" }).last().waitFor();
      await tabTo(page, /^New message$/);
      await keyboard.press("Enter");
      assert.equal(app.provider().messages().length, 0, "the trial does not touch the account's API");
      await open(page, "Outbox");
      await list(page).getByRole("button").click();
      await page.locator("message-panel").getByText("06 12 34 56 78").waitFor();
      await letTimePass(app.session(), 1);
      await list(page).getByText("Delivered").waitFor();
    });

    test("search finds messages while one types; an old one can be written again; the history can be exported and deleted", async () => {
      const page = app.page();
      await open(page, "Write");
      await write(page, "Soldes d'hiver");
      await sendAndGoOn(page);
      await open(page, "Outbox");
      await list(page).getByText("Soldes d'hiver").waitFor();
      await page.getByRole("searchbox").fill("a l'ete");
      await list(page).getByText("Soldes d'hiver").waitFor({ state: "detached" });
      assert.equal(await list(page).getByRole("button").count(), 1);
      await page.getByRole("searchbox").fill("0612");
      await waitUntil(async () => (await list(page).getByRole("button").count()) === 2);
      const csv = join(app.session().userData, "history.csv");
      await app.session().app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, csv);
      await page.getByRole("button", { name: "Export as CSV" }).click();
      await waitUntil(() => existsSync(csv) && readFileSync(csv, "utf8").split("\r\n").length === 4);
      assert.match(readFileSync(csv, "utf8"), /\+33 612345678,Rendez-vous à l'ÉTÉ,,Sent,Delivered,/);
      await list(page).getByText("ÉTÉ").click();
      await page.getByRole("button", { name: "Write again" }).click();
      await waitUntil(async () => (await text(page).inputValue()) === "Rendez-vous à l'ÉTÉ");
      await text(page).fill("");
      await open(page, "Outbox");
      await page.getByRole("button", { name: "Delete all" }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: "Delete all" }).click();
      await list(page).getByText("Nothing here yet.").waitFor();
    });

    test("an sms: link given to a second instance opens a draft in the first and sends nothing", async () => {
      const page = app.page();
      await open(page, "Write");
      await write(page, "What I was writing");
      const give = async (link: string) => {
        const args = [...sandboxFlag(runtime), `--user-data-dir=${app.session().userData}`, DESKTOP, link];
        const env = { ...process.env, STAND_IN_NODE: process.execPath };
        const second = spawn(runtime.executable, args, { env, stdio: "ignore" });
        assert.equal(await new Promise((resolve) => second.once("exit", resolve)), 0);
      };
      await give("sms:+33612345678?body=From%20a%20link&send=1");
      await waitUntil(async () => (await text(page).inputValue()) === "From a link");
      await give("sms:javascript:alert(1)");
      await page.waitForTimeout(200);
      assert.equal(await text(page).inputValue(), "From a link");
      const drafts = page.getByRole("group", { name: "Drafts" });
      await drafts.getByText("What I was writing").waitFor();
      const windows = await app.session().app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
      assert.equal(windows, 1);
      await open(page, "Outbox");
      await page.getByText("Nothing here yet.").waitFor();
    });

    test("what was typed is saved at once when the window loses the focus; being offline is said; the menu's Send is the button's", async () => {
      const page = app.page();
      await open(page, "Write");
      await withoutAutosave(page);
      await text(page).fill("Typed and left");
      await page.evaluate(() => void dispatchEvent(new Event("blur")));
      await waitUntil(async () => {
        const drafts = await page.evaluate(() => window.desktop.listDrafts());
        return drafts.some(({ content }) => (content as { message?: string }).message === "Typed and left");
      });
      await page.context().setOffline(true);
      await page.getByText("No network. What you send will wait in the outbox.").waitFor();
      await page.context().setOffline(false);
      await page.getByText("No network. What you send will wait in the outbox.").waitFor({ state: "detached" });
      await text(page).fill("");
      await app.chooseFromMenu("send");
      await focusIsOn(page, "Message");
      await page
        .getByText(/Write a message|message is missing|empty/i)
        .first()
        .waitFor();
    });

    test("newer versions are looked for only when a person turns that on, and are shown and linked, nothing more", async () => {
      const page = app.page();
      await open(page, "Settings");
      assert.equal(releases.asked(), 0);
      await page.getByLabel("Look for a new version at each start").check();
      const setting = page.locator("update-setting");
      await setting.getByText("Version 99.0.0 of this app is there.").waitFor();
      assert.equal(releases.asked(), 1);
      await app.session().app.evaluate(({ shell }) => {
        const opened: string[] = [];
        Object.assign(globalThis, { opened });
        shell.openExternal = async (address) => void opened.push(address);
      });
      await setting.getByRole("link", { name: "Show the releases" }).click();
      const opened = () => app.session().app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
      await waitUntil(async () => (await opened()).length === 1);
      assert.match((await opened())[0] ?? "", /^https:\/\/github\.com\/[^/]+\/[^/]+\/releases$/);
      await releases.close();
      await page.getByLabel("Look for a new version at each start").uncheck();
      // Not `check()`, which looks at once: until both changes are stored the box shows the first.
      await page.getByLabel("Look for a new version at each start").click();
      await setting.getByText("The list of releases could not be read this time.").waitFor();
      await page.getByLabel("Look for a new version at each start").uncheck();
    });

    test("all messages and drafts can be deleted, and leave no trace in any file", async () => {
      const page = app.page();
      const secret = "What I was writing";
      const { userData } = app.session();
      assert.notDeepEqual(filesWith(userData, secret), []);
      await page.getByRole("button", { name: "Delete all messages and drafts" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Delete all messages and drafts" }).click();
      await waitUntil(() => filesWith(userData, secret).length === 0);
      for (const trace of ["ÉTÉ", "Soldes d'hiver"]) {
        await waitUntil(() => filesWith(join(userData, "data"), trace).length === 0);
      }
      await open(page, "Write");
      assert.equal(await text(page).inputValue(), "");
      await open(page, "Settings");
    });

    test("a setting that cannot be is said at its field; a new message keeps the usual sender; language and theme change at once, in the window and in the menu", async () => {
      const page = app.page();
      await open(page, "Settings");
      const price = page.getByLabel("Price of a Premium SMS");
      await price.fill("dear");
      await price.blur();
      const example = page.getByText("An amount such as 0.045.");
      await example.waitFor();
      assert.equal(await price.inputValue(), "dear", "nothing that was typed is lost");
      await price.fill("0,05");
      await price.blur();
      await example.waitFor({ state: "detached" });
      await page.getByLabel("Country of national numbers").selectOption({ label: "Belgium" });
      await page.getByLabel("Sender", { exact: true }).fill("CABINET");
      await page.getByLabel("Sender", { exact: true }).blur();
      await waitUntil(() => page.evaluate(async () => (await window.desktop.start()).settings.sender === "CABINET"));
      await beginMessage(app);
      await waitUntil(() => page.locator("sms-composer").evaluate((e: SmsComposer) => e.draft.sender === "CABINET"));
      await open(page, "Settings");
      await page.getByLabel("Language").selectOption("fr");
      await page.getByRole("heading", { name: "Réglages" }).waitFor();
      assert.equal(await app.menuLabel("send"), "Envoyer");
      await page.getByLabel("Thème").selectOption("dark");
      await page.waitForFunction(() => matchMedia("(prefers-color-scheme: dark)").matches);
      assert.deepEqual(app.complaints(), ["main: sms-composer: changeSettings invalid"]);
    });
  });

  suite("a computer without a keyring", { concurrency: 1 }, () => {
    const app = appOf({ env: { STAND_IN_KEYRING: "basic_text" } });
    const later = (minutes: number) => letTimePass(app.session(), minutes);

    test("the app says so, and the key can be for this session only", async () => {
      const page = app.page();
      await page.getByRole("button", { name: "Use my account" }).first().click();
      assert.ok(await page.getByLabel("This system offers no keyring that encrypts.").isDisabled());
      await useKey(page, KEY);
      await page.getByText("The key is in memory only").waitFor();
      assert.deepEqual(filesWith(app.session().userData, KEY), []);
    });

    test("a message that nobody can vouch for is shown as such, looked for, and sent again only by a person's decision", async () => {
      const page = app.page();
      app.provider().faults.add({ fault: "drop-before", call: "send", times: 1 });
      await open(page, "Write");
      await write(page, "Lost, or not");
      await send(page);
      await open(page, "Outbox");
      await list(page).getByText("Being looked up").waitFor();
      await list(page).getByRole("button").click();
      for (const minutes of [4, 4, 4, 1, 1]) await later(minutes);
      const panel = page.locator("message-panel");
      await panel.getByText("This message may have been sent. Nobody knows for certain.").waitFor();
      await panel.getByText("Lost, or not").waitFor();
      await panel.getByText("06 12 34 56 78").waitFor();
      await panel.getByText("no certain answer").waitFor();
      assert.equal(app.provider().messages().length, 0);

      await panel.getByRole("button", { name: "Look again" }).click();
      await panel.getByRole("button", { name: "Send again" }).click();
      await page.getByText("the recipients get it twice").waitFor();
      assert.equal(app.provider().messages().length, 0, "asked first");
      await page.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
      await list(page)
        .getByText(/^(Sent|Delivered)$/)
        .waitFor();
      assert.equal(app.provider().messages().length, 1);
      const notices = await app.session().app.evaluate((electron) => {
        const { standInCalls } = electron as unknown as {
          standInCalls?: { name: string; args: { title?: string }[] }[];
        };
        return standInCalls?.filter(({ name }) => name === "Notification.show").map(({ args }) => args[0]?.title);
      });
      if (runtime.kind === "stand-in") assert.deepEqual(notices, ["A message may have been sent"]);
    });

    test("scheduled, and found by its tag alone: that it cannot be cancelled here is said, with where it can", async () => {
      const page = app.page();
      app.provider().faults.add({ fault: "drop-after", call: "send", times: 1 });
      await beginMessage(app);
      await write(page, "Scheduled, and its answer lost");
      await schedule(page);
      await send(page);
      await open(page, "Outbox");
      await list(page).getByText("Being looked up").waitFor();
      await later(1);
      await open(page, "Scheduled");
      const entry = page.locator("scheduled-view article");
      await entry.getByText("cancel it in your account").waitFor();
      assert.equal(await entry.getByRole("link").getAttribute("href"), "https://my.smspartner.fr/");
      assert.equal(await entry.getByRole("button").count(), 0);
    });

    test("the help is the guide's chapter for people who send, in the app's language", async () => {
      const page = app.page();
      await open(page, "Help");
      await page.getByRole("heading", { name: "Help for people who send" }).waitFor();
      await open(page, "Settings");
      await page.getByLabel("Language").selectOption("fr");
      await open(page, "Aide");
      await page.getByRole("heading", { name: "Aide à l’envoi" }).waitFor();
      await open(page, "Réglages");
      await page.getByLabel("Langue").selectOption("en");
    });

    test("axe finds nothing wrong with any view, by day or by night", async () => {
      const page = app.page();
      const found: string[] = [];
      for (const theme of ["dark", "light"]) {
        await open(page, "Settings");
        await page.getByLabel("Theme").selectOption(theme);
        await page.waitForFunction((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, theme);
        await page.getByRole("button", { name: "Change the key" }).click();
        for (const view of ["Settings", "Write", "Outbox", "Scheduled", "Templates", "People", "Opt-outs", "Help"]) {
          await open(page, view);
          if (view === "Outbox") await list(page).getByRole("button", { name: "Lost, or not" }).click();
          if (view === "Help") await page.getByRole("heading", { name: "How many SMS is my text?" }).waitFor();
          for (const violation of await axeViolations(page)) found.push(`${theme}, ${view}: ${violation}`);
        }
      }
      assert.deepEqual(found, []);
    });

    test("what was typed is there after a kill, at most the last 300 ms less; the key of the session is not", async () => {
      await open(app.page(), "Write");
      await write(app.page(), "Half a thought", "06 12 34 56 78, 07 98");
      const kept = async () => JSON.stringify(await app.page().evaluate(() => window.desktop.listDrafts()));
      await waitUntil(async () => (await kept()).includes("Half a thought"));
      // A link starts the app: what was being written is a draft among others.
      await app.killAndRestart(["sms:+33698765432?body=From%20outside"]);
      const page = app.page();
      await waitUntil(async () => (await text(page).inputValue()) === "From outside");
      await page.getByRole("group", { name: "Drafts" }).getByText("Half a thought").click();
      await waitUntil(async () => (await text(page).inputValue()) === "Half a thought");
      const draft = await page.locator("sms-composer").evaluate((composer: SmsComposer) => composer.draft);
      assert.equal(draft.recipients?.length, 2);
      await page.getByText("No key: your account cannot send.").waitFor();
    });
  });
});
