import { randomUUID } from "node:crypto";
import type {
  HandlerDetails,
  IpcMainInvokeEvent,
  WebContents,
  WebPreferences,
  WindowOpenHandlerResponse,
} from "electron";
import type { CdpEvent, Chromium } from "../chromium-pipe.ts";
import { makeCloneCodec } from "../world/clone-codec.ts";
import { createFrames, type Frames } from "./frame.ts";
import { ImitatedEmitter, preventable } from "./imitation.ts";
import type { IpcRegistry } from "./ipc-main.ts";
import type { FromRenderer, ToRenderer } from "../world/isolated-world.ts";
import { bridgeScript, DENIED_OPEN_SCRIPT, ISOLATED_WORLD, preloadScript } from "../world/page-scripts.ts";
import { pausedRequest } from "./requests.ts";
import type { Schemes } from "./schemes.ts";
import type { StandInSession } from "./session.ts";
import { EVENTS } from "./web-contents-events.ts";

type Imitated = Pick<
  WebContents,
  | "id"
  | "replaceMisspelling"
  | "setWebRTCIPHandlingPolicy"
  | "getWebRTCIPHandlingPolicy"
  | "getURL"
  | "getTitle"
  | "setWindowOpenHandler"
  | "send"
  | "isDestroyed"
  | "close"
  | "executeJavaScript"
>;

type WebRTCPolicy = Parameters<WebContents["setWebRTCIPHandlingPolicy"]>[0];

/** The parts that a page's target is attached to. */
export interface PageParts {
  readonly schemes: Schemes;
  readonly ipc: IpcRegistry;
  readonly session: StandInSession;
  readonly preferences: WebPreferences;
  readonly close: () => void;
  readonly shown: () => void;
}

let lastId = 0;

export class StandInWebContents extends ImitatedEmitter implements Imitated {
  readonly id = ++lastId;
  readonly session: StandInSession;
  targetId = "";
  readonly #parts: PageParts;
  readonly #codec = makeCloneCodec();
  readonly #secret = randomUUID();
  readonly #binding = `toMain${this.#secret.replaceAll("-", "")}`;
  readonly #receiver = `fromMain${this.#secret.replaceAll("-", "")}`;
  /** The preload's world of each frame, as Chromium numbers it. */
  readonly #worlds = new Map<string, number>();
  /** Addresses that the main process loads itself: no navigation of the page. */
  readonly #loading = new Set<string>();
  readonly #attached = Promise.withResolvers<void>();
  #send: <Answer>(call: (chromium: Chromium, session: string) => Promise<Answer>) => Promise<Answer> = () =>
    Promise.reject(new Error("stand-in: the page has no target yet"));
  #frames: Frames | undefined;
  #title = "";
  #webRtcPolicy: string = "default";
  #gone = false;
  #openHandler: (details: HandlerDetails) => WindowOpenHandlerResponse = () => ({ action: "allow" });
  #popup: string | undefined;

  constructor(parts: PageParts) {
    super("webContents", EVENTS);
    this.#parts = parts;
    this.session = parts.session;
    this.setMaxListeners(0);
  }

  /** Takes a fresh, still waiting target over. */
  async attach(chromium: Chromium, targetId: string, session: string): Promise<void> {
    this.targetId = targetId;
    this.#send = (call) => call(chromium, session);
    await chromium.send("Page.enable", undefined, session);
    await chromium.send("Runtime.enable", undefined, session);
    await chromium.send("Log.enable", undefined, session);
    const { frameTree } = await chromium.send("Page.getFrameTree", undefined, session);
    this.#frames = createFrames(frameTree.frame, this.#parts.schemes);
    await chromium.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }, session);
    await this.#addScripts(chromium, session);
    await chromium.send("Runtime.runIfWaitingForDebugger", undefined, session);
    this.#attached.resolve();
  }

  async #addScripts(chromium: Chromium, session: string): Promise<void> {
    const add = (source: string, worldName?: string) =>
      chromium.send("Page.addScriptToEvaluateOnNewDocument", { source, ...(worldName ? { worldName } : {}) }, session);
    await add(DENIED_OPEN_SCRIPT);
    const { preload, additionalArguments = [] } = this.#parts.preferences;
    if (preload === undefined) return;
    await chromium.send("Runtime.addBinding", { name: this.#binding, executionContextName: ISOLATED_WORLD }, session);
    await add(bridgeScript(this.#secret));
    const { platform, arch, versions } = process;
    const seen = { platform, arch, versions: { ...versions }, argv: additionalArguments, env: {} };
    const config = {
      binding: this.#binding,
      receiver: this.#receiver,
      process: { ...seen, type: "renderer", sandboxed: true, contextIsolated: true },
    };
    await add(preloadScript(preload, this.#secret, config), ISOLATED_WORLD);
  }

  async loadURL(address: string): Promise<void> {
    await this.#attached.promise;
    const url = this.#parts.schemes.toChromium(address);
    this.#loading.add(withoutFragment(url));
    const loaded = new Promise((resolve) => this.once("did-finish-load", resolve));
    const { errorText } = await this.#send((chromium, session) => chromium.send("Page.navigate", { url }, session));
    if (errorText) {
      this.emit("did-fail-load", {}, -3, errorText, address, true);
      throw new Error(`${errorText} (-3) loading '${address}'`);
    }
    await loaded;
  }

  getURL(): string {
    const url = this.#frames?.urlOf(this.#frames.mainId) ?? "";
    return url === "about:blank" ? "" : url;
  }
  getTitle(): string {
    return this.#title;
  }
  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#openHandler = handler;
  }
  replaceMisspelling(): void {}
  /** Chromium takes a policy at its start only, and has the strictest (chromium-pipe.ts): this one can be asked back. */
  setWebRTCIPHandlingPolicy(policy: WebRTCPolicy): void {
    this.#webRtcPolicy = policy;
  }
  getWebRTCIPHandlingPolicy(): string {
    return this.#webRtcPolicy;
  }
  isDestroyed(): boolean {
    return this.#gone;
  }
  close(): void {
    this.#parts.close();
  }
  send(channel: string, ...args: unknown[]): void {
    const message: ToRenderer = { does: "event", channel, args };
    // Encoded at once, as Electron does: what is changed later does not arrive changed.
    const text = this.#codec.encode(message);
    void this.#attached.promise.then(() => this.#frames && this.#deliver(this.#frames.mainId, text));
  }
  async executeJavaScript(expression: string): Promise<unknown> {
    await this.#attached.promise;
    const { result, exceptionDetails } = await this.#send((chromium, session) =>
      chromium.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }, session),
    );
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  }
  /** Colours of the page's `prefers-color-scheme`; `system` is Chromium's own. */
  async emulateColorScheme(scheme: string): Promise<void> {
    await this.#attached.promise;
    const features = scheme === "system" ? [] : [{ name: "prefers-color-scheme", value: scheme }];
    await this.#send((chromium, session) => chromium.send("Emulation.setEmulatedMedia", { features }, session));
  }

  /** The page has opened a window: what the app says of it. */
  popupAnswer(url: string): WindowOpenHandlerResponse {
    const address = this.#parts.schemes.toApp(this.#popup ?? url);
    this.#popup = undefined;
    const referrer = { url: this.getURL(), policy: "no-referrer" as const };
    return this.#openHandler({ url: address, frameName: "", features: "", disposition: "new-window", referrer });
  }

  gone(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.emit("destroyed");
  }

  handle(event: CdpEvent): void {
    const frames = this.#frames;
    switch (event.method) {
      case "Page.frameAttached":
        frames?.update({ id: event.params.frameId, parentId: event.params.parentFrameId, url: "" });
        break;
      case "Page.frameNavigated":
        frames?.update(event.params.frame);
        if (frames?.isMain(event.params.frame.id)) this.emit("did-navigate", {}, this.getURL(), 200, "");
        break;
      case "Page.frameDetached":
        if (event.params.reason !== "swap") frames?.remove(event.params.frameId);
        break;
      case "Page.navigatedWithinDocument":
        frames?.update({ id: event.params.frameId, url: event.params.url });
        this.emit("did-navigate-in-page", {}, this.#parts.schemes.toApp(event.params.url), true);
        break;
      case "Page.domContentEventFired":
        this.emit("dom-ready", {});
        break;
      case "Page.loadEventFired":
        void this.executeJavaScript("document.title").then(
          (title) => (this.#title = String(title)),
          () => {},
        );
        this.emit("did-finish-load", {});
        this.#parts.shown();
        break;
      case "Page.windowOpen":
        this.#popup = event.params.url;
        break;
      case "Page.javascriptDialogOpening":
        void this.#send((chromium, session) => chromium.send("Page.handleJavaScriptDialog", { accept: true }, session));
        break;
      case "Runtime.executionContextCreated": {
        const { id, name, auxData } = event.params.context;
        if (name === ISOLATED_WORLD) this.#worlds.set((auxData as { frameId: string }).frameId, id);
        break;
      }
      case "Runtime.executionContextDestroyed":
        for (const [frame, world] of this.#worlds) {
          if (world === event.params.executionContextId) this.#worlds.delete(frame);
        }
        break;
      case "Runtime.executionContextsCleared":
        this.#worlds.clear();
        break;
      case "Runtime.consoleAPICalled": {
        const message = event.params.args.map(({ value, description }) => String(value ?? description)).join(" ");
        this.emit("console-message", { level: event.params.type, message });
        break;
      }
      case "Log.entryAdded":
        this.emit("console-message", { level: event.params.entry.level, message: event.params.entry.text });
        break;
      case "Runtime.bindingCalled":
        if (event.params.name === this.#binding) {
          void this.#take(event.params.payload, event.params.executionContextId);
        }
        break;
      case "Fetch.requestPaused":
        void this.#request(event.params);
        break;
    }
  }

  async #request(paused: Parameters<typeof pausedRequest>[2]): Promise<void> {
    const request = this.#send(async (chromium, session) =>
      pausedRequest(chromium, session, paused, this.#parts.schemes),
    );
    const { address, isNavigation, frameId, fail, answer } = await request;
    const expected = this.#loading.delete(withoutFragment(paused.request.url));
    if (isNavigation && !expected && !paused.redirectedRequestId && this.#navigationPrevented(address, frameId)) {
      return fail("Aborted");
    }
    // A page that goes away meanwhile needs no answer any more.
    await answer().catch(() => fail("Failed").catch(() => {}));
  }

  #navigationPrevented(url: string, frameId: string): boolean {
    const isMainFrame = this.#frames?.isMain(frameId) ?? true;
    const frame = this.#frames?.frame(frameId) ?? null;
    const details = { url, isMainFrame, isSameDocument: false, frame };
    const event = preventable(details);
    this.emit("will-frame-navigate", event);
    if (isMainFrame && !event.defaultPrevented) this.emit("will-navigate", event, url, false, isMainFrame);
    return event.defaultPrevented;
  }

  /** A message from the preload's world; one from a world that is not known is dropped. */
  async #take(text: string, world: number): Promise<void> {
    const frameId = [...this.#worlds].find(([, id]) => id === world)?.[0];
    if (frameId === undefined) return;
    const message = this.#codec.decode(text) as FromRenderer;
    if (message.does === "preload-error") {
      console.error(message.message);
      return void this.emit("preload-error", {}, this.#parts.preferences.preload, new Error(message.message));
    }
    if (message.does === "input") return void this.emit(message.event, preventable({}), { type: message.type });
    if (message.does === "send") throw new Error("stand-in: ipcMain.on is not imitated");
    const event = { type: "frame", sender: this, senderFrame: this.#frames?.frame(frameId) ?? null };
    await this.#deliver(frameId, this.#codec.encode(await this.#answerTo(message, event)));
  }

  async #answerTo(message: FromRenderer & { does: "invoke" }, event: object): Promise<ToRenderer> {
    const { id, channel, args } = message;
    try {
      const value = await this.#parts.ipc.invoke(channel, event as IpcMainInvokeEvent, args);
      const answer: ToRenderer = { does: "answer", id, ok: true, value };
      this.#codec.encode(answer);
      return answer;
    } catch (error) {
      return { does: "answer", id, ok: false, value: `Error invoking remote method '${channel}': ${String(error)}` };
    }
  }

  async #deliver(frameId: string, text: string): Promise<void> {
    const executionContextId = this.#worlds.get(frameId);
    if (executionContextId === undefined) return;
    const functionDeclaration = "function (name, text) { globalThis[name](text); }";
    const args = [{ value: this.#receiver }, { value: text }];
    await this.#send((chromium, session) =>
      chromium.send("Runtime.callFunctionOn", { functionDeclaration, executionContextId, arguments: args }, session),
    ).catch(() => {});
  }
}

const withoutFragment = (url: string): string => url.split("#")[0] ?? url;
