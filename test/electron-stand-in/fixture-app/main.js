// A small app that uses what the conformance list asks about. Unmodified on real Electron and on the stand-in.
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { app, BrowserWindow, ipcMain, Menu, protocol, safeStorage, session, shell } from "electron";

const seen = { denied: [], navigations: [], seconds: [], quitBlocked: false };
globalThis.seen = seen;
const log = (word) => process.env.FIXTURE_LOG && appendFileSync(process.env.FIXTURE_LOG, `${word}\n`);

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'";
const PAGE = `<!doctype html><title>Fixture</title><script>window.inlineRan = true</script>
<script type="module" src="/page.js"></script><p id="echo"></p>
<a id="popup" target="_blank" href="https://example.invalid/popup">popup</a>
<a id="away" href="https://example.invalid/away">away</a>`;
const SCRIPT = `window.ticks = []; window.host.onTick((tick) => window.ticks.push(tick));
window.host.echo("hello").then(({ value }) => { document.querySelector("#echo").textContent = value; });`;

app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true, secure: true } }]);

if (!app.requestSingleInstanceLock()) {
  log("second");
  app.quit();
} else {
  app.on("second-instance", (_event, argv) => seen.seconds.push(argv.at(-1)));
  app.on("before-quit", (event) => {
    log("before-quit");
    if (seen.quitBlocked) event.preventDefault();
  });
  app.on("will-quit", () => log("will-quit"));
  app.on("quit", () => log("quit"));
  app.on("window-all-closed", () => app.quit());
  app.on("web-contents-created", (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      seen.denied.push(url);
      return { action: "deny" };
    });
    contents.on("will-navigate", (event) => {
      seen.navigations.push(event.url);
      event.preventDefault();
    });
  });
  ipcMain.handle("echo", (event, value) => ({
    value,
    from: event.senderFrame?.url,
    origin: event.senderFrame?.origin,
    top: event.senderFrame?.parent === null,
  }));
  ipcMain.handle("fail", () => {
    throw new Error("no such luck");
  });
  ipcMain.handle("unclonable", () => () => 1);
  ipcMain.handle("seal", async (_event, text) => {
    const sealed = await safeStorage.encryptStringAsync(text);
    const { result } = await safeStorage.decryptStringAsync(sealed);
    return { readable: sealed.includes(text), same: result === text };
  });
  log(`ready ${app.isReady()}`);
  app.whenReady().then(async () => {
    log(`ready ${app.isReady()}`);
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    protocol.handle("app", (request) => {
      const { host, pathname } = new URL(request.url);
      if (host !== "fixture") return new Response("no such host", { status: 404 });
      const [body, type] = pathname === "/page.js" ? [SCRIPT, "text/javascript"] : [PAGE, "text/html"];
      return new Response(body, { headers: { "content-type": type, "content-security-policy": POLICY } });
    });
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([{ label: "File", submenu: [{ id: "quit", label: "Quit", click: () => app.quit() }] }]),
    );
    const window = new BrowserWindow({
      width: 640,
      height: 480,
      show: false,
      webPreferences: { preload: join(import.meta.dirname, "preload.cjs") },
    });
    window.once("ready-to-show", () => window.show());
    await window.loadURL("app://fixture/index.html");
    log("loaded");
    window.webContents.send("tick", { number: 1, at: new Date(0) });
    globalThis.openExternal = (url) => shell.openExternal(url);
  });
}
