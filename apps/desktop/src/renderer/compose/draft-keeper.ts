import type { ComposerDraft } from "@sms-composer/composer";
import type { DesktopBridge } from "../view-context.ts";

/** Time within which what is typed is on disk, in milliseconds. */
export const SAVE_DELAY = 300;

/** The beginning of the id of a draft that an `sms:` link has proposed: so it is known over a restart, too. */
const FROM_LINK = "link-";

export const isFromLink = (id: string): boolean => id.startsWith(FROM_LINK);

/** Keeps one draft at a time on disk, under an id that changes when the draft has been sent off. */
export class DraftKeeper {
  #calls: Pick<DesktopBridge, "saveDraft" | "deleteDraft">;
  #failed: (failed: boolean) => void;
  #id: string = crypto.randomUUID();
  #unsaved: ComposerDraft | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<boolean> = Promise.resolve(true);
  #order: Promise<unknown> = Promise.resolve();

  /** `failed` is called with whether the last attempt to save failed. */
  constructor(calls: Pick<DesktopBridge, "saveDraft" | "deleteDraft">, failed: (failed: boolean) => void) {
    this.#calls = calls;
    this.#failed = failed;
  }

  /** Runs changes of the draft one after the other: what is pressed while another one opens is about that one. */
  inOrder(change: () => Promise<void>): Promise<void> {
    const done = this.#order.then(change);
    this.#order = done.catch(() => {});
    return done;
  }

  get id(): string {
    return this.#id;
  }

  /** The draft has changed: saves it soon. */
  changed(draft: ComposerDraft): void {
    this.#unsaved = draft;
    this.#timer ??= setTimeout(() => void this.flush(), SAVE_DELAY);
  }

  /** Saves at once what is not saved yet, also what is typed meanwhile; answers whether all of it is on disk. */
  flush(): Promise<boolean> {
    this.#rest();
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  /** Goes on with a draft that is on disk; what was written before has been flushed. */
  open(id: string): void {
    this.#begin(id);
  }

  /** Goes on with a draft of its own; what was written before has been flushed, and stays what it is. */
  startAnew(fromLink = false): void {
    this.#begin((fromLink ? FROM_LINK : "") + crypto.randomUUID());
  }

  /** The draft is to be deleted: what is not saved of it goes, and a save under way has ended when this does. */
  async discard(): Promise<void> {
    this.startAnew();
    await this.#saving;
  }

  /** A draft is the outbox's from here on. What was typed since is another one. */
  sentOff(id: string): void {
    if (id === this.#id) this.#id = crypto.randomUUID();
  }

  #begin(id: string): void {
    this.#rest();
    this.#unsaved = undefined;
    this.#id = id;
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #save(): Promise<boolean> {
    while (this.#unsaved) {
      const draft = this.#unsaved;
      const id = this.#id;
      this.#unsaved = undefined;
      const isEmpty = !draft.message && !draft.recipients?.length && !draft.list;
      try {
        if (isEmpty) await this.#calls.deleteDraft({ id });
        else if (!(await this.#calls.saveDraft({ id, draft: asSaved(draft) })) && id === this.#id) {
          this.sentOff(id);
          this.#unsaved ??= draft;
        }
        this.#failed(false);
      } catch {
        if (id === this.#id) this.#unsaved ??= draft;
        this.#failed(true);
        return false;
      }
    }
    return true;
  }
}

/**
 * Lists are copied, since the bridge clones and does not take what is frozen in another world for granted. A date
 * that is still half-typed is none, and keeps nothing else from being saved.
 */
function asSaved({ recipients, scheduledAt, list, ...rest }: ComposerDraft) {
  return {
    ...rest,
    ...(list ? { list: { ...list, columns: [...list.columns] } } : {}),
    ...(recipients ? { recipients: [...recipients] } : {}),
    ...(scheduledAt && !Number.isNaN(scheduledAt.getTime()) ? { scheduledAt } : {}),
  };
}
