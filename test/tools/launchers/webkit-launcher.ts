import { type ChildProcess, spawn } from "node:child_process";
import { globSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** WebDriver's names of the keys that are no character. */
const KEYS: Readonly<Record<string, string>> = {
  Backspace: "\ue003",
  Tab: "\ue004",
  Enter: "\ue006",
  Shift: "\ue008",
  Control: "\ue009",
  Escape: "\ue00c",
  Space: " ",
  PageUp: "\ue00e",
  PageDown: "\ue00f",
  End: "\ue010",
  Home: "\ue011",
  ArrowLeft: "\ue012",
  ArrowUp: "\ue013",
  ArrowRight: "\ue014",
  ArrowDown: "\ue015",
  Delete: "\ue017",
};

const keyOf = (name: string): string => KEYS[name] ?? name.replace(/^Key/, "").toLowerCase();

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

/** One session of WebKitGTK, over WebDriver, on a display of its own. */
async function openSession(children: ChildProcess[]) {
  const run = (program: string, args: readonly string[], env = {}): void => {
    const child = spawn(program, args, { stdio: "ignore", env: { ...process.env, ...env } });
    child.once("error", () => console.error(`${program} is missing: apt-get install webkit2gtk-driver xvfb`));
    children.push(child);
  };
  const port = await freePort();
  const display = `:${(port % 400) + 100}`;
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: { message?: string } };
    if (!response.ok) throw new Error(`WebKitWebDriver: ${value.message}`);
    return value;
  };
  run("Xvfb", [display, "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
  await sleep(500);
  run("WebKitWebDriver", ["--host=127.0.0.1", `--port=${port}`], { DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: "1" });
  for (let tries = 0; ; tries++) {
    const isUp = await call("GET", "/status").then(
      () => true,
      () => false,
    );
    if (isUp) break;
    if (tries > 40) throw new Error("WebKitWebDriver does not answer: apt-get install webkit2gtk-driver xvfb");
    await sleep(250);
  }
  const [binary] = globSync("/usr/lib/*/webkit2gtk-4.*/MiniBrowser");
  const options = { binary, args: ["--automation"] };
  const { sessionId } = (await call("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
  })) as { sessionId: string };
  return (method: string, path = "", body?: unknown) => call(method, `/session/${sessionId}${path}`, body);
}

type Session = Awaited<ReturnType<typeof openSession>>;

const DOWN = { type: "pointerDown", button: 0 };
const UP = { type: "pointerUp", button: 0 };
const moveTo = (x: number, y: number) => ({ type: "pointerMove", x, y });

/** The members of Puppeteer's page that the commands of the tests use. */
function page(session: Session) {
  const keys = (actions: readonly (readonly [type: "keyDown" | "keyUp", key: string])[]) =>
    session("POST", "/actions", {
      actions: [{ type: "key", id: "keyboard", actions: actions.map(([type, value]) => ({ type, value })) }],
    });
  const mouse = (...actions: readonly object[]) =>
    session("POST", "/actions", { actions: [{ type: "pointer", id: "mouse", actions }] });
  const stroke = (key: string) => [["keyDown", key] as const, ["keyUp", key] as const];
  return {
    keyboard: {
      type: (text: string) => keys([...text].flatMap(stroke)),
      press: (name: string) => keys(stroke(keyOf(name))),
      down: (name: string) => keys([["keyDown", keyOf(name)]]),
      up: (name: string) => keys([["keyUp", keyOf(name)]]),
    },
    mouse: {
      click: (x: number, y: number) => mouse(moveTo(x, y), DOWN, UP),
      move: (x: number, y: number) => mouse(moveTo(x, y)),
      down: () => mouse(DOWN),
      up: () => mouse(UP),
    },
  };
}

/** Runs browser tests in WebKitGTK, one page at a time; Debian: `webkit2gtk-driver`, `xvfb`. */
export function webkitLauncher() {
  const children: ChildProcess[] = [];
  const active = new Map<string, string>();
  let session: Session | undefined;
  let opening: Promise<Session> | undefined;
  return {
    name: "WebKit",
    // The commands know how to speak to what says that it is this.
    type: "puppeteer",
    concurrency: 1,
    getPage: () => session && page(session),
    async startSession(id: string, url: string): Promise<void> {
      session = await (opening ??= openSession(children));
      active.set(id, url);
      await session("POST", "/url", { url });
    },
    isActive: (id: string): boolean => active.has(id),
    getBrowserUrl: (id: string): string | undefined => active.get(id),
    async stopSession(id: string): Promise<object> {
      active.delete(id);
      return {};
    },
    async stop(): Promise<void> {
      await session?.("DELETE").catch(() => {});
      for (const child of children.toReversed()) child.kill();
    },
  };
}
