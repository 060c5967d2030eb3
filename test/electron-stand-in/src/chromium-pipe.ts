import { spawn, type ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { CHROMIUM_FLAGS } from "../../tools/chromium.ts";
import type { ProtocolMapping } from "devtools-protocol/types/protocol-mapping.js";

type Commands = ProtocolMapping.Commands;
type Events = ProtocolMapping.Events;

/** An event of the DevTools protocol; `sessionId` tells which target it is about. */
export type CdpEvent = {
  [Method in keyof Events]: {
    readonly method: Method;
    readonly params: Events[Method][0];
    readonly sessionId?: string;
  };
}[keyof Events];

/** A Chromium without a window of its own, driven over a pipe: it ends when this process does. */
export interface Chromium {
  readonly process: ChildProcess;
  send<Method extends keyof Commands>(
    method: Method,
    params: Commands[Method]["paramsType"][0],
    sessionId?: string,
  ): Promise<Commands[Method]["returnType"]>;
  onEvent(listener: (event: CdpEvent) => void): void;
}

const FLAGS = [
  ...CHROMIUM_FLAGS,
  "--headless",
  "--no-default-browser-check",
  "--no-startup-window",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-popup-blocking",
  "--password-store=basic",
  // What an app sets for a page in Electron, Chromium's headless shell takes at its start only.
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--remote-debugging-pipe",
];

export interface LaunchOptions {
  readonly program: string;
  readonly userDataFolder: string;
  /** Lets Playwright in: Chromium then also listens on a port, and says which. */
  readonly openPort: boolean;
}

export function launchChromium({ program, userDataFolder, openPort }: LaunchOptions): Chromium {
  const flags = [...FLAGS, `--user-data-dir=${userDataFolder}`, ...(openPort ? ["--remote-debugging-port=0"] : [])];
  const child = spawn(program, flags, { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] });
  const commands = child.stdio[3] as Writable;
  const answers = child.stdio[4] as Readable;
  const waiting = new Map<
    number,
    { method: string; resolve: (result: never) => void; reject: (error: Error) => void }
  >();
  const listeners = new Set<(event: CdpEvent) => void>();
  let lastId = 0;

  type Incoming = { id: number; result?: never; error?: { message: string } } | (CdpEvent & { id?: undefined });
  const take = (message: Incoming) => {
    if (message.id === undefined) {
      for (const listener of listeners) listener(message);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`));
    else call?.resolve(message.result as never);
  };

  let rest = "";
  answers.setEncoding("utf8").on("data", (chunk: string) => {
    const texts = (rest + chunk).split("\0");
    rest = texts.pop() ?? "";
    for (const text of texts) take(JSON.parse(text) as Incoming);
  });
  commands.on("error", () => {});
  // The launcher reads this line from Electron's own output.
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    for (const line of chunk.split("\n"))
      if (line.startsWith("DevTools listening on ws")) process.stderr.write(`${line}\n`);
  });
  child.on("exit", () => {
    for (const { method, reject } of waiting.values()) reject(new Error(`${method}: Chromium is gone`));
    waiting.clear();
  });

  return {
    process: child,
    send: (method, params, sessionId) =>
      new Promise((resolve, reject) => {
        waiting.set(++lastId, { method, resolve, reject });
        commands.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
      }),
    onEvent: (listener) => void listeners.add(listener),
  };
}
