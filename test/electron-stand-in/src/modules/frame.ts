import type { WebFrameMain } from "electron";
import type { Protocol } from "devtools-protocol";
import type { Schemes } from "./schemes.ts";

/** A frame as a handler of IPC sees it. */
export type StandInFrame = Pick<WebFrameMain, "url" | "origin" | "parent" | "top" | "detached">;

/** The frames of one page, by Chromium's ids. */
export interface Frames {
  readonly mainId: string;
  update(frame: Pick<Protocol.Page.Frame, "id" | "parentId" | "url">): void;
  remove(id: string): void;
  urlOf(id: string): string;
  isMain(id: string): boolean;
  /** `null` when it is gone, as `event.senderFrame` then is. */
  frame(id: string): StandInFrame | null;
}

export function createFrames(main: Protocol.Page.Frame, schemes: Schemes): Frames {
  type Entry = Pick<Protocol.Page.Frame, "id" | "parentId" | "url">;
  const entries = new Map<string, Entry>([[main.id, main]]);

  function frameOf(entry: Entry): StandInFrame {
    return {
      url: schemes.toApp(entry.url),
      get origin() {
        const address = schemes.toApp(entry.url);
        return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(address)?.[0] ?? "null";
      },
      get parent() {
        const parent = entry.parentId === undefined ? undefined : entries.get(entry.parentId);
        return parent ? (frameOf(parent) as WebFrameMain) : null;
      },
      get top() {
        const top = entries.get(main.id);
        return top ? (frameOf(top) as WebFrameMain) : null;
      },
      detached: false,
    };
  }

  return {
    mainId: main.id,
    update: (frame) => void entries.set(frame.id, frame),
    remove: (id) => void entries.delete(id),
    urlOf: (id) => schemes.toApp(entries.get(id)?.url ?? ""),
    isMain: (id) => id === main.id,
    frame(id) {
      const entry = entries.get(id);
      return entry ? frameOf(entry) : null;
    },
  };
}
