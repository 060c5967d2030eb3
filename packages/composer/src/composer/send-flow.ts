import { LIMITS } from "@sms-composer/core/fields";
import type {
  ListOutcome,
  SendCommand,
  SendOutcome,
  SendRequest,
  SendResult as SendResultState,
} from "@sms-composer/core/requests";
import type { Autosave } from "../draft/autosave.ts";
import { SmsErrorEvent, SmsFoundEvent, SmsSentEvent } from "../element/composer-events.ts";
import { deliver, NO_STORAGE } from "../features/sending/delivery.ts";
import { lookUpAtEndpoint } from "../features/sending/endpoint-transport.ts";
import { resultOfList } from "../features/sending/list-result.ts";
import { type LookUpResult, LookUpSchedule } from "../features/sending/look-up-schedule.ts";
import { acceptedBy, PortionRun } from "../features/sending/portion-run.ts";
import {
  type Accepted,
  type Doubt,
  type SendDetails,
  Sending,
  type SendingStatus,
  type SendResult,
} from "../features/sending/sending.ts";
import type { Announcer } from "../view/announcer.ts";
import type { ComposerParts } from "./composer-parts.ts";
import type { Lists } from "./lists.ts";
import type { Panels } from "./panels.ts";
import { ProblemReport } from "./problem-report.ts";
import type { Problems } from "./problems.ts";

/** The parts of the controller that a send works with. */
export interface SendFlowParts {
  /** The storage of the draft, where the page wants one. */
  storage(): Autosave | undefined;
  readonly announcer: Announcer;
  readonly problems: Problems;
  readonly panels: Panels;
  readonly lists: Lists;
  /** Takes the numbers that were sent to out of the draft; `key` is that of what is left. */
  removeReached(numbers: ReadonlySet<string>, key: string): void;
}

/**
 * A send from the question before it to its outcome, and the look for one whose answer was lost. Loads when somebody is
 * about to send, or has left a send without its answer.
 */
export class SendFlow {
  #parts: ComposerParts;
  #sending: Sending;
  #run: PortionRun | undefined;
  #storage: SendFlowParts["storage"];
  #announcer: Announcer;
  #problems: Problems;
  #report: ProblemReport;
  #lists: Lists;
  #removeReached: SendFlowParts["removeReached"];
  #schedule = new LookUpSchedule((signal) => this.#lookUp(signal));

  constructor(parts: ComposerParts, { storage, announcer, problems, panels, lists, removeReached }: SendFlowParts) {
    this.#parts = parts;
    this.#storage = storage;
    this.#announcer = announcer;
    this.#problems = problems;
    this.#report = new ProblemReport(parts, problems, panels, announcer);
    this.#lists = lists;
    this.#removeReached = removeReached;
    this.#sending = new Sending(parts.changed);
  }

  get status(): SendingStatus {
    return this.#sending.status;
  }

  /** The action of Send in the present state. */
  get command(): SendCommand {
    return this.#sending.command;
  }

  /** The draft has changed: what was known of the last send is over. */
  draftChanged(): void {
    this.#sending.advance("change");
  }

  /** Another message is begun. */
  restart(): void {
    this.stop();
    this.#sending.advance("restart");
  }

  /** An earlier visit did not learn what became of its send: this one asks, and does not send it again by itself. */
  start(): void {
    const begun = this.#storage()?.begunSend;
    if (begun && this.#sending.status.state === "writing") {
      const canLookUp = begun.idempotencyKey !== "" && this.#isByEndpoint;
      const doubt: Doubt = { ...begun, canLookUp, misses: 0 };
      this.#sending.advance("unknown", { refusal: { outcome: "unknown" }, doubt });
    }
    if (!this.#sending.status.doubt?.canLookUp) return;
    this.#schedule.start();
    // The answer may have been there for long.
    if (begun) void this.lookUpNow();
  }

  /** Stops waiting for the answer. */
  cancel(): void {
    this.#run?.cancel();
  }

  /** Stops looking up. */
  stop(): void {
    this.#schedule.stop();
  }

  /** Shows what stands in the way, asks where it must, and sends. */
  async send(): Promise<void> {
    const { state } = this.#sending.status;
    const { element, store, dom, onDemand } = this.#parts;
    const pressed = store.idempotencyKey;
    const issues = this.#problems.issues.beforeSending(new Date(), element.maxRecipients);
    const listProblem = await this.#lists.problem();
    if (issues.length > 0 || listProblem) return await this.#report.show(issues, listProblem);
    const hasBraces = await this.#lists.hasFieldLookalikes();
    // The press was for what stood there; whoever has changed it meanwhile presses again.
    if (store.idempotencyKey !== pressed || this.#sending.status.state !== state) return;
    const { sms } = this.#parts.model().sum;
    const isLarge = sms > element.confirmAbove && !store.snapshot.options.sandbox;
    if (state !== "unknown" && !isLarge && !hasBraces) return await this.#deliver();
    const { doubt, refusal, accepted } = this.#sending.status;
    const known = { ...(doubt && { doubt }), ...(refusal && { refusal }), ...(accepted && { accepted }) };
    this.#sending.advance("ask", {
      question: state === "unknown" ? "again" : hasBraces ? "braces" : "large",
      ...(state === "unknown" && known),
    });
    this.#announcer.now(onDemand.report?.question(this.#parts.model()) ?? "");
    dom.focusFoot();
  }

  /** The question is answered with yes. */
  async confirm(): Promise<void> {
    if (this.#sending.accepts("confirm")) await this.#deliver();
  }

  /** The question is answered with no. */
  back(): void {
    if (this.#sending.advance("back")) this.#parts.dom.focusSend();
  }

  /** Asks at once what became of the send. */
  async lookUpNow(): Promise<void> {
    await this.#schedule.lookNow();
  }

  async #deliver(): Promise<void> {
    const { element, store, onDemand, dom } = this.#parts;
    this.#schedule.stop();
    this.#problems.feedback.clear();
    const { doubt, state } = this.#sending.status;
    const wasAsked = state === "confirming";
    const isSame = wasAsked && doubt?.draftKey === store.idempotencyKey;
    const isOther = this.#sending.status.refusal?.code === "idempotency-key-reused";
    const parts = { store, sending: this.#sending, storage: this.#storage() ?? NO_STORAGE, settings: element };
    const { sum } = this.#parts.model();
    const pressed = store.idempotencyKey;
    const list = await this.#lists.toSend();
    if (store.idempotencyKey !== pressed || this.#sending.status.state !== state) return;
    if (isOther) store.renewKey();
    const run = new PortionRun((sent, total) => this.#sending.update({ progress: { sent, total } }));
    this.#run = run;
    const delivered = deliver(parts, sum, run, { doubt: isSame && !isOther ? doubt : undefined, list });
    if (this.#sending.isBusy) this.#announcer.now(onDemand.sendingLabel);
    const result = await delivered;
    if (!result) return;
    this.#conclude(result);
    // Whoever answered the question by a key is not one key from throwing the message away.
    if (wasAsked && dom.hasFocusOnSend && !result.stop) dom.focusFoot();
    if (result.stop) await this.#report.showRefused();
  }

  /** Puts the draft, its storage and the state right after a send, and says what became of it. */
  #conclude({ accepted, stop }: SendResult): void {
    const { store, element } = this.#parts;
    const { announced } = this.#sending.status;
    for (const each of accepted) this.#notifyPage(each);
    const known = { accepted, ...(announced && { announced }) };
    if (!stop) {
      this.#storage()?.forget();
      store.renewKey();
      return this.#settle("sent", known);
    }
    const { refusal, portion, rest, interruption } = stop;
    const { list } = portion;
    if (accepted.length > 0 && !list) this.#keepOnlyUnsent(accepted, portion.idempotencyKey);
    const details = { ...known, refusal, ...(interruption && { interruption }) };
    if (refusal.outcome === "unknown") {
      const { idempotencyKey, request } = portion;
      const isOther = refusal.code === "idempotency-key-reused";
      const canLookUp = this.#isByEndpoint && !isOther;
      const draftKey = store.idempotencyKey;
      const doubt = { idempotencyKey, draftKey, request, rest, canLookUp, misses: 0, ...(list && { list }) };
      const { progress } = refusal;
      this.#settle(progress ? "held" : "unknown", { ...details, doubt, progress });
      if (canLookUp) this.#schedule.start(0);
      if (progress) return;
    } else {
      if (list && accepted.length > 0) this.#lists.removeSent(new Set(accepted.flatMap(({ rows = [] }) => rows)));
      this.#decided();
      this.#settle(accepted.length > 0 ? "partly-sent" : "not-sent", details);
    }
    element.dispatchEvent(new SmsErrorEvent(portion.request, refusal));
  }

  #notifyPage({ request, receipt }: Accepted): void {
    const event = receipt ? new SmsSentEvent(request, receipt) : new SmsFoundEvent(request);
    this.#parts.element.dispatchEvent(event);
  }

  get #isByEndpoint(): boolean {
    const { endpoint, transport } = this.#parts.element;
    return Boolean(endpoint) && !transport;
  }

  #settle(result: SendResultState, details: SendDetails): void {
    this.#sending.advance(result, details);
    const { onDemand, model } = this.#parts;
    const fields = details.refusal ? this.#report.markRefused(details.refusal) : "";
    this.#announcer.now([onDemand.report?.outcome(model()), fields].filter(Boolean).join(" "));
  }

  /** Begins a new decision, since the outcome of the send is certain: the next one is another decision. */
  #decided(): void {
    this.#schedule.stop();
    this.#parts.store.renewKey();
    this.#storage()?.endSend();
    this.#storage()?.keep();
  }

  /** Some requests have been accepted: whoever sends the rest must not reach those again. */
  #keepOnlyUnsent(accepted: readonly Accepted[], key: string): void {
    this.#removeReached(new Set(accepted.flatMap(({ request }) => request.recipients)), key);
  }

  async #lookUp(signal: AbortSignal): Promise<LookUpResult> {
    const { doubt } = this.#sending.status;
    const { endpoint } = this.#parts.element;
    if (!doubt || !endpoint || !doubt.canLookUp) return true;
    const found = await lookUpAtEndpoint(endpoint, doubt.idempotencyKey, signal);
    if (signal.aborted || this.#sending.status.doubt?.idempotencyKey !== doubt.idempotencyKey) return true;
    if (found?.outcome === "unknown") {
      // The backend has it, and goes on sending it: nobody has to decide anything.
      const { progress } = found;
      this.#sending.advance("back");
      const { state, ...known } = this.#sending.status;
      if (state === "held") this.#sending.update({ progress });
      else this.#settle("held", { ...known, progress });
      return undefined;
    }
    const outcome = found && this.#asResult(found, doubt);
    if (!outcome) {
      this.#sending.update({ doubt: { ...doubt, misses: doubt.misses + 1 } });
      return false;
    }
    // Whether it shall be sent again need not be asked any more.
    this.#sending.advance("back");
    if ("accepted" in outcome) this.#conclude(outcome);
    else this.#found(outcome, doubt);
    return true;
  }

  /** The result of looking up a list, once it is certain. Without its rows only a result of all of them counts. */
  #asResult(found: SendOutcome | ListOutcome, doubt: Doubt): SendOutcome | SendResult | undefined {
    if (!("portions" in found)) return found;
    const { request = this.#parts.store.request, idempotencyKey, list } = doubt;
    const result = resultOfList({ request, idempotencyKey, ...(list && { list }) }, found);
    const isPart = result.stop && result.accepted.length > 0;
    return result.stop?.refusal.outcome === "unknown" || (isPart && !list) ? undefined : result;
  }

  /** The unknown request is found: what it was, and what is still to be sent after it. */
  #found(outcome: SendOutcome, doubt: Doubt): void {
    const { store } = this.#parts;
    const { accepted: before = [], announced } = this.#sending.status;
    const isSameDraft = store.idempotencyKey === doubt.draftKey;
    if (outcome.outcome !== "sent") {
      this.#decided();
      return this.#settle(before.length > 0 ? "partly-sent" : "not-sent", { accepted: before, refusal: outcome });
    }
    const { request: whole } = store;
    const first = { ...whole, recipients: whole.recipients.slice(0, LIMITS.recipients) };
    const request: SendRequest = doubt.request ?? (doubt.rest > 0 ? first : whole);
    const now = acceptedBy(request, outcome);
    this.#notifyPage(now);
    const accepted = [...before, now];
    const known = { accepted, ...(announced && { announced }) };
    if (doubt.rest > 0 && isSameDraft) {
      this.#keepOnlyUnsent([now], doubt.idempotencyKey);
      this.#decided();
      return this.#settle("partly-sent", known);
    }
    this.#decided();
    if (isSameDraft) this.#storage()?.forget();
    this.#settle("sent", known);
    // A text that was changed meanwhile is another message: it stays, and can be sent.
    if (!isSameDraft) this.#sending.advance("change", known);
  }
}
