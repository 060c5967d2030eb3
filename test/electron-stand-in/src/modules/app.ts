import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "electron";
import type { StandInWindow } from "./browser-window.ts";
import { ImitatedEmitter, imitation, notImitated, preventable } from "./imitation.ts";
import type { Runtime } from "../runtime.ts";
import { createInstanceLock } from "./single-instance.ts";

const EVENTS = [
  "will-finish-launching",
  "ready",
  "activate",
  "before-quit",
  "will-quit",
  "quit",
  "window-all-closed",
  "browser-window-created",
  "web-contents-created",
  "second-instance",
  "open-url",
  "render-process-gone",
  "child-process-gone",
];

type Imitated = Pick<
  App,
  | "isPackaged"
  | "getName"
  | "getVersion"
  | "getAppPath"
  | "getLocale"
  | "getPath"
  | "isReady"
  | "whenReady"
  | "quit"
  | "exit"
  | "requestSingleInstanceLock"
  | "hasSingleInstanceLock"
  | "enableSandbox"
  | "setAppUserModelId"
  | "setAsDefaultProtocolClient"
  | "relaunch"
>;

export class StandInApp extends ImitatedEmitter implements Imitated {
  readonly isPackaged = false;
  readonly commandLine: Pick<App["commandLine"], "appendSwitch" | "hasSwitch" | "getSwitchValue">;
  readonly #runtime: Runtime;
  readonly #windows: ReadonlySet<StandInWindow>;
  readonly #record: (name: string) => void;
  readonly #ready = Promise.withResolvers<void>();
  readonly #lock = createInstanceLock(() => this.getPath("userData"));
  #locked = false;
  #quitting = false;

  constructor(runtime: Runtime, windows: ReadonlySet<StandInWindow>, record: (name: string) => void) {
    super("app", EVENTS);
    this.#runtime = runtime;
    this.#windows = windows;
    this.#record = record;
    const { switches } = runtime;
    this.commandLine = imitation("app.commandLine", {
      // What the command line itself says is not taken back by the launcher's defaults.
      appendSwitch: (name: string, value = "") => void (switches.has(name) || switches.set(name, value)),
      hasSwitch: (name: string) => switches.has(name),
      getSwitchValue: (name: string) => switches.get(name) ?? "",
    });
  }

  /** Chromium is there: the app starts. */
  begin(): void {
    this.#runtime.ready = true;
    this.emit("will-finish-launching");
    this.emit("ready", {}, {});
    this.#ready.resolve();
  }

  getName(): string {
    return this.#runtime.app.name;
  }
  getVersion(): string {
    return this.#runtime.app.version;
  }
  getAppPath(): string {
    return this.#runtime.app.folder;
  }
  getLocale(): string {
    return this.#runtime.switches.get("lang") ?? "en-US";
  }
  getPath(name: Parameters<App["getPath"]>[0]): string {
    const home = homedir();
    const appData = process.env["XDG_CONFIG_HOME"] ?? join(home, ".config");
    const userData = this.#runtime.switches.get("user-data-dir") ?? join(appData, this.getName());
    const paths: Partial<Record<typeof name, string>> = {
      home,
      appData,
      userData,
      sessionData: userData,
      temp: tmpdir(),
      documents: join(home, "Documents"),
      downloads: join(home, "Downloads"),
      logs: join(userData, "logs"),
    };
    const path = paths[name];
    if (path === undefined) throw notImitated(`app.getPath("${name}")`);
    return path;
  }

  isReady(): boolean {
    return this.#runtime.ready;
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  enableSandbox(): void {
    if (this.#runtime.ready) throw new Error("app.enableSandbox() can only be called before app is ready");
  }
  setAppUserModelId(): void {}
  setAsDefaultProtocolClient(): boolean {
    return false;
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    const { argv } = process;
    this.#locked = this.#lock.request({ argv, cwd: process.cwd(), additionalData }, (second) => {
      this.emit("second-instance", {}, second.argv, second.cwd, second.additionalData);
    });
    return this.#locked;
  }
  hasSingleInstanceLock(): boolean {
    return this.#locked;
  }

  /** A test starts the app again itself: one that starts by itself would be nobody's. */
  relaunch(): void {
    this.#record("app.relaunch");
  }
  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    // `before-quit` comes before this returns: shell/browser/browser.cc.
    void this.#quit();
  }
  exit(code = 0): void {
    this.#quitting = true;
    this.emit("quit", {}, code);
    this.#lock.release();
    void this.#end(code);
  }
  isQuitting(): boolean {
    return this.#quitting;
  }

  async #quit(): Promise<void> {
    const before = preventable({});
    this.emit("before-quit", before);
    if (before.defaultPrevented) return void (this.#quitting = false);
    for (const window of this.#windows) {
      window.close();
      await window.closing;
      if (!window.isDestroyed()) return void (this.#quitting = false);
    }
    const will = preventable({});
    this.emit("will-quit", will);
    if (will.defaultPrevented) return void (this.#quitting = false);
    this.exit();
  }

  async #end(code: number): Promise<void> {
    const { chromium } = this.#runtime;
    await this.#lock.hasAnswered;
    if (chromium) {
      const patience = new Promise((resolve) => setTimeout(resolve, 1000));
      await Promise.race([chromium.send("Browser.close", undefined).catch(() => {}), patience]);
      chromium.process.kill("SIGKILL");
    }
    process.exit(code);
  }
}
