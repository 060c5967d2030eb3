import type { MessageAnalysis, SendRequest } from "@sms-composer/core";
import type { AnalysisOptions } from "@sms-composer/core";
import { analysisOptionsOf } from "@sms-composer/core/wire";
import type { KeptDraft } from "./autosave.ts";
import { compact, type DraftContent, hasSameNumbers, hasSameOptions, isSameContent } from "./draft-content.ts";
import type { ComposerDraft, DraftOptions } from "./draft-options.ts";
import type { ListReference } from "./people-list.ts";
import { countSendable, NO_RECIPIENTS, type RecipientList, sendable, sources } from "./recipient-list.ts";

/** The content as it was written; a new object after every change. */
interface Written {
  readonly message: string;
  readonly recipients: RecipientList;
  readonly options: DraftOptions;
  /** Valid recipients. */
  readonly recipientCount: number;
}

/** The state of the draft at one time. */
export interface Snapshot extends Written {
  readonly analysis: MessageAnalysis;
}

type Analyze = (text: string, options: AnalysisOptions) => MessageAnalysis;

/** Maximum count of numbers in a draft; more are a reference. */
const MAX_NUMBERS_IN_DRAFT = 1000;

/** A reference to numbers, and to no list of people: it has no columns. */
const isOfNumbers = (list: ListReference | undefined): boolean => list?.columns.length === 0;

/** The draft and what follows from it. Knows no DOM: changes in, snapshots out. */
export class DraftStore {
  #message = "";
  #isMessageTouched = false;
  #recipients = NO_RECIPIENTS;
  #recipientCount = 0;
  #sources: readonly string[] | undefined;
  #options: DraftOptions = {};
  #analyze: Analyze | undefined;
  #analysis: MessageAnalysis | undefined;
  #written: Written | undefined;
  #snapshot: Snapshot | undefined;
  #newKey = (): string => "";
  #idempotencyKey = "";
  /** The kept draft without its text, as JSON without its opening brace. */
  #keptRest: string | undefined;
  /** Stands for the numbers in a draft when they are many. */
  #listId = "";
  #changed: (isText: boolean) => void;

  /** @param changed called after every change, in the same task; `isText`: of the text alone */
  constructor(changed: (isText: boolean) => void) {
    this.#changed = changed;
  }

  /** Brings the keys once the element is drawn; before, nothing can be sent. */
  useKeys(newKey: () => string): void {
    this.#newKey = newKey;
    this.#idempotencyKey ||= newKey();
  }

  /** Brings what analyses the text, which loads with what draws the element: before, there is no snapshot. */
  useAnalysis(analyze: Analyze): void {
    this.#analyze = analyze;
  }

  /** An empty draft beside this one, with keys of its own, which nobody follows. */
  another(): DraftStore {
    const store = new DraftStore(() => {});
    store.useKeys(this.#newKey);
    store.#analyze = this.#analyze;
    return store;
  }

  get written(): Written {
    this.#written ??= {
      message: this.#message,
      recipients: this.#recipients,
      options: this.#options,
      recipientCount: this.#recipientCount,
    };
    return this.#written;
  }

  /** @throws before `useAnalysis()` */
  get snapshot(): Snapshot {
    const { analysis } = this;
    if (!analysis) throw new Error("The analysis has not loaded.");
    this.#snapshot ??= { ...this.written, analysis };
    return this.#snapshot;
  }

  /** The analysis of the text; none before `useAnalysis()`. */
  get analysis(): MessageAnalysis | undefined {
    this.#analysis ??= this.#analyze?.(this.#message, analysisOptionsOf(this.#options));
    return this.#analysis;
  }

  /** The identity of the decision to send this draft: anew at each edit, the same however often Send is pressed. */
  get idempotencyKey(): string {
    return this.#idempotencyKey;
  }

  /** Draws a new key, since the outcome of the send is certain: another one is another decision. */
  renewKey(): void {
    this.#idempotencyKey = this.#newKey();
  }

  /** The draft with its key, as it is kept for another visit. */
  get kept(): KeptDraft {
    return { ...this.draft, idempotencyKey: this.#idempotencyKey };
  }

  /** The same as JSON. At a key only the text is written anew. */
  get keptState(): string {
    this.#keptRest ??= JSON.stringify({ ...this.draft, message: undefined }).slice(1);
    const own = JSON.stringify({ message: this.#message, idempotencyKey: this.#idempotencyKey });
    // There are always numbers, or what they are a reference to.
    return `${own.slice(0, -1)},${this.#keptRest}`;
  }

  /** The whole draft, wrong numbers included; many are a reference, lest each change carry all of them. */
  get draft(): ComposerDraft {
    const { length } = this.#recipients.entries;
    const isLong = length > MAX_NUMBERS_IN_DRAFT;
    const reference = isLong ? { columns: [], rowCount: length, listId: this.#listId } : undefined;
    return compact({
      message: this.#message,
      recipients: isLong ? undefined : [...this.numbers],
      ...this.#options,
      list: this.#options.list ?? reference,
    });
  }

  /** Every number, wrong ones as they were written. */
  get numbers(): readonly string[] {
    return (this.#sources ??= sources(this.#recipients));
  }

  /** The request that would be sent: wrong numbers are left out. Whether it can be sent, its issues say. */
  get request(): SendRequest {
    return {
      recipients: sendable(this.#recipients),
      message: this.#message,
      ...(compact({ ...this.#options, list: undefined }) as Partial<SendRequest>),
    };
  }

  /** The request without an invalid date, which no wire can carry; a form and a sample show it meanwhile. */
  get sendableRequest(): SendRequest {
    const { scheduledAt, ...rest } = this.request;
    return scheduledAt && !Number.isNaN(scheduledAt.getTime()) ? { ...rest, scheduledAt } : rest;
  }

  setMessage(message: string): void {
    this.#isMessageTouched = true;
    this.#putMessage(message);
  }

  /** The page's default, which only stands as long as nobody has written anything. */
  setDefaultMessage(message: string): void {
    if (!this.#isMessageTouched) this.#putMessage(message);
  }

  setRecipients(recipients: RecipientList): void {
    // Given again, what a reference stood for is here.
    if (isOfNumbers(this.#options.list)) this.#options = { ...this.#options, list: undefined };
    this.renewKey();
    this.putChecked(recipients);
  }

  /**
   * The same numbers, checked: no edit, so that the draft stays the same decision.
   * @param key of what is left of a send that stopped between two requests
   */
  putChecked(recipients: RecipientList, key = this.#idempotencyKey): void {
    this.#idempotencyKey = key;
    this.#putRecipients(recipients);
    this.#announce();
  }

  setOptions(change: DraftOptions): void {
    const options = { ...this.#options, ...change };
    if (hasSameOptions(options, this.#options)) return;
    this.#options = options;
    this.renewKey();
    this.#analysis = undefined;
    this.#announce();
  }

  /** Puts everything in place of what was there; an equal draft changes nothing. */
  replace(given: DraftContent): void {
    const { list } = given.options;
    const isOwn = list !== undefined && list.listId === this.#listId;
    const recipients = isOwn ? this.#recipients : given.recipients;
    const isHere = isOfNumbers(list) && recipients.entries.length > 0;
    const options = isHere ? { ...given.options, list: undefined } : given.options;
    const content = { ...given, recipients, options };
    const current = { message: this.#message, recipients: this.#recipients, options: this.#options };
    const isSameList = hasSameNumbers(current.recipients, content.recipients);
    this.#isMessageTouched = true;
    if (isSameContent(current, content)) return;
    // Numbers that are checked already stay so.
    this.put({ ...content, ...(isSameList && { recipients: this.#recipients }) });
  }

  /** Puts a draft in place of what was there: the page's defaults, which nobody has written, or one of an earlier visit. */
  put({ message, recipients, options, idempotencyKey = this.#newKey() }: DraftContent, isDefault = false): void {
    this.#isMessageTouched = !isDefault;
    this.#message = message;
    this.#putRecipients(recipients);
    this.#options = options;
    this.#idempotencyKey = idempotencyKey;
    this.#analysis = undefined;
    this.#announce();
  }

  #putMessage(message: string): void {
    if (message === this.#message) return;
    this.#message = message;
    this.#analysis = undefined;
    this.renewKey();
    this.#announce(true);
  }

  #putRecipients(recipients: RecipientList): void {
    this.#recipients = recipients;
    this.#listId = this.#newKey();
    this.#recipientCount = countSendable(recipients);
    this.#sources = undefined;
  }

  #announce(isText = false): void {
    if (!isText) this.#keptRest = undefined;
    this.#written = undefined;
    this.#snapshot = undefined;
    this.#changed(isText);
  }
}
