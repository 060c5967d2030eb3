/** The app as a person uses it. Says at its beginning whether it ran on Electron or on the stand-in. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { serveSandbox, type SandboxServer } from "@sms-composer/sandbox";
import type { SmsComposer } from "@sms-composer/composer";
import type { Page } from "playwright-core";
import { describeRuntime, electronRuntime, sandboxFlag } from "../desktop/electron-runtime.ts";
import {
  buildDesktop,
  DESKTOP,
  removeUserData,
  startDesktop,
  type DesktopSession,
  type SessionOptions,
} from "../desktop/desktop-session.ts";

const KEY = "own-key-7f3a9c51d2";
const runtime = electronRuntime();
const folders = new Set<string>();

before(async () => {
  console.log(describeRuntime(runtime));
  await buildDesktop();
});
after(() => removeUserData(...folders));

/** The app, with an API of its own to talk to; ends with the suite. */
function appOf(options: SessionOptions) {
  const sessions: DesktopSession[] = [];
  let provider: SandboxServer;
  before(async () => {
    provider = await serveSandbox({ apiKey: KEY, receiptDelayMs: 200 });
    await begin();
  });
  after(async () => {
    await sessions.at(-1)?.close();
    await provider.close();
  });
  async function begin(userData?: string): Promise<void> {
    const env = { SMS_COMPOSER_API: provider.baseUrl, ...options.env };
    sessions.push(await startDesktop({ ...options, env, ...(userData === undefined ? {} : { userData }) }));
    folders.add(current().userData);
  }
  const current = (): DesktopSession => {
    const session = sessions.at(-1);
    assert.ok(session);
    return session;
  };
  return {
    session: current,
    page: () => current().page,
    provider: () => provider.sandbox,
    baseUrl: () => provider.baseUrl,
    complaints: () => sessions.flatMap(({ complaints }) => complaints),
    async restart() {
      await current().close();
      await begin(current().userData);
    },
    /** As a power cut would. */
    async killAndRestart() {
      const { app, userData } = current();
      const ended = new Promise((resolve) => app.process().once("exit", resolve));
      app.process().kill("SIGKILL");
      await ended;
      await begin(userData);
    },
  };
}

const open = (page: Page, view: string) =>
  page.getByRole("navigation").getByRole("button", { name: view, exact: true }).click();
const text = (page: Page) => page.getByLabel("Message", { exact: true });
const list = (page: Page) => page.locator("outbox-view .list");

async function write(page: Page, message: string, recipients = "06 12 34 56 78"): Promise<void> {
  await page.getByLabel("Recipients").first().fill(recipients);
  await page.keyboard.press("Enter");
  await text(page).fill(message);
}

async function send(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^(Send|Schedule)/ })
    .last()
    .click();
}

async function sendAndGoOn(page: Page): Promise<void> {
  await send(page);
  await page.getByRole("button", { name: "New message" }).last().click();
}

async function useKey(page: Page, key: string): Promise<void> {
  if (!(await page.getByLabel("API key").isVisible()))
    await page.getByRole("button", { name: "Use my account" }).first().click();
  await page.getByLabel("API key").fill(key);
  await page.getByRole("button", { name: "Check and use this key" }).click();
}

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

  suite("a person with an account", { concurrency: 1 }, () => {
    const app = appOf({ env: { STAND_IN_KEYRING: "gnome_libsecret" } });

    test("a wrong key is refused, a good one is checked, kept encrypted and used", async () => {
      const page = app.page();
      await useKey(page, "wrong-key");
      await page.getByText("SMS Partner does not accept this key (code 10).").waitFor();
      await useKey(page, KEY);
      await page.getByText("encrypted by the system’s keyring").waitFor();
      await open(page, "Write");
      await write(page, "With my own key");
      await sendAndGoOn(page);
      assert.equal(app.provider().messages().length, 1);
      assert.ok(!(await page.content()).includes(KEY));
    });

    test("a scheduled message is listed and can be cancelled at the provider", async () => {
      const page = app.page();
      await open(page, "Write");
      await write(page, "See you in two days");
      await page.locator("sms-composer").evaluate((composer: SmsComposer) => {
        const step = 5 * 60_000;
        const scheduledAt = new Date(Math.ceil((Date.now() + 2 * 24 * 60 * 60_000) / step) * step);
        composer.draft = { ...composer.draft, scheduledAt };
      });
      await sendAndGoOn(page);
      await open(page, "Scheduled");
      const entry = page.locator("scheduled-view article");
      await entry.getByText("See you in two days").waitFor();
      await entry.getByRole("button", { name: "Cancel" }).click();
      await entry.getByText("Cancelled at SMS Partner.").waitFor();
      assert.ok(app.provider().messages().at(-1)?.cancelledAt);
    });

    test("a recipient who has opted out is said before anything is sent", async () => {
      const page = app.page();
      const body = JSON.stringify({ apiKey: KEY, phoneNumber: "+33798765432" });
      assert.equal((await fetch(`${app.baseUrl()}/stop-sms/add`, { method: "POST", body })).status, 200);
      await open(page, "Opt-outs");
      await page.locator("opt-outs-view").getByText("07 98 76 54 32").waitFor();
      await open(page, "Write");
      await write(page, "To those who want it", "06 12 34 56 78, 07 98 76 54 32");
      await send(page);
      await page.getByText("One recipient has opted out").waitFor();
      assert.equal(app.provider().messages().length, 2);
      await page.getByRole("button", { name: "Leave them out and send" }).click();
      await page.getByRole("button", { name: "New message" }).last().click();
      const [sent] = app.provider().messages().slice(-1);
      assert.deepEqual(
        sent?.deliveries.map(({ number }) => number),
        ["+33612345678"],
      );
    });

    test("more than 500 recipients go in several requests as one message", async () => {
      const page = app.page();
      const before = app.provider().messages().length;
      app.provider().account.setBalance(1_000_000_000);
      const numbers = Array.from({ length: 1100 }, (_, n) => `06${String(12_000_000 + n)}`).join("\n");
      await write(page, "To everybody", numbers);
      await send(page);
      // A send of this size is summed up first, and sent by a second press.
      await send(page);
      await waitUntil(() => app.provider().messages().length === before + 3);
      const sizes = app
        .provider()
        .messages()
        .slice(-3)
        .map(({ deliveries }) => deliveries.length);
      assert.deepEqual(sizes, [500, 500, 100]);
      await page.getByRole("button", { name: "New message" }).last().click();
      await open(page, "Outbox");
      await list(page).getByText("and 1099 more").waitFor();
    });

    test("a refused send says why, keeps the text, and is in the outbox as not sent", async () => {
      const page = app.page();
      const before = app.provider().messages().length;
      app.provider().account.setBalance(0);
      await open(page, "Write");
      await write(page, "Too poor to send");
      await send(page);
      await page
        .locator("sms-composer")
        .getByText(/credit/i)
        .first()
        .waitFor();
      assert.equal(await text(page).inputValue(), "Too poor to send");
      assert.equal(app.provider().messages().length, before);
      await open(page, "Outbox");
      await list(page).getByText("Not sent").waitFor();
    });

    test("after a restart the key is there, and in no file, no log and no memory of the page", async () => {
      await app.restart();
      const page = app.page();
      await open(page, "Settings");
      await page.getByText("encrypted by the system’s keyring").waitFor();
      assert.deepEqual(filesWith(app.session().userData, KEY), []);
      assert.ok(!(await heapOf(page)).includes(KEY));
      assert.ok(!app.complaints().join("\n").includes(KEY));
    });

    test("killed while a message was on its way: after the restart it is found, and was sent once", async () => {
      const page = app.page();
      app.provider().account.setBalance(1_000_000_000);
      app.provider().faults.add({ fault: "delay", call: "send", times: 1, milliseconds: 5000 });
      const before = app.provider().messages().length;
      await open(page, "Write");
      await text(page).fill("");
      await write(page, "On its way when the power went");
      await send(page);
      await waitUntil(() => app.provider().messages().length === before + 1);
      await app.killAndRestart();
      await open(app.page(), "Outbox");
      const entry = list(app.page()).getByRole("button", { name: "On its way when the power went" });
      await entry.getByText(/^(Sent|Delivered)$/).waitFor({ timeout: 15_000 });
      assert.equal(app.provider().messages().length, before + 1);
    });
  });

  suite("a message that nobody can vouch for", { concurrency: 1 }, () => {
    const app = appOf({ env: { STAND_IN_KEYRING: "gnome_libsecret" } });
    /** Lets time pass in the main process, and wakes its worker. */
    const later = async (minutes: number) => {
      await app.session().app.evaluate((_electron, milliseconds) => {
        const before = Date.now;
        Date.now = () => before() + milliseconds;
      }, minutes * 60_000);
      await app.page().evaluate(() => window.desktop.networkIsBack());
      await app.page().waitForTimeout(150);
    };

    test("is shown as what it is, looked for, and sent again only by a person's decision", async () => {
      const page = app.page();
      await useKey(page, KEY);
      await page.getByText("encrypted by the system’s keyring").waitFor();
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
      const told = await app.session().app.evaluate((electron) => {
        const { standInCalls } = electron as unknown as {
          standInCalls?: { name: string; args: { title?: string }[] }[];
        };
        return standInCalls?.filter(({ name }) => name === "Notification.show").map(({ args }) => args[0]?.title);
      });
      if (runtime.kind === "stand-in") assert.deepEqual(told, ["A message may have been sent"]);
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

/** Files below a folder that have the text in them, or its base64. */
function filesWith(folder: string, secret: string): string[] {
  const forms = [secret, Buffer.from(secret).toString("base64").replace(/=+$/, "")];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some((form) => bytes.includes(form));
    });
}

/** Everything that a page's memory holds, as text. */
async function heapOf(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await devtools.detach();
  const heap = chunks.join("");
  assert.ok(heap.length > 100_000, "the snapshot is one of a whole page");
  return heap;
}

async function waitUntil(condition: () => boolean | Promise<boolean>, patience = 8000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`${condition} did not come true`);
}
