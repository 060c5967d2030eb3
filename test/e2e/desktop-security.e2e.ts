/** Tests, from inside the app's page, of what the page cannot do. On Electron or on the stand-in; it says on which. */
import assert from "node:assert/strict";
import { createSocket as createUdpSocket } from "node:dgram";
import { connect, createServer as createTcpServer, type AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { CALL_NAMES } from "../../apps/desktop/src/bridge/calls.ts";
import { describeRuntime, electronRuntime } from "../desktop/electron-runtime.ts";
import { buildDesktop, removeUserData, startDesktop, type DesktopSession } from "../desktop/desktop-session.ts";

let session: DesktopSession;
let page: Page;
type Calls = Record<string, (...args: unknown[]) => Promise<unknown>>;
interface HostileWindow {
  desktop: Calls;
  ran?: boolean;
}

before(async () => {
  console.log(describeRuntime(electronRuntime()));
  await buildDesktop();
  session = await startDesktop();
  page = session.page;
});
after(async () => {
  await session.close();
  removeUserData(session.userData);
});

test("the page has the named calls and nothing else of the app, of Node or of Electron", async () => {
  const facts = await page.evaluate(() => {
    const window = globalThis as unknown as HostileWindow & Record<string, unknown>;
    const foreign = ["require", "process", "module", "Buffer", "electron", "ipcRenderer", "__dirname"];
    return {
      calls: Object.keys(window.desktop),
      foreign: foreign.filter((name) => window[name] !== undefined),
      frozen: Object.isFrozen(window.desktop),
    };
  });
  assert.deepEqual(facts, { calls: [...CALL_NAMES, "onNews"], foreign: [], frozen: true });
});

test("hostile messages are refused one and all, and the app goes on", async () => {
  const answers = await page.evaluate(async () => {
    const { desktop } = globalThis as unknown as HostileWindow;
    const deep: Record<string, unknown> = {};
    let inner = deep;
    for (let depth = 0; depth < 500; depth++) inner = inner["x"] = {} as Record<string, unknown>;
    const hostile: [string, unknown][] = [
      ["readMessage", { id: "../../etc/passwd" }],
      ["readMessage", { id: { toString: "x" } }],
      ["readMessage", deep],
      ["readMessage", null],
      ["readMessage", new Map([["id", "x"]])],
      ["saveDraft", { id: "x", draft: { message: "y", apiKey: "z" } }],
      ["saveDraft", { id: "x".repeat(10_000), draft: {} }],
      ["send", { draftId: "x", request: { recipients: ["+33612345678"], message: "x", scheduledAt: new Date(NaN) } }],
      ["send", { draftId: "x", request: [] }],
      ["decide", { batchId: Number.MAX_VALUE, decision: "send-again" }],
      ["changeSettings", JSON.parse('{"__proto__":{"polluted":true},"account":"own"}')],
      ["useKey", { key: "x".repeat(1_000_000), protection: "unencrypted" }],
      ["findMessages", { search: "' OR 1=1 --", limit: 1e6 }],
    ];
    const words = (promise: Promise<unknown> | undefined) =>
      Promise.resolve(promise).then(
        () => "answered",
        (error: Error) => error.message.replace(/^.*Error: /, ""),
      );
    const refused = await Promise.all(
      hostile.map(async ([name, argument], index) => `${index} ${name}: ${await words(desktop[name]?.(argument))}`),
    );
    const found = await desktop["findMessages"]?.({ search: "' OR 1=1 --" });
    return { refused, found, polluted: "polluted" in {} };
  });
  assert.deepEqual(
    answers.refused.filter((answer) => !answer.endsWith(": invalid")),
    [],
  );
  assert.deepEqual(answers.found, []);
  assert.equal(answers.polluted, false);
});

test("a frame inside the page has no calls", async () => {
  const seen = await page.evaluate(async () => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const inside = frame.contentWindow as unknown as Partial<HostileWindow>;
    const found = typeof inside.desktop;
    frame.remove();
    return found;
  });
  assert.equal(seen, "undefined");
});

test("the policy blocks inline and foreign scripts, evaluation, connections, images and markup from strings", async () => {
  const facts = await page.evaluate(async () => {
    const window = globalThis as unknown as HostileWindow;
    const inPage = <Value>(work: () => Value) =>
      new Promise<string>((resolve) =>
        setTimeout(() => {
          try {
            work();
            resolve("ran");
          } catch (error) {
            resolve((error as Error).name);
          }
        }),
      );
    const evaluated = await inPage(() => new Function("return 1")());
    const markup = await inPage(() => (document.createElement("div").innerHTML = "<b>x</b>"));
    const inline = document.createElement("script");
    await inPage(() => {
      inline.append("window.ran = true");
      document.head.append(inline);
    });
    const image = new Promise((resolve) => {
      const element = new Image();
      element.addEventListener("load", () => resolve("loaded"));
      element.addEventListener("error", () => resolve("blocked"));
      element.src = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
    });
    const fetched = await fetch("http://127.0.0.1:49151/").then(
      () => "answered",
      (error: Error) => error.name,
    );
    const socket = await inPage(() => new WebSocket("ws://127.0.0.1:49151/"));
    const own = await fetch("/index.html").then(
      () => "answered",
      (error: Error) => error.name,
    );
    return { evaluated, markup, inline: window.ran ?? false, image: await image, fetched, own, socket };
  });
  assert.deepEqual(facts, {
    evaluated: "EvalError",
    markup: "TypeError",
    inline: false,
    image: "blocked",
    fetched: "TypeError",
    own: "TypeError",
    socket: "ran",
  });
});

test("a page that was taken over gets nothing out by WebRTC, which no policy of content reaches", async () => {
  let heard = 0;
  const udp = createUdpSocket("udp4", () => heard++);
  const tcp = createTcpServer((socket) => {
    heard++;
    socket.destroy();
  });
  try {
    await new Promise<void>((resolve) => udp.bind(0, "127.0.0.1", resolve));
    await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
    const tcpPort = (tcp.address() as AddressInfo).port;
    const gathered = await page.evaluate(
      async ([stun, turn]) => {
        const connection = new RTCPeerConnection({
          iceServers: [
            { urls: `stun:127.0.0.1:${stun}` },
            { urls: `turn:127.0.0.1:${turn}?transport=tcp`, username: "a text that leaks", credential: "x" },
          ],
        });
        let candidates = 0;
        const ended = new Promise<void>((resolve) => {
          connection.addEventListener("icecandidate", ({ candidate }) => (candidate ? candidates++ : resolve()));
        });
        connection.createDataChannel("out");
        await connection.setLocalDescription(await connection.createOffer());
        await ended;
        connection.close();
        return candidates;
      },
      [udp.address().port, tcpPort] as const,
    );
    assert.deepEqual([gathered, heard], [0, 0]);
    // The servers were there.
    udp.send("x", udp.address().port, "127.0.0.1");
    connect(tcpPort, "127.0.0.1");
    for (const end = Date.now() + 5000; heard < 2 && Date.now() < end;) await page.waitForTimeout(20);
    assert.equal(heard, 2);
  } finally {
    udp.close();
    tcp.close();
  }
  const policies = await session.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getWebRTCIPHandlingPolicy()),
  );
  assert.deepEqual(policies, ["disable_non_proxied_udp"]);
});

test("only the page's own files have an answer, however the address is written", async () => {
  const imported = await page.evaluate(() =>
    Promise.all(
      ["/..%2fmain%2fmain.js", "/%2e%2e/main/main.js", "/../preload/preload.cjs", "/assets/..%5c..%5cmain.js"].map(
        (address) =>
          import(address).then(
            () => "loaded",
            (error: Error) => error.name,
          ),
      ),
    ),
  );
  assert.deepEqual(new Set(imported), new Set(["TypeError"]));
});

test("the page can go nowhere and open nothing; only listed addresses reach the browser", async () => {
  const before = page.url();
  await session.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address) => void opened.push(address);
  });
  const opened = () => session.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await page.evaluate(async () => {
    for (let n = 0; n < 20; n++) globalThis.open("https://www.smspartner.fr/");
    document.body.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    globalThis.open("https://www.smspartner.fr/");
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  assert.deepEqual(await opened(), [], "nothing without a press");
  await page.evaluate(() => {
    const link = document.createElement("a");
    Object.assign(link, { href: "https://my.smspartner.fr/", target: "_blank", id: "pressed", textContent: "pressed" });
    link.setAttribute("style", "");
    document.body.prepend(link);
  });
  await page.locator("#pressed").click({ force: true });
  await page.locator("#pressed").evaluate((link) => link.remove());
  await page.evaluate(async () => {
    globalThis.open("https://evil.example/");
    globalThis.open("file:///etc/passwd");
    globalThis.open("https://www.smspartner.fr/?leak=0612345678");
    const link = document.createElement("a");
    link.href = "https://evil.example/";
    document.body.append(link);
    link.click();
    link.target = "_blank";
    link.click();
    link.remove();
    await new Promise((resolve) => setTimeout(resolve, 200));
    location.href = "https://evil.example/away";
    await new Promise((resolve) => setTimeout(resolve, 400));
  });
  assert.equal(page.url(), before);
  await page.locator("sms-composer").waitFor();
  const windows = await session.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  assert.deepEqual([await opened(), windows], [["https://my.smspartner.fr/"], 1]);
});
