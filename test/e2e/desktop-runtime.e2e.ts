/** Tests of the runtime under the app: the same ones pass on Electron and on the stand-in. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { ElectronApplication, Page } from "playwright-core";
import { describeRuntime, electronRuntime, launchApp, sandboxFlag } from "../desktop/electron-runtime.ts";
import { requires } from "../tools/optional-tools.ts";

const FIXTURE = fileURLToPath(new URL("../electron-stand-in/fixture-app", import.meta.url));
const runtime = electronRuntime();
const userData = mkdtempSync(join(tmpdir(), "sms-fixture-"));
const log = join(userData, "log");
let application: ElectronApplication;
let page: Page;

interface Host {
  echo(value: unknown): Promise<{ value: never; from: string; origin: string; top: boolean }>;
  fail(): Promise<void>;
  unclonable(): Promise<void>;
  unknown(): Promise<void>;
  seal(text: string): Promise<{ readable: boolean; same: boolean }>;
  add(a: number, b: number): number;
  throws(): void;
  info: { files: boolean; sandboxed: boolean; nested: { list: number[] } };
}
interface FixtureWindow {
  host: Host;
  ticks: { number: number; at: Date }[];
  inlineRan?: boolean;
}
interface FixtureMain {
  seen: { denied: string[]; navigations: string[]; seconds: string[]; quitBlocked: boolean };
}
const seen = () => application.evaluate(() => (globalThis as unknown as FixtureMain).seen);

/** Reads again until there are that many, or ten seconds have passed; the assertion is the caller's. */
async function untilLength<Item>(length: number, read: () => Promise<readonly Item[]>): Promise<readonly Item[]> {
  for (let tries = 0; tries < 500 && (await read()).length < length; tries++) await page.waitForTimeout(20);
  return read();
}

before(async () => {
  console.log(describeRuntime(runtime));
  application = await launchApp(runtime, { app: FIXTURE, userData, env: { FIXTURE_LOG: log } });
  page = await application.firstWindow();
  await page.waitForFunction(() => document.querySelector("#echo")?.textContent === "hello");
});
after(async () => {
  await application.close();
  rmSync(userData, { recursive: true, force: true });
});

test("these suites ran on Electron itself, not on the stand-in", { skip: requires("electron") }, () => {
  assert.equal(runtime.kind, "electron");
});

test("the main process is Node with Electron's version", async () => {
  const versions = await application.evaluate(({ app }) => ({
    electron: process.versions["electron"],
    node: process.versions.node,
    app: app.getVersion(),
    packaged: app.isPackaged,
  }));
  assert.match(versions.electron ?? "", /^\d+\./);
  assert.deepEqual({ app: versions.app, packaged: versions.packaged }, { app: "1.2.3", packaged: false });
});

test("invoke carries what structured clone carries, and the sender's frame", async () => {
  const answer = await page.evaluate(async () => {
    const { host } = globalThis as unknown as FixtureWindow;
    const sent = {
      date: new Date(5),
      map: new Map([[1, 2]]),
      none: undefined,
      bytes: new Uint8Array([1, 2]),
      nan: NaN,
      big: 9n,
    };
    const { value, from, origin, top } = await host.echo(sent);
    const back = value as typeof sent;
    return {
      date: back.date instanceof Date && back.date.getTime(),
      map: back.map.get(1),
      none: "none" in back && back.none === undefined,
      bytes: [...back.bytes],
      nan: Number.isNaN(back.nan),
      big: back.big === 9n,
      from,
      origin,
      top,
    };
  });
  assert.deepEqual(answer, {
    date: 5,
    map: 2,
    none: true,
    bytes: [1, 2],
    nan: true,
    big: true,
    from: "app://fixture/index.html",
    origin: "app://fixture",
    top: true,
  });
});

test("invoke rejects with the handler's words, for no handler and for what cannot be cloned", async () => {
  const words = await page.evaluate(async () => {
    const { host } = globalThis as unknown as FixtureWindow;
    const wordsOf = (promise: Promise<unknown>) =>
      promise.then(
        () => "no error",
        (error: Error) => error.message,
      );
    return Promise.all([
      wordsOf(host.fail()),
      wordsOf(host.unknown()),
      wordsOf(host.unclonable()),
      wordsOf(host.echo(() => 1)),
    ]);
  });
  assert.equal(words[0], "Error invoking remote method 'fail': Error: no such luck");
  assert.match(words[1] ?? "", /No handler registered for 'unknown'/);
  assert.match(words[2] ?? "", /could not be cloned/);
  assert.match(words[3] ?? "", /could not be cloned/);
});

test("the bridge's object is frozen, answers at once, and throws what its functions throw", async () => {
  const facts = await page.evaluate(() => {
    const { host } = globalThis as unknown as FixtureWindow;
    let words = "";
    try {
      host.throws();
    } catch (error) {
      words = (error as Error).message;
    }
    return {
      sum: host.add(2, 3),
      words,
      frozen: Object.isFrozen(host) && Object.isFrozen(host.info.nested.list),
      list: host.info.nested.list,
    };
  });
  assert.deepEqual(facts, { sum: 5, words: "bad sum", frozen: true, list: [1, 2, 3] });
});

test("the preload is sandboxed: no files, and none of its globals in the page", async () => {
  const facts = await page.evaluate(() => {
    const { host, ...rest } = globalThis as unknown as FixtureWindow & Record<string, unknown>;
    const names = ["require", "process", "module", "Buffer", "electron", "ofThePreload"];
    return { info: [host.info.files, host.info.sandboxed], leaked: names.filter((name) => name in rest) };
  });
  assert.deepEqual(facts, { info: [false, true], leaked: [] });
});

test("the main process tells the page, with the value as it was", async () => {
  await page.waitForFunction(() => (globalThis as unknown as FixtureWindow).ticks.length === 1);
  const tick = await page.evaluate(() => (globalThis as unknown as FixtureWindow).ticks[0]);
  assert.deepEqual(tick, { number: 1, at: new Date(0) });
});

test("a policy in the answer's header is enforced", async () => {
  const facts = await page.evaluate(async () => {
    const window = globalThis as unknown as FixtureWindow;
    const fetched = await fetch("https://example.invalid/").then(
      () => "answered",
      (error: Error) => error.name,
    );
    // In a task of the page's own: what a debugger evaluates may evaluate.
    const evaluated = await new Promise<string>((resolve) =>
      setTimeout(() => {
        try {
          new Function("return 1")();
          resolve("ran");
        } catch (error) {
          resolve((error as Error).name);
        }
      }),
    );
    return { inline: window.inlineRan ?? false, fetched, evaluated, secure: isSecureContext };
  });
  assert.deepEqual(facts, { inline: false, fetched: "TypeError", evaluated: "EvalError", secure: true });
});

test("windows that the page opens are asked about and denied", async () => {
  assert.equal(await page.evaluate(() => globalThis.open("https://example.invalid/script")), null);
  await page.click("#popup");
  const denied = await untilLength(2, async () => (await seen()).denied);
  assert.deepEqual(denied, ["https://example.invalid/script", "https://example.invalid/popup"]);
  assert.equal(await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length), 1);
});

test("navigation by the page is asked about and prevented", async () => {
  await page.evaluate(() => document.querySelector<HTMLElement>("#away")?.click());
  const navigations = await untilLength(1, async () => (await seen()).navigations);
  assert.deepEqual(navigations, ["https://example.invalid/away"]);
  const url = await application.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL());
  assert.equal(url, "app://fixture/index.html");
  // While it is being prevented Playwright calls the page by where it would go.
  await page.waitForFunction(() => document.title === "Fixture");
});

test("the main process sees what a person presses, and no event that the page makes", async () => {
  await application.evaluate(({ webContents }) => {
    const pressed: string[] = [];
    Object.assign(globalThis, { pressed });
    const [contents] = webContents.getAllWebContents();
    contents?.on("before-mouse-event", (_event, { type }) => void (type === "mouseDown" && pressed.push(type)));
    contents?.on("before-input-event", (_event, { type }) => void (type === "keyDown" && pressed.push(type)));
  });
  await page.evaluate(() => {
    document.body.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
  });
  await page.mouse.click(5, 5);
  await page.keyboard.press("a");
  const pressed = () => application.evaluate(() => (globalThis as unknown as { pressed: string[] }).pressed);
  assert.deepEqual(await untilLength(2, pressed), ["mouseDown", "keyDown"]);
});

test("safeStorage gives a ciphertext that it opens again", async () => {
  const facts = await page.evaluate(() => (globalThis as unknown as FixtureWindow).host.seal("a secret"));
  assert.deepEqual(facts, { readable: false, same: true });
});

test("SQLite is there, and copies a database a few pages at a time", async () => {
  const copied = await application.evaluate(async (_electron, folder) => {
    const { backup, DatabaseSync } = process.getBuiltinModule("node:sqlite");
    const db = new DatabaseSync(`${folder}/from.sqlite`);
    db.exec("PRAGMA locking_mode = exclusive; PRAGMA journal_mode = WAL; CREATE TABLE note (text TEXT) STRICT");
    db.exec("INSERT INTO note SELECT hex(randomblob(500)) FROM json_each(json_array(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))");
    await backup(db, `${folder}/to.sqlite`, { rate: 1 });
    db.close();
    const copy = new DatabaseSync(`${folder}/to.sqlite`);
    const { count } = { ...copy.prepare("SELECT count(*) AS count FROM note").get() };
    copy.close();
    return count;
  }, userData);
  assert.equal(copied, 10);
});

test("a role without a label of its own has an English one", async () => {
  const labels = await application.evaluate(({ Menu }) =>
    Menu.buildFromTemplate([{ role: "copy" }, { role: "resetZoom" }, { role: "copy", label: "Copier" }]).items.map(
      ({ label }) => label,
    ),
  );
  assert.deepEqual(labels, ["Copy", "Actual Size", "Copier"]);
});

test("the menu can be read, and the theme reaches the page", async () => {
  const label = await application.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("quit")?.label);
  assert.equal(label, "Quit");
  for (const theme of ["dark", "light"] as const) {
    await application.evaluate(({ nativeTheme }, source) => void (nativeTheme.themeSource = source), theme);
    await page.waitForFunction((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, theme);
  }
});

test("what reaches the desktop can be watched", async () => {
  const opened = await application.evaluate(async ({ shell }) => {
    const urls: string[] = [];
    shell.openExternal = async (url) => void urls.push(url);
    await (globalThis as unknown as { openExternal(url: string): Promise<void> }).openExternal(
      "https://example.invalid/",
    );
    return urls;
  });
  assert.deepEqual(opened, ["https://example.invalid/"]);
});

test("a second instance tells the first and ends", async () => {
  const args = [...sandboxFlag(runtime), `--user-data-dir=${userData}`, FIXTURE, "sms:+33612345678"];
  const env = { ...process.env, STAND_IN_NODE: process.execPath, FIXTURE_LOG: log };
  const second = spawn(runtime.executable, args, { env, stdio: "ignore" });
  const code = await new Promise((resolve) => second.once("exit", resolve));
  assert.equal(code, 0);
  assert.deepEqual(await untilLength(1, async () => (await seen()).seconds), ["sms:+33612345678"]);
});

test("quitting can be prevented, and then goes its way", async () => {
  const isAsked = await application.evaluate(({ app }) => {
    (globalThis as unknown as FixtureMain).seen.quitBlocked = true;
    let isEmitted = false;
    app.once("before-quit", () => (isEmitted = true));
    app.quit();
    return isEmitted;
  });
  assert.ok(isAsked, "before `quit` returns");
  await page.waitForTimeout(200);
  assert.equal(await page.title(), "Fixture");
  await application.evaluate(() => void ((globalThis as unknown as FixtureMain).seen.quitBlocked = false));
  await application.close();
  const words = readFileSync(log, "utf8").trim().split("\n");
  assert.deepEqual(words, [
    "ready false",
    "ready true",
    "loaded",
    "second",
    "before-quit",
    "before-quit",
    "will-quit",
    "quit",
  ]);
});
