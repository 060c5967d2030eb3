import { isAbsolute } from "node:path";
import type { BrowserWindow, BrowserWindowConstructorOptions, WebPreferences } from "electron";
import { ImitatedEmitter, imitation, notImitated, preventable } from "./imitation.ts";
import { StandInWebContents, type PageParts } from "./web-contents.ts";

const EVENTS = ["ready-to-show", "show", "hide", "close", "closed", "resize", "move", "focus", "blur"];
const DEFAULT_SIZE = { width: 800, height: 600 };

type Imitated = Pick<
  BrowserWindow,
  | "id"
  | "loadURL"
  | "show"
  | "hide"
  | "focus"
  | "close"
  | "destroy"
  | "isDestroyed"
  | "isVisible"
  | "isMinimized"
  | "isMaximized"
  | "restore"
  | "maximize"
  | "getNormalBounds"
  | "getBounds"
  | "setBounds"
  | "getTitle"
>;

/** The parts of the stand-in that windows use. */
export interface WindowParts extends Omit<PageParts, "preferences" | "close" | "shown"> {
  readonly windows: Set<StandInWindow>;
  readonly isReady: () => boolean;
  readonly open: (contents: StandInWebContents, size: { width: number; height: number }) => Promise<void>;
  readonly closeTarget: (contents: StandInWebContents) => Promise<void>;
  readonly created: (window: StandInWindow) => void;
  readonly lastClosed: () => void;
}

let lastId = 0;

export class StandInWindow extends ImitatedEmitter implements Imitated {
  readonly id = ++lastId;
  readonly webContents: StandInWebContents;
  /** Settles when the window's way to its end is decided. */
  closing: Promise<void> = Promise.resolve();
  readonly #parts: WindowParts;
  readonly #opened: Promise<void>;
  #bounds: { x: number; y: number; width: number; height: number };
  #state: "normal" | "minimized" | "maximized" = "normal";
  #visible: boolean;
  #shown = false;
  #gone = false;

  constructor(parts: WindowParts, options: BrowserWindowConstructorOptions) {
    super("BrowserWindow", EVENTS);
    if (!parts.isReady()) throw new Error("Cannot create BrowserWindow before app is ready");
    const { width, height } = { ...DEFAULT_SIZE, ...options };
    this.#parts = parts;
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width, height };
    this.#visible = options.show !== false;
    this.webContents = new StandInWebContents({
      ...parts,
      preferences: safePreferences(options.webPreferences ?? {}),
      close: () => this.close(),
      shown: () => this.#readyToShow(),
    });
    parts.windows.add(this);
    this.#opened = parts.open(this.webContents, { width, height });
    parts.created(this);
  }

  async loadURL(address: string): Promise<void> {
    await this.#opened;
    await this.webContents.loadURL(address);
  }
  show(): void {
    this.#visible = true;
    this.emit("show");
  }
  hide(): void {
    this.#visible = false;
    this.emit("hide");
  }
  focus(): void {}
  isVisible(): boolean {
    return this.#visible;
  }
  isDestroyed(): boolean {
    return this.#gone;
  }
  isMinimized(): boolean {
    return this.#state === "minimized";
  }
  isMaximized(): boolean {
    return this.#state === "maximized";
  }
  minimize(): void {
    this.#state = "minimized";
  }
  maximize(): void {
    this.#state = "maximized";
  }
  restore(): void {
    this.#state = "normal";
  }
  getNormalBounds() {
    return { ...this.#bounds };
  }
  getBounds() {
    return { ...this.#bounds };
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit("resize");
  }
  getTitle(): string {
    return this.webContents.getTitle();
  }
  close(): void {
    if (this.#gone) return;
    const event = preventable({});
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    this.closing = this.#opened.then(() => this.#parts.closeTarget(this.webContents));
  }

  /** Its target is gone. */
  gone(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#parts.windows.delete(this);
    this.webContents.gone();
    this.emit("closed");
    if (this.#parts.windows.size === 0) this.#parts.lastClosed();
  }

  #readyToShow(): void {
    if (this.#shown) return;
    this.#shown = true;
    this.emit("ready-to-show");
  }
}

/** The stand-in cannot show what an insecure window would do, so it opens none. */
function safePreferences(given: WebPreferences): WebPreferences {
  const preferences: WebPreferences = {
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    ...given,
  };
  const safe =
    preferences.contextIsolation &&
    preferences.sandbox &&
    preferences.webSecurity &&
    !preferences.nodeIntegration &&
    !preferences.nodeIntegrationInSubFrames &&
    !preferences.nodeIntegrationInWorker &&
    !preferences.webviewTag &&
    !preferences.allowRunningInsecureContent &&
    !preferences.experimentalFeatures &&
    !preferences.enableBlinkFeatures;
  if (!safe) throw notImitated("a window with insecure webPreferences");
  if (preferences.preload !== undefined && !isAbsolute(preferences.preload)) {
    throw new Error("preload must be an absolute path");
  }
  return preferences;
}

/** The class that the app sees. */
export function windowClass(parts: WindowParts) {
  const first = () => [...parts.windows][0] ?? null;
  return class {
    constructor(options: BrowserWindowConstructorOptions = {}) {
      return imitation("BrowserWindow", new StandInWindow(parts, options));
    }
    static getAllWindows = () => [...parts.windows];
    static getFocusedWindow = first;
    static fromId = (id: number) => [...parts.windows].find((window) => window.id === id) ?? null;
    static fromWebContents = (contents: unknown) =>
      [...parts.windows].find(({ webContents }) => webContents === contents) ?? null;
  };
}
