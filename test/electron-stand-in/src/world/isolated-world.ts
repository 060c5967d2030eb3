import type { CloneCodec } from "./clone-codec.ts";
import type { WorldBridge } from "./world-bridge.ts";

/** The facts about the process that the preload's world gets. */
export interface IsolatedWorldConfig {
  /** Name of the function by which this world speaks to the main process; only this world has it. */
  readonly binding: string;
  /** Name under which this world takes what the main process says. */
  readonly receiver: string;
  readonly process: Readonly<Record<string, unknown>>;
}

/** A message from this world to the main process. */
export type FromRenderer =
  | { readonly does: "invoke"; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly does: "send"; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly does: "preload-error"; readonly message: string }
  | { readonly does: "input"; readonly event: "before-input-event" | "before-mouse-event"; readonly type: string };

/** A message from the main process to this world. */
export type ToRenderer =
  | { readonly does: "answer"; readonly id: number; readonly ok: boolean; readonly value: unknown }
  | { readonly does: "event"; readonly channel: string; readonly args: readonly unknown[] };

export type PreloadFunction = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
) => void;

/**
 * The sandboxed preload's environment: `require` of electron's renderer half, no Node.
 * Runs in pages, as its own source text: it uses nothing from outside of itself but what it is given.
 */
export function runPreload(
  config: IsolatedWorldConfig,
  codec: CloneCodec,
  bridge: WorldBridge,
  preload: PreloadFunction,
): void {
  type Listener = (event: unknown, ...args: unknown[]) => void;
  const world = globalThis as unknown as Record<string, unknown>;
  const post = world[config.binding] as (text: string) => void;
  delete world[config.binding];
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, Set<Listener>>();
  const exposed = new Set<string>();
  let lastId = 0;

  const say = (message: FromRenderer) => post(codec.encode(message));
  const notImitated = (owner: string) => (_target: object, name: string | symbol) => {
    if (typeof name === "symbol" || name === "then") return undefined;
    throw new Error(`stand-in: ${owner}.${name} is not imitated`);
  };
  const only = <Api extends object>(owner: string, api: Api): Api =>
    new Proxy(Object.freeze(api), {
      get: (target, name, receiver) =>
        name in target ? Reflect.get(target, name, receiver) : notImitated(owner)(target, name),
    });

  const ipcRenderer = only("ipcRenderer", {
    invoke(channel: string, ...args: unknown[]) {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        try {
          say({ does: "invoke", id, channel, args });
        } catch (error) {
          waiting.delete(id);
          reject(error as Error);
        }
      });
    },
    send: (channel: string, ...args: unknown[]) => say({ does: "send", channel, args }),
    on(channel: string, listener: Listener) {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
    },
    off: (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener),
  });
  const contextBridge = only("contextBridge", {
    exposeInMainWorld(key: string, api: unknown) {
      if (exposed.has(key)) throw new Error("Cannot bind an API on top of an existing property on the window object");
      exposed.add(key);
      bridge.expose(key, api);
    },
  });

  world[config.receiver] = (text: string) => {
    const message = codec.decode(text) as ToRenderer;
    if (message.does === "event") {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(new Error(String(message.value)));
  };

  // Of the browser process in Electron: here what a person does, and no event that a page has made.
  const INPUT = { keydown: ["before-input-event", "keyDown"], mousedown: ["before-mouse-event", "mouseDown"] } as const;
  for (const [name, [event, type]] of Object.entries(INPUT)) {
    addEventListener(name, ({ isTrusted }) => isTrusted && say({ does: "input", event, type }), { capture: true });
  }

  const electron = only("electron", { ipcRenderer, contextBridge });
  const require = (name: string) => {
    if (name === "electron" || name === "electron/renderer") return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, Object.freeze({ ...config.process }));
  } catch (error) {
    say({ does: "preload-error", message: error instanceof Error ? String(error.stack) : String(error) });
    throw error;
  }
}
