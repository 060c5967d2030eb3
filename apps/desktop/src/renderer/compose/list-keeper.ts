import type { ComposerDraft, ListReference, PeopleList, SmsComposer } from "@sms-composer/composer";
import type { DesktopBridge } from "../view-context.ts";

/** The origin of a draft that is opened. */
export interface DraftOrigin {
  /** The people who each get a text of their own. */
  readonly list?: PeopleList | undefined;
  /** An `sms:` link has proposed it. */
  readonly fromLink?: boolean;
}

/** Keeps the rows of a draft's list on disk, beside the draft: once for each list, not at each change of the text. */
export class ListKeeper {
  #calls: Pick<DesktopBridge, "saveDraftList" | "readDraftList">;
  #kept = "";

  constructor(calls: Pick<DesktopBridge, "saveDraftList" | "readDraftList">) {
    this.#calls = calls;
  }

  /** Stores a change of a draft, with the element that has its list. */
  async changed(
    draftId: string,
    { list }: ComposerDraft,
    composer: Pick<SmsComposer, "list" | "numbers">,
  ): Promise<void> {
    const key = `${draftId} ${list?.listId}`;
    if (!list || key === this.#kept) return;
    const rows = isOfNumbers(list) ? asList(composer.numbers) : composer.list;
    if (!rows) return;
    this.#kept = key;
    try {
      await this.#calls.saveDraftList({ id: draftId, list: cloneable(rows) });
    } catch {
      // The next change tries again; meanwhile the draft says that its list is to be given again.
      this.#kept = "";
    }
  }

  /** Shows a draft with the rows that were kept of it, or those that come with it. */
  async show(composer: SmsComposer, draftId: string, draft: ComposerDraft, rows?: PeopleList): Promise<void> {
    const list = rows ?? (draft.list ? await this.#calls.readDraftList({ id: draftId }) : undefined);
    const areNumbers = draft.list !== undefined && isOfNumbers(draft.list) && list !== undefined;
    composer.list = areNumbers ? undefined : list;
    composer.draft = areNumbers ? { ...draft, list: undefined, recipients: list.rows.flat() } : draft;
  }
}

/** Many numbers are a list without columns in a draft. */
const isOfNumbers = ({ columns }: ListReference): boolean => columns.length === 0;

const asList = (numbers: readonly string[]): PeopleList => ({
  columns: ["Mobile"],
  rows: numbers.map((number) => [number]),
});

/** The bridge clones, and does not take what another world has frozen. */
const cloneable = ({ columns, rows, phoneColumn, name, lines }: PeopleList) => ({
  columns: [...columns],
  rows: rows.map((row) => [...row]),
  ...(phoneColumn === undefined ? {} : { phoneColumn }),
  ...(name === undefined ? {} : { name }),
  ...(lines === undefined ? {} : { lines: [...lines] }),
});
