import type { SendDraft } from "@sms-composer/core";

/** Where a draft outlives the page; `key` is the host's `autosave`. */
const nameOf = (key: string): string => `sms-composer:${key}`;
/** Where it outlives the page that a send of it has begun of which no end is known. */
const sendNameOf = (key: string): string => `${nameOf(key)}:sending`;

/** The browser may refuse: private windows, a full disk, a sandboxed frame. Writing goes on without it then. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** How long a change waits to be kept with those after it, in milliseconds. */
const PAUSE = 500;

/**
 * Keeps a draft in the browser's storage, until it has certainly been sent. Without a key it does nothing. Not at every
 * key: a browser that crashes has the draft as it was half a second before.
 */
export class Autosave {
  #key: () => string | undefined;
  #draft: () => SendDraft;
  #isOn = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param draft as it stands when it is written */
  constructor(key: () => string | undefined, draft: () => SendDraft) {
    this.#key = key;
    this.#draft = draft;
  }

  /**
   * From now on changes are kept: before, there are only the page's defaults.
   * @returns the draft that an earlier visit has left, if there is one that can be read
   */
  start(): SendDraft | undefined {
    this.#isOn = true;
    const key = this.#key();
    return attempt(() => {
      const kept: unknown = key === undefined ? undefined : JSON.parse(localStorage.getItem(nameOf(key)) ?? "null");
      return typeof kept === "object" && kept !== null ? (kept as SendDraft) : undefined;
    });
  }

  /** What has not been written is written; changes are kept no more. */
  stop(): void {
    this.#isOn = false;
    this.flush();
  }

  /** A change that nobody has made: the page's defaults stay the page's. */
  except(change: () => void): void {
    const isOn = this.#isOn;
    this.#isOn = false;
    change();
    this.#isOn = isOn;
  }

  /** The draft has changed. */
  keep(): void {
    if (!this.#isOn || this.#key() === undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(this.flush, PAUSE);
    addEventListener("pagehide", this.flush);
  }

  /** Writes what has not been written. */
  readonly flush = (): void => {
    const key = this.#key();
    if (!this.#rest() || key === undefined) return;
    attempt(() => localStorage.setItem(nameOf(key), JSON.stringify(this.#draft())));
  };

  forget(): void {
    const key = this.#key();
    this.#rest();
    if (key !== undefined) attempt(() => localStorage.removeItem(nameOf(key)));
    this.endSend();
  }

  /** A send begins: until its end is certain, the next visit has to know that the message may have gone. */
  beginSend(): void {
    const key = this.#key();
    if (key !== undefined) attempt(() => localStorage.setItem(sendNameOf(key), "1"));
  }

  /** What became of the send is certain. */
  endSend(): void {
    const key = this.#key();
    if (key !== undefined) attempt(() => localStorage.removeItem(sendNameOf(key)));
  }

  /** Whether a send was begun, perhaps on an earlier visit, of which no end is known. */
  get mayHaveSent(): boolean {
    const key = this.#key();
    return key !== undefined && attempt(() => localStorage.getItem(sendNameOf(key))) === "1";
  }

  /** @returns whether something waited to be written */
  #rest(): boolean {
    const hasWaited = this.#timer !== undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    removeEventListener("pagehide", this.flush);
    return hasWaited;
  }
}
