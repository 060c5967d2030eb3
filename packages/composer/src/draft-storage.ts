import type { SendDraft } from "@sms-composer/core";

/** Where a draft outlives the page; `key` is the host's `autosave`. */
const nameOf = (key: string): string => `sms-composer:${key}`;

/** The browser may refuse: private windows, a full disk, a sandboxed frame. Writing goes on without it then. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** A draft longer than this is written when typing pauses, not at every key. */
const LONG = 50_000;
const PAUSE = 500;

/** Keeps a draft in the browser's storage, until it has certainly been sent. Without a key it does nothing. */
export class DraftStorage {
  #key: () => string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(key: () => string | undefined) {
    this.#key = key;
  }

  /** @returns the draft that was kept, if there is one that can be read */
  get kept(): SendDraft | undefined {
    const key = this.#key();
    return attempt(() => {
      const kept: unknown = key === undefined ? undefined : JSON.parse(localStorage.getItem(nameOf(key)) ?? "null");
      return typeof kept === "object" && kept !== null ? (kept as SendDraft) : undefined;
    });
  }

  keep(draft: SendDraft): void {
    const key = this.#key();
    clearTimeout(this.#timer);
    if (key === undefined) return;
    const write = (): void => attempt(() => localStorage.setItem(nameOf(key), JSON.stringify(draft)));
    if ((draft.message?.length ?? 0) < LONG) write();
    else this.#timer = setTimeout(write, PAUSE);
  }

  forget(): void {
    const key = this.#key();
    clearTimeout(this.#timer);
    if (key !== undefined) attempt(() => localStorage.removeItem(nameOf(key)));
  }
}
