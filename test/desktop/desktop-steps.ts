/** The steps of a person in the app, and the places where a test looks afterwards. */
import { ANSWER_GUARD_MS } from "@sms-composer/core/requests";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { SAVE_DELAY } from "../../apps/desktop/src/renderer/compose/draft-keeper.ts";
import { serveSandbox, type SandboxServer } from "@sms-composer/sandbox";
import type { SmsComposer } from "@sms-composer/composer";
import type { Page } from "playwright-core";
import {
  buildDesktop,
  removeUserData,
  startDesktop,
  type DesktopSession,
  type SessionOptions,
} from "./desktop-session.ts";
import { describeRuntime, electronRuntime } from "./electron-runtime.ts";

export const KEY = "own-key-7f3a9c51d2";
export const runtime = electronRuntime();
const folders = new Set<string>();

/** Once in a file: says which runtime it is, builds the app, and clears away afterwards. */
export function prepareDesktop(): void {
  before(async () => {
    console.log(describeRuntime(runtime));
    await buildDesktop();
  });
  after(() => removeUserData(...folders));
}

/** The app, with an API of its own to talk to; ends with the suite. */
export function appOf(options: SessionOptions) {
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
  async function begin(more: SessionOptions = {}): Promise<void> {
    const env = { SMS_COMPOSER_API: provider.baseUrl, ...options.env };
    sessions.push(await startDesktop({ ...options, ...more, env }));
    folders.add(current().userData);
  }
  const current = (): DesktopSession => {
    const session = sessions.at(-1);
    assert.ok(session);
    return session;
  };
  return {
    session: current,
    begin,
    page: () => current().page,
    provider: () => provider.sandbox,
    baseUrl: () => provider.baseUrl,
    complaints: () => sessions.flatMap(({ complaints }) => complaints),
    chooseFromMenu: (id: string) =>
      current().app.evaluate(({ Menu }, chosen) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(chosen);
        (item?.click as (() => void) | undefined)?.();
      }, id),
    menuLabel: (id: string) =>
      current().app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.label, id),
    /** Closes the window, as most people end an app. */
    async restart(between: (userData: string) => void = () => {}) {
      const { app, userData } = current();
      const ended = new Promise((resolve) => app.process().once("exit", resolve));
      await app.evaluate(({ BrowserWindow }) => setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0));
      await ended;
      between(userData);
      await begin({ userData });
    },
    /** Something ends the app that would have it start again. */
    async restartedBy(work: () => Promise<void>) {
      const { app, userData } = current();
      const ended = new Promise((resolve) => app.process().once("exit", resolve));
      await work();
      await ended;
      await begin({ userData });
    },
    /** An error that nobody catches, with these words, and the end of the app that comes of it. */
    async crash(words: string): Promise<number | null> {
      const { app } = current();
      const ended = new Promise<number | null>((resolve) => app.process().once("exit", resolve));
      await app.evaluate(({ dialog }, message) => {
        // A real one waits for somebody to close it.
        dialog.showErrorBox = (title, body) => console.error(`dialog: ${title}: ${body}`);
        setTimeout(() => {
          throw new Error(message);
        }, 0);
      }, words);
      return ended;
    },
    /** Kills the app as a power cut would, and starts it again; `args` is what the next start is given. */
    async killAndRestart(args: readonly string[] = []) {
      const { app, userData } = current();
      const ended = new Promise((resolve) => app.process().once("exit", resolve));
      app.process().kill("SIGKILL");
      await ended;
      await begin({ userData, args });
    },
  };
}

/** Begins a message by the menu, and waits for it: what is typed before that is the last one's. */
export async function beginMessage(app: ReturnType<typeof appOf>): Promise<void> {
  await app.chooseFromMenu("new-message");
  const composer = app.page().locator("sms-composer");
  await waitUntil(() =>
    composer.evaluate((element: SmsComposer) => {
      const { message = "", recipients = [] } = element.draft;
      return message === "" && recipients.length === 0 && element.matches(":focus-within");
    }),
  );
}

export const open = (page: Page, view: string) =>
  page.getByRole("navigation").getByRole("button", { name: view, exact: true }).click();
export const text = (page: Page) => page.getByLabel("Message", { exact: true });
export const list = (page: Page) => page.locator("outbox-view .list");

export async function write(page: Page, message: string, recipients = "06 12 34 56 78"): Promise<void> {
  // The list of those that are there has the same name.
  await page.getByLabel("Recipients").and(page.locator("input, textarea")).fill(recipients);
  await page.keyboard.press("Enter");
  await text(page).fill(message);
}

export async function send(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^(Send|Schedule)/ })
    .last()
    .click();
}

/** Answers the question before a large send with yes, once it takes an answer. */
export async function confirmSend(page: Page): Promise<void> {
  const yes = page.getByRole("button", { name: /^Yes, (send|schedule)/ }).last();
  await yes.waitFor();
  await page.waitForTimeout(ANSWER_GUARD_MS + 50);
  await yes.click();
}

/** In two days, at a time that the API takes. */
export const schedule = (page: Page) =>
  page.locator("sms-composer").evaluate((composer: SmsComposer) => {
    const step = 5 * 60_000;
    const scheduledAt = new Date(Math.ceil((Date.now() + 2 * 24 * 60 * 60_000) / step) * step);
    composer.draft = { ...composer.draft, scheduledAt };
  });

export async function sendAndGoOn(page: Page): Promise<void> {
  await send(page);
  await page.getByRole("button", { name: "New message" }).last().click();
}

export async function useKey(page: Page, key: string): Promise<void> {
  if (!(await page.getByLabel("API key").isVisible()))
    await page.getByRole("button", { name: "Use my account" }).first().click();
  await page.getByLabel("API key").fill(key);
  await page.getByRole("button", { name: "Check and use this key" }).click();
}

/** Files below a folder that have the text in them, or its base64. */
export function filesWith(folder: string, secret: string): string[] {
  const forms = [secret, Buffer.from(secret).toString("base64").replace(/=+$/, "")];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = bytesOf(file);
      return forms.some((form) => bytes.includes(form));
    });
}

/** A running app writes files beside others and moves them: one that is gone has nothing in it. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.of();
    throw error;
  }
}

/** Everything that a page's memory holds, as text. */
export async function heapOf(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await devtools.detach();
  const heap = chunks.join("");
  assert.ok(heap.length > 100_000, "the snapshot is one of a whole page");
  return heap;
}

/** Takes the autosave's timer away, so that only what saves at once does. */
export async function withoutAutosave(page: Page): Promise<void> {
  await page.evaluate((delay) => {
    const before = globalThis.setTimeout;
    const without = (work: () => void, milliseconds?: number) =>
      before(work, milliseconds === delay ? 2 ** 30 : milliseconds);
    globalThis.setTimeout = without as typeof setTimeout;
  }, SAVE_DELAY);
}

export async function waitUntil(condition: () => boolean | Promise<boolean>, patience = 8000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`${condition} did not come true`);
}
