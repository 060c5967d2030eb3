import assert from "node:assert/strict";
import { test } from "node:test";
import type { Runtime } from "./runtime.ts";
import { createStandIn } from "./stand-in.ts";

function standIn(ready = true) {
  const runtime: Runtime = {
    app: { folder: "/app", name: "app", version: "1.0.0" },
    switches: new Map([["user-data-dir", "/tmp/none"]]),
    driven: false,
    ready,
    chromium: undefined,
  };
  return createStandIn(runtime, "gnome_libsecret").electron;
}

test("what it does not imitate throws and says so, instead of doing nothing", () => {
  const electron = standIn() as unknown as Record<string, Record<string, (...args: unknown[]) => void>>;
  assert.throws(() => electron["app"]?.["getAppMetrics"]?.(), /stand-in: app\.getAppMetrics is not imitated/);
  assert.throws(() => electron["safeStorage"]?.["encryptString"]?.("x"), /safeStorage\.encryptString is not imitated/);
  assert.throws(() => electron["ipcMain"]?.["on"]?.("x"), /ipcMain\.on is not imitated/);
  assert.throws(() => electron["app"]?.["on"]?.("gpu-info-update", () => {}), /the event gpu-info-update of app/);
});

test("a window with insecure preferences is refused", () => {
  const { BrowserWindow } = standIn();
  for (const webPreferences of [
    { nodeIntegration: true },
    { contextIsolation: false },
    { sandbox: false },
    { webSecurity: false },
    { webviewTag: true },
    { nodeIntegrationInSubFrames: true },
    { allowRunningInsecureContent: true },
    { experimentalFeatures: true },
    { enableBlinkFeatures: "CSSVariables" },
  ]) {
    assert.throws(
      () => new BrowserWindow({ webPreferences }),
      /insecure webPreferences/,
      JSON.stringify(webPreferences),
    );
  }
  assert.throws(() => new BrowserWindow({ webPreferences: { preload: "preload.cjs" } }), /absolute/);
});

test("what belongs before or after ready throws at the wrong time", () => {
  assert.throws(() => standIn(true).protocol.registerSchemesAsPrivileged([]), /before app is ready/);
  assert.throws(() => standIn(true).app.enableSandbox(), /before app is ready/);
  assert.throws(() => standIn(false).session.defaultSession, /when app is ready/);
  assert.throws(() => new (standIn(false).BrowserWindow)(), /before app is ready/);
  assert.throws(() => standIn(false).protocol.handle("app", () => new Response()), /before app is ready/);
});

test("only schemes that are standard and secure are taken", () => {
  const { protocol } = standIn(false);
  assert.throws(() => protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true } }]));
});
