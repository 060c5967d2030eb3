import type { HandsetState, Reply } from "./handset.ts";
import type { Message } from "./message.ts";
import type { Stop } from "./stop.ts";

/** Something that changed, apart from messages. */
export type Change =
  | { readonly messageRemoved: number }
  | { readonly stopAdded: Stop }
  | { readonly stopRemoved: number }
  | { readonly handset: readonly [number: string, state: HandsetState] }
  | { readonly reply: Reply };

/** The changes since the journal was last taken. */
export interface Changes {
  /** Everything was wiped before the rest of this happened. */
  readonly wiped: boolean;
  /** The changes in the order in which they happened. */
  readonly changes: readonly Change[];
  /** Messages that are new or in another state, each once, as they are now. */
  readonly messages: readonly Message[];
}

/** The list of what is to be stored. The parts of the platform write into it, the storage takes it. */
export interface Journal {
  messageChanged(message: Message): void;
  messageRemoved(message: Message): void;
  record(change: Change): void;
  wipe(): void;
  /** Everything since the last call, and forgets it. */
  take(): Changes;
}

/** Creates a journal; without a storage (`isKept` false) it writes nothing down. */
export function createJournal(isKept: boolean): Journal {
  let wiped = false;
  let changes: Change[] = [];
  let messages = new Set<Message>();

  function record(change: Change): void {
    if (isKept) changes.push(change);
  }

  return {
    record,
    messageChanged(message) {
      if (isKept) messages.add(message);
    },
    messageRemoved(message) {
      messages.delete(message);
      record({ messageRemoved: message.id });
    },
    wipe() {
      wiped = isKept;
      changes = [];
      messages = new Set();
    },
    take() {
      const taken = { wiped, changes, messages: [...messages] };
      wiped = false;
      changes = [];
      messages = new Set();
      return taken;
    },
  };
}
