/** The program in place of Electron's binary: reads its command line, becomes its main process, runs the app. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { open as openInspector } from "node:inspector";
import { createRequire, registerHooks } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { requireChromium } from "../../tools/chromium.ts";
import { readCommandLine } from "./command-line.ts";
import type { RunningApp, Runtime } from "./runtime.ts";
import type { KeyringOptions } from "./modules/safe-storage.ts";
import { createStandIn } from "./stand-in.ts";

/** The version whose types the stand-in is checked against. */
const { version: ELECTRON_VERSION } = createRequire(import.meta.url)("electron/package.json") as { version: string };

const { app: appPath, preloads, inspect, argv, switches } = readCommandLine(process.argv.slice(2));
const { app, main } = appAt(resolve(appPath));
const runtime: Runtime = {
  app,
  switches: new Map(switches),
  driven: switches.get("remote-debugging-port") === "0",
  ready: false,
  chromium: undefined,
};
const keyring = (process.env["STAND_IN_KEYRING"] ?? "gnome_libsecret") as KeyringOptions["keyring"];
const standIn = createStandIn(runtime, keyring);
globalThis.electronStandIn = standIn;

process.argv = [process.execPath, ...argv];
Object.defineProperty(process.versions, "electron", { value: ELECTRON_VERSION, enumerable: true });
Object.assign(process, { type: "browser", defaultApp: true, resourcesPath: join(app.folder, "resources") });
const electronModule = new URL("./electron-module.ts", import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main)?$/.test(specifier) ? { url: electronModule, shortCircuit: true } : next(specifier, context),
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => standIn.electron.app.quit());

if (inspect !== undefined) openInspector(inspect, "127.0.0.1");
const require = createRequire(join(app.folder, "package.json"));
for (const preload of preloads) require(preload);
const loaded = import(pathToFileURL(main).href).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
// Electron waits for an ESM main before it is ready; one that awaits readiness itself would wait for ever.
await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 250))]);
if (!standIn.electron.app.isQuitting()) await standIn.start(requireChromium());

function appAt(path: string): { app: RunningApp; main: string } {
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  const file = join(folder, "package.json");
  const manifest = (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}) as {
    name?: string;
    productName?: string;
    version?: string;
    main?: string;
  };
  const { name = "Electron", productName = name, version = "0.0.0", main = "index.js" } = manifest;
  return { app: { folder, name: productName, version }, main: folder === path ? join(folder, main) : path };
}
