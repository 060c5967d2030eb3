import type { Issue, MessageAnalysis, SendDraft, SendRequest } from "@sms-composer/core";
import { analyzeMessage } from "@sms-composer/core/segments";
import { NO_RECIPIENTS, type RecipientList, sendable, sources } from "./recipient-list.ts";

/** Everything of a draft but its text and its recipients. */
export type DraftOptions = Omit<SendDraft, "message" | "recipients">;

/** What one moment of writing looks like; a new object after every change. */
export interface Snapshot {
  readonly message: string;
  readonly recipients: RecipientList;
  readonly options: DraftOptions;
  readonly analysis: MessageAnalysis;
  /** Valid recipients. */
  readonly recipientCount: number;
}

/** The rules of a request: `validateSendRequest` of core. */
export type Rules = (request: SendRequest, moment: { readonly now: Date }) => Issue[];

/** Without what is not set: the shape that a host saves, and that `toWire` takes. */
function compact<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== "" && value !== false),
  ) as T;
}

const numbersOf = (list: RecipientList) => ({ sendable: sendable(list), sources: sources(list) });

/** The draft and what follows from it. Knows no DOM: changes in, snapshots out. */
export class DraftStore {
  #message = "";
  #isMessageTouched = false;
  #recipients = NO_RECIPIENTS;
  #numbers = numbersOf(NO_RECIPIENTS);
  #options: DraftOptions = {};
  #analysis: MessageAnalysis | undefined;
  #rules: Rules = () => [];
  #otherIssues: readonly Issue[] | undefined;
  #snapshot: Snapshot | undefined;
  #changed: (isText: boolean) => void;

  /** @param changed called after every change, in the same task; `isText`: of the text alone */
  constructor(changed: (isText: boolean) => void) {
    this.#changed = changed;
  }

  /** Brings the rules of what is not the text; until then only the text has issues. */
  useRules(rules: Rules): void {
    this.#rules = rules;
    this.#otherIssues = undefined;
  }

  get snapshot(): Snapshot {
    this.#snapshot ??= {
      message: this.#message,
      recipients: this.#recipients,
      options: this.#options,
      analysis: this.#analyze(),
      recipientCount: this.#numbers.sendable.length,
    };
    return this.#snapshot;
  }

  /** The whole draft, wrong numbers included. */
  get draft(): SendDraft {
    return compact({ message: this.#message, recipients: [...this.#numbers.sources], ...this.#options });
  }

  /** What would be sent: wrong numbers are left out. Whether it can be sent, `issues` tells. */
  get request(): SendRequest {
    return {
      recipients: [...this.#numbers.sendable],
      message: this.#message,
      ...(compact(this.#options) as Partial<SendRequest>),
    };
  }

  /** The request without a moment that is none, which no wire can carry: what a form and a sample show meanwhile. */
  get sendableRequest(): SendRequest {
    const { scheduledAt, ...rest } = this.request;
    return scheduledAt && !Number.isNaN(scheduledAt.getTime()) ? { ...rest, scheduledAt } : rest;
  }

  /**
   * What stands in the way of sending, in the order of the fields.
   * @param now decides what is in the past
   * @param maxRecipients how many the host takes: more than one request does leave as several
   */
  issues(now: Date, maxRecipients: number): readonly Issue[] {
    // The text is analysed already; without it the rules say where its issues stand.
    const issues = this.#rules({ ...this.request, message: "" }, { now }).flatMap((issue) =>
      issue.field === "message" ? this.#messageIssues(issue) : [issue],
    );
    return this.#withinHost(issues, maxRecipients);
  }

  /** The same while writing: nothing is in the past, nothing is missing. */
  liveIssues(maxRecipients: number): readonly Issue[] {
    this.#otherIssues ??= this.#rules({ ...this.request, message: "" }, { now: new Date(0) }).filter(
      ({ field, code }) => field !== "message" && code !== "required",
    );
    return this.#withinHost([...this.snapshot.analysis.issues, ...this.#otherIssues], maxRecipients);
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
    this.#putRecipients(recipients);
    this.#otherIssues = undefined;
    this.#announce();
  }

  setOptions(change: DraftOptions): void {
    this.#options = { ...this.#options, ...change };
    this.#forget();
    this.#announce();
  }

  /** Puts everything in place of what was there; defaults are not something that somebody has written. */
  replace(message: string, recipients: RecipientList, options: DraftOptions, isDefault = false): void {
    this.#isMessageTouched = !isDefault;
    this.#message = message;
    this.#putRecipients(recipients);
    this.#options = options;
    this.#forget();
    this.#announce();
  }

  #putMessage(message: string): void {
    if (message === this.#message) return;
    this.#message = message;
    this.#analysis = undefined;
    this.#announce(true);
  }

  #putRecipients(recipients: RecipientList): void {
    this.#recipients = recipients;
    this.#numbers = numbersOf(recipients);
  }

  #withinHost(issues: readonly Issue[], maxRecipients: number): readonly Issue[] {
    const isTaken = this.snapshot.recipientCount <= maxRecipients;
    return issues.filter(({ code }) => code !== "too-many-recipients" || !isTaken);
  }

  /** A text that the platform drops whole is missing as one that is not there; one that cannot be sent has its issue. */
  #messageIssues(missing: Issue): readonly Issue[] {
    const { issues, wireText, unsupported } = this.snapshot.analysis;
    if (this.#message === "") return [missing];
    return wireText === "" && unsupported.length === 0 ? [...issues, missing] : issues;
  }

  #analyze(): MessageAnalysis {
    const { unicode, range, stop } = this.#options;
    this.#analysis ??= analyzeMessage(this.#message, {
      mode: unicode ? "unicode" : "gsm",
      range: range ?? "premium",
      stop: stop ?? false,
    });
    return this.#analysis;
  }

  #forget(): void {
    this.#analysis = undefined;
    this.#otherIssues = undefined;
  }

  #announce(isText = false): void {
    this.#snapshot = undefined;
    this.#changed(isText);
  }
}
