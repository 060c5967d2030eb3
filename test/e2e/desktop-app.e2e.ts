/** The app as a newcomer uses it, and one whose computer keeps no secrets. Says first which runtime it ran on. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import type { SmsComposer } from "@sms-composer/composer";
import { DESKTOP } from "../desktop/desktop-session.ts";
import { sandboxFlag } from "../desktop/electron-runtime.ts";
import {
  appOf,
  filesWith,
  KEY,
  list,
  open,
  runtime,
  sendAndGoOn,
  text,
  useKey,
  waitUntil,
  write,
  prepareDesktop,
} from "../desktop/desktop-steps.ts";

prepareDesktop();

// Each has an app and an API of its own; they mostly wait.
suite("the desktop app", { concurrency: 2 }, () => {
  suite("a newcomer", { concurrency: 1 }, () => {
    const app = appOf({});

    test("first run: sends a first message at once, on this computer, and sees it delivered", async () => {
      const page = app.page();
      await page.getByText("Trial: nothing leaves this computer.").waitFor();
      await write(page, "Rendez-vous à l'ÉTÉ");
      await sendAndGoOn(page);
      assert.equal(app.provider().messages().length, 0, "the trial does not touch the account's API");
      await open(page, "Outbox");
      await list(page).getByRole("button").click();
      await page.locator("message-panel").getByText("06 12 34 56 78").waitFor();
      await list(page).getByText("Delivered").waitFor({ timeout: 20_000 });
    });

    test("search finds messages while one types; the history can be exported and deleted", async () => {
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
      assert.match(readFileSync(csv, "utf8"), /\+33612345678,Rendez-vous à l'ÉTÉ,,accepted,/);
      await page.getByRole("button", { name: "Delete all" }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: "Delete all" }).click();
      await list(page).getByText("Nothing found.").waitFor();
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

    test("language and theme change at once, in the window and in the menu", async () => {
      const page = app.page();
      await open(page, "Settings");
      await page.getByLabel("Language").selectOption("fr");
      await page.getByRole("heading", { name: "Réglages" }).waitFor();
      const label = await app
        .session()
        .app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("new-message")?.label);
      assert.equal(label, "Nouveau message");
      await page.getByLabel("Thème").selectOption("dark");
      await page.waitForFunction(() => matchMedia("(prefers-color-scheme: dark)").matches);
      assert.deepEqual(app.complaints(), []);
    });
  });

  suite("a computer without a keyring", { concurrency: 1 }, () => {
    const app = appOf({ env: { STAND_IN_KEYRING: "basic_text" } });

    test("the app says so, and the key can be for this session only", async () => {
      const page = app.page();
      await page.getByRole("button", { name: "Use my account" }).first().click();
      assert.ok(await page.getByLabel("This system offers no keyring that encrypts.").isDisabled());
      await useKey(page, KEY);
      await page.getByText("The key is in memory only").waitFor();
      assert.deepEqual(filesWith(app.session().userData, KEY), []);
    });

    test("what was typed is there after a kill, at most the last 300 ms less; the key of the session is not", async () => {
      await open(app.page(), "Write");
      await write(app.page(), "Half a thought", "06 12 34 56 78, 07 98");
      await app.page().waitForTimeout(600);
      await app.killAndRestart();
      const page = app.page();
      await waitUntil(async () => (await text(page).inputValue()) === "Half a thought");
      const draft = await page.locator("sms-composer").evaluate((composer: SmsComposer) => composer.draft);
      assert.equal(draft.recipients?.length, 2);
      await page.getByText("No key: your account cannot send.").waitFor();
    });
  });
});
