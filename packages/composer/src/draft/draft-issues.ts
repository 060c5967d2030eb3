import type { Issue, MessageAnalysis, SendRequest } from "@sms-composer/core";
import type { DraftStore } from "./draft-store.ts";
import { isUnchecked } from "./recipient-list.ts";
import { isShallowEqual } from "./shallow-equality.ts";

/** The rules of a request: `validateSendRequest` of core. */
export type Rules = (request: SendRequest, context: { readonly now: Date }) => Issue[];

/** A time so early that no date is past yet. */
const EPOCH = new Date(0);
const MINUTE = 60_000;
/** Numbers that are judged while somebody writes; before sending, all are. */
const MAX_CHECKED = 1000;
/** Minutes of which the issues are kept. */
const MAX_MINUTES = 2;

/**
 * The issues that prevent sending a draft. Every field asks at every drawing; it is worked out once for each change.
 */
export class DraftIssues {
  #store: DraftStore;
  #rules: Rules;
  /** The issues of everything but the text, by the minute that they were worked out for. */
  #others = new Map<number, readonly Issue[]>();
  #othersBasis: readonly unknown[] = [];
  #known: { readonly basis: readonly unknown[]; readonly issues: readonly Issue[] } | undefined;
  #analysis: () => MessageAnalysis;

  /** @param analysis of the text, or of what is written around its fields */
  constructor(store: DraftStore, rules: Rules, analysis = (): MessageAnalysis => store.snapshot.analysis) {
    this.#store = store;
    this.#rules = rules;
    this.#analysis = analysis;
  }

  /** The issues of another draft. */
  of(store: DraftStore): DraftIssues {
    return new DraftIssues(store, this.#rules);
  }

  /**
   * The issues that prevent sending, in the order of the fields.
   * @param now decides what is in the past
   * @param maxRecipients how many the host takes: more than one request does leave as several
   */
  beforeSending(now: Date, maxRecipients: number): readonly Issue[] {
    return this.#withText(this.#rules({ ...this.#store.request, message: "" }, { now }), maxRecipients);
  }

  /** The same while writing, where nothing is missing yet. A date is past only for a `now` that is given. */
  live(maxRecipients: number, now: Date = EPOCH): readonly Issue[] {
    const others = this.#rulesOfSome(now).filter(({ field, code }) => field !== "message" && code !== "required");
    return this.#withinHost([...this.#analysis().issues, ...others], maxRecipients);
  }

  /**
   * The issues that the fields show.
   * @param isAttempted also what is missing
   */
  shown(now: Date, maxRecipients: number, isAttempted: boolean): readonly Issue[] {
    const { snapshot } = this.#store;
    // A date that is chosen passes while nothing is changed.
    const basis = [snapshot, this.#analysis(), maxRecipients, isAttempted, Math.floor(now.getTime() / MINUTE)];
    if (!this.#known || !isShallowEqual(basis, this.#known.basis)) {
      const issues = isAttempted
        ? this.#withText(this.#rulesOfSome(now), maxRecipients)
        : this.live(maxRecipients, now);
      // A number that is not checked yet is not called wrong: the parser, which takes more spellings, is on its way.
      const isNumber = ({ code }: Issue): boolean => code === "invalid-recipients";
      const isPending = issues.some(isNumber) && snapshot.recipients.entries.some(isUnchecked);
      const shown = isPending ? issues.filter((issue) => !isNumber(issue)) : issues;
      this.#known = { basis, issues: shown };
    }
    return this.#known.issues;
  }

  /** The issues as they show while writing: of many numbers the first ones do, for each of them was read by the parser. */
  #rulesOfSome(now: Date): readonly Issue[] {
    const { snapshot } = this.#store;
    const basis = [snapshot.recipients, snapshot.options];
    const minute = Math.floor(now.getTime() / MINUTE);
    // The form asks without a time, and the fields with one: neither is to undo what the other has worked out.
    if (!isShallowEqual(basis, this.#othersBasis) || this.#others.size > MAX_MINUTES) this.#others.clear();
    this.#othersBasis = basis;
    const known = this.#others.get(minute);
    if (known) return known;
    const { request } = this.#store;
    const some = { ...request, message: "", recipients: request.recipients.slice(0, MAX_CHECKED) };
    const issues = this.#rules(some, { now }).map((issue) =>
      issue.code === "too-many-recipients"
        ? { ...issue, params: { ...issue.params, count: snapshot.recipientCount } }
        : issue,
    );
    this.#others.set(minute, issues);
    return issues;
  }

  /** The text is analysed already; without it the rules say where its issues stand. */
  #withText(issues: readonly Issue[], maxRecipients: number): readonly Issue[] {
    const all = issues.flatMap((issue) => (issue.field === "message" ? this.#messageIssues(issue) : issue));
    return this.#withinHost(all, maxRecipients);
  }

  #withinHost(issues: readonly Issue[], maxRecipients: number): readonly Issue[] {
    const { recipientCount, options } = this.#store.snapshot;
    // Of a list, each row has its own number and its own length.
    const ofRows = (code: string, field: string): boolean =>
      field === "recipients" || code === "too-many-segments" || code === "low-cost-too-long";
    return issues.filter(
      ({ code, field }) =>
        (code !== "too-many-recipients" || recipientCount > maxRecipients) &&
        !(options.list !== undefined && ofRows(code, field)),
    );
  }

  /** A text that the platform drops whole is missing as one that is not there; one that cannot be sent has its issue. */
  #messageIssues(missing: Issue): readonly Issue[] {
    const { message } = this.#store.snapshot;
    const { issues, wireText, unsupported } = this.#analysis();
    if (message === "") return [missing];
    return wireText === "" && unsupported.length === 0 ? [...issues, missing] : issues;
  }
}
