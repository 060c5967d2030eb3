import type { IpcMain, IpcMainInvokeEvent } from "electron";
import { imitation } from "./imitation.ts";

type Handler = Parameters<IpcMain["handle"]>[1];

export interface IpcRegistry {
  readonly ipcMain: Pick<IpcMain, "handle" | "removeHandler">;
  /** @throws what the handler throws, or that there is none */
  invoke(channel: string, event: IpcMainInvokeEvent, args: readonly unknown[]): Promise<unknown>;
}

export function createIpcRegistry(): IpcRegistry {
  const handlers = new Map<string, Handler>();
  return {
    ipcMain: imitation("ipcMain", {
      handle(channel, handler) {
        if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
        handlers.set(channel, handler);
      },
      removeHandler: (channel) => void handlers.delete(channel),
    }),
    async invoke(channel, event, args) {
      const handler = handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return (await handler(event, ...args)) as unknown;
    },
  };
}
