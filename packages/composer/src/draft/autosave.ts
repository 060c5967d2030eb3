import type { ComposerDraft } from "./draft-options.ts";

/** A draft as it is kept: with the identity of the decision to send it, which its copies in other tabs share. */
export type KeptDraft = ComposerDraft & { readonly idempotencyKey?: string };

/** A send that has begun, and whose end is not known yet. */
export interface BegunSend {
  /** The keys of its requests that were handed over and are not over, and of the unknown ones in whose place they went. */
  readonly open: readonly { readonly idempotencyKey: string; readonly replaces?: string | undefined }[];
  /** The key of the draft that it is part of. */
  readonly draftKey: string;
  /** The number of recipients to whom it has certainly not left. */
  readonly rest: number;
}

/** The name of a draft in the browser's storage; `key` is the host's `autosave`. */
const nameOf = (key: string): string => `sms-composer:${key}`;
/** The name of a begun send of it. */
const sendNameOf = (key: string): string => `${nameOf(key)}:sending`;

/** The browser may refuse: private windows, a full disk, a sandboxed frame. Writing goes on without it then. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Time for which a change waits to be stored with those after it, in milliseconds. */
const PAUSE = 500;

/**
 * Keeps a draft in the browser's storage, until it has certainly been sent. Without a key it does nothing. Not at every
 * key: a browser that crashes has the draft as it was half a second before.
 */
export class Autosave {
  #key: () => string | undefined;
  #draft: () => KeptDraft;
  #isOn = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The draft was only written because it is being sent. */
  #isOnlyForSend = false;

  /** @param draft as it stands when it is written */
  constructor(key: () => string | undefined, draft: () => KeptDraft) {
    this.#key = key;
    this.#draft = draft;
  }

  /**
   * Stores changes from now on; before, there are only the page's defaults.
   * @returns the draft that an earlier visit has left, if there is one that can be read
   */
  start(): KeptDraft | undefined {
    this.#isOn = true;
    return this.#read(nameOf) as KeptDraft | undefined;
  }

  /** Writes what has not been written; from now on changes are not kept. */
  stop(): void {
    this.#isOn = false;
    this.flush();
  }

  /** Makes a change that is no edit of a person's, and keeps nothing for it: the page's defaults stay the page's. */
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
    if (!this.#rest()) return;
    this.#isOnlyForSend = false;
    this.#write(nameOf, this.#draft());
  };

  forget(): void {
    this.#rest();
    this.#remove(nameOf);
    this.endSend();
  }

  /**
   * A request begins to leave: until its end is certain, the next visit has to know that it may have gone.
   * @param draft what is left to send with it
   */
  beginSend(send: BegunSend, draft: KeptDraft): void {
    const isEdited = this.#rest() || this.#text(nameOf) !== undefined;
    this.#isOnlyForSend = !isEdited || (this.#isOnlyForSend && this.#text(sendNameOf) !== undefined);
    this.#write(nameOf, draft);
    this.#write(sendNameOf, send);
  }

  /** Ends the send, whose outcome is certain. Defaults that nobody has edited are the page's again. */
  endSend(): void {
    this.#remove(sendNameOf);
    if (this.#isOnlyForSend) this.#remove(nameOf);
    this.#isOnlyForSend = false;
  }

  /** A send that was begun, perhaps on an earlier visit, of which no end is known. What cannot be read has no keys. */
  get begunSend(): BegunSend | undefined {
    if (this.#text(sendNameOf) === undefined) return undefined;
    const { open, draftKey, rest } = Object(this.#read(sendNameOf)) as Readonly<Record<string, unknown>>;
    return {
      open: Array.isArray(open) && open.every((each) => typeof each?.idempotencyKey === "string") ? open : [],
      draftKey: typeof draftKey === "string" ? draftKey : "",
      rest: typeof rest === "number" ? rest : 0,
    };
  }

  #text(name: (key: string) => string): string | undefined {
    const key = this.#key();
    return key === undefined ? undefined : (attempt(() => localStorage.getItem(name(key))) ?? undefined);
  }

  #read(name: (key: string) => string): unknown {
    const kept: unknown = attempt(() => JSON.parse(this.#text(name) ?? "null"));
    return typeof kept === "object" && kept !== null ? kept : undefined;
  }

  #write(name: (key: string) => string, value: object): void {
    const key = this.#key();
    if (key !== undefined) attempt(() => localStorage.setItem(name(key), JSON.stringify(value)));
  }

  #remove(name: (key: string) => string): void {
    const key = this.#key();
    if (key !== undefined) attempt(() => localStorage.removeItem(name(key)));
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
