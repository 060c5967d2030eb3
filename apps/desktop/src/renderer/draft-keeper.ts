import type { SendDraft } from "@sms-composer/core";
import type { DesktopBridge } from "./view-context.ts";

/** What is typed is on disk at most this much later, in milliseconds. */
export const SAVE_DELAY = 300;

/** Keeps one draft at a time on disk, under an id that changes when the draft has been sent off. */
export class DraftKeeper {
  #calls: Pick<DesktopBridge, "saveDraft" | "deleteDraft">;
  #failed: (failed: boolean) => void;
  #id: string = crypto.randomUUID();
  #unsaved: SendDraft | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();

  /** `failed` is told whether the last attempt to save failed. */
  constructor(calls: Pick<DesktopBridge, "saveDraft" | "deleteDraft">, failed: (failed: boolean) => void) {
    this.#calls = calls;
    this.#failed = failed;
  }

  get id(): string {
    return this.#id;
  }

  /** The draft has changed: saves it soon. */
  changed(draft: SendDraft): void {
    this.#unsaved = draft;
    this.#timer ??= setTimeout(() => void this.flush(), SAVE_DELAY);
  }

  /** Saves at once what is not saved yet. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  /** Goes on with a draft that is on disk. */
  open(id: string): void {
    this.#begin(id);
  }

  /** Goes on with a draft of its own; what was sent off, or is on disk, stays what it is. */
  startAnew(): void {
    this.#begin(crypto.randomUUID());
  }

  #begin(id: string): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#unsaved = undefined;
    this.#id = id;
  }

  async #save(): Promise<void> {
    const draft = this.#unsaved;
    if (!draft) return;
    this.#unsaved = undefined;
    const id = this.#id;
    const isEmpty = !draft.message && !draft.recipients?.length;
    try {
      if (isEmpty) await this.#calls.deleteDraft({ id });
      else await this.#calls.saveDraft({ id, draft: asSaved(draft) });
      this.#failed(false);
    } catch {
      this.#unsaved ??= id === this.#id ? draft : undefined;
      this.#failed(true);
    }
  }
}

/** Lists are copied, since the bridge clones and does not take what is frozen in another world for granted. */
function asSaved({ recipients, ...rest }: SendDraft) {
  return { ...rest, ...(recipients ? { recipients: [...recipients] } : {}) };
}
