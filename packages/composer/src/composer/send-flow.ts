import type { ListOutcome, SendCommand, SendOutcome, SendResult as SendResultState } from "@sms-composer/core/requests";
import { requestTextAnalyzer } from "@sms-composer/core/text-analyzer";
import type { Autosave } from "../draft/autosave.ts";
import { SmsErrorEvent, SmsFoundEvent, SmsSentEvent } from "../element/composer-events.ts";
import { deliver, inBatches, NO_STORAGE, note } from "../features/sending/delivery.ts";
import { lookUpAtEndpoint } from "../features/sending/endpoint-transport.ts";
import { resultOfList } from "../features/sending/list-result.ts";
import { type LookUpResult, LookUpSchedule } from "../features/sending/look-up-schedule.ts";
import { hasProgress, lookAtOpen, progressOf } from "../features/sending/open-portions.ts";
import { PortionRun } from "../features/sending/portion-run.ts";
import {
  type Accepted,
  type Doubt,
  type OpenPortion,
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
  /** The key of the draft that what is known is about. */
  #draftKey: string;
  #schedule = new LookUpSchedule((signal) => this.#lookUp(signal));

  constructor(parts: ComposerParts, { storage, announcer, problems, panels, lists, removeReached }: SendFlowParts) {
    this.#parts = parts;
    // Whoever is about to send writes first: from here on a key takes time only for what follows it.
    parts.store.useAnalysis(requestTextAnalyzer());
    this.#storage = storage;
    this.#announcer = announcer;
    this.#problems = problems;
    this.#report = new ProblemReport(parts, problems, panels, announcer);
    this.#lists = lists;
    this.#removeReached = removeReached;
    this.#sending = new Sending(parts.changed);
    this.#draftKey = parts.store.idempotencyKey;
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
    // Numbers that were only checked are no edit: the draft keeps its key.
    const { idempotencyKey } = this.#parts.store;
    if (idempotencyKey !== this.#draftKey) this.#sending.advance("change");
    this.#draftKey = idempotencyKey;
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
      const canLookUp = begun.open.length > 0 && this.#isByEndpoint;
      const { store } = this.#parts;
      // The draft tells whom they were for.
      const batches = store.idempotencyKey === begun.draftKey ? inBatches(store.request) : [];
      const open = begun.open.map((each, place) => ({ ...each, request: batches[place] ?? store.request }));
      const doubt: Doubt = { ...begun, open, canLookUp, misses: 0 };
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
    const known = { doubt, refusal, accepted };
    this.#sending.advance("ask", {
      question: state === "unknown" ? "again" : hasBraces ? "braces" : "large",
      ...(state === "unknown" && known),
    });
    this.#announcer.now(onDemand.report?.question(this.#parts.model()) ?? "");
    dom.focusFoot();
    this.#showFoot();
  }

  /** The question is answered with yes. */
  async confirm(): Promise<void> {
    if (this.#sending.accepts("confirm")) await this.#deliver();
  }

  /** The question is answered with no. */
  back(): void {
    if (this.#sending.advance("back")) this.#parts.dom.focus("#send");
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
    const run = new PortionRun();
    this.#run = run;
    const delivered = deliver(parts, sum, run, { doubt: isSame && !isOther ? doubt : undefined, list });
    if (this.#sending.isBusy) this.#announcer.now(onDemand.sendingLabel);
    const result = await delivered;
    if (!result) return;
    this.#conclude(result);
    // Whoever answered the question by a key is not one key from throwing the message away.
    if (wasAsked && dom.focused?.id === "send" && !result.failed[0]) dom.focusFoot();
    if (result.failed[0]) await this.#report.showRefused();
  }

  /**
   * Puts the draft, its storage and the state right, and says what became of it.
   * @param doubt what was not over of it before a look
   */
  #conclude({ accepted, open, failed, rest, interruption }: SendResult, doubt?: Doubt): void {
    const { store, element } = this.#parts;
    const {
      accepted: before = [],
      announced,
      refusal: former,
      interruption: wasInterrupted,
      state,
    } = this.#sending.status;
    const isHeld = open.length > 0 && open.every(({ progress }) => progress);
    const found = [...(doubt?.found ?? []), ...accepted];
    // It is reported once it is through, and not in part before: on the next visit all of it is asked for again.
    const isReported = !isHeld || !doubt;
    for (const { request, receipt } of isReported ? found : [])
      element.dispatchEvent(receipt ? new SmsSentEvent(request, receipt) : new SmsFoundEvent(request));
    const isDoubtful = open.length > 0 && !isHeld;
    const refusal =
      failed[0]?.refusal ??
      (isDoubtful || former?.outcome === "not-sent" ? former : isHeld ? open[0]?.refusal : undefined);
    const isSameDraft = !doubt || store.idempotencyKey === doubt.draftKey;
    const isLeft = open.length > 0 || refusal !== undefined || rest > 0;
    if (isReported && isLeft && isSameDraft) this.#keepOnlyUnsent(found, open);
    const reported = isReported ? [...before, ...found] : before;
    const details = {
      accepted: reported,
      announced,
      refusal,
      interruption: interruption ?? (isDoubtful ? wasInterrupted : undefined),
    };
    if (open.length > 0) {
      const canLookUp = doubt?.canLookUp ?? (this.#isByEndpoint && refusal?.code !== "idempotency-key-reused");
      const next: Doubt = {
        open,
        rest,
        canLookUp,
        draftKey: isSameDraft ? store.idempotencyKey : doubt.draftKey,
        misses: doubt && !hasProgress(open) ? doubt.misses + 1 : 0,
        found: isReported ? [] : found,
      };
      const known = { ...details, doubt: next, progress: progressOf([...before, ...found], open) };
      const result = isHeld ? "held" : "unknown";
      if (state === "confirming" || (state === result && (isHeld || !accepted[0]))) this.#sending.update(known);
      else {
        if (isReported) note(this.#storage() ?? NO_STORAGE, store, [], next);
        this.#settle(result, known);
      }
      if (!doubt && canLookUp) this.#schedule.start(0);
    } else {
      this.#decided();
      const isOver = !refusal && !(isLeft && isSameDraft);
      if (isOver && isSameDraft) this.#storage()?.forget();
      this.#settle(isOver ? "sent" : reported.length > 0 ? "partly-sent" : "not-sent", details);
      // A text that was changed meanwhile is another message: it stays, and can be sent.
      if (isOver && !isSameDraft) this.#sending.advance("change", details);
    }
    for (const each of failed) element.dispatchEvent(new SmsErrorEvent(each.request, each.refusal));
  }

  get #isByEndpoint(): boolean {
    const { endpoint, transport } = this.#parts.element;
    return Boolean(endpoint) && !transport;
  }

  #settle(result: SendResultState, details: SendDetails): void {
    this.#draftKey = this.#parts.store.idempotencyKey;
    this.#sending.advance(result, details);
    const { onDemand, model } = this.#parts;
    const fields = details.refusal ? this.#report.markRefused(details.refusal) : "";
    this.#announcer.now([onDemand.report?.outcome(model()), fields].filter(Boolean).join(" "));
    this.#showFoot();
  }

  /** Scrolls a foot that has grown into sight, for whoever has the focus there. */
  #showFoot(): void {
    const { element, dom } = this.#parts;
    void element.updateComplete.then(() => dom.focused?.closest(".foot")?.scrollIntoView({ block: "nearest" }));
  }

  /** Begins a new decision, since the outcome of the send is certain: the next one is another decision. */
  #decided(): void {
    this.#schedule.stop();
    this.#parts.store.renewKey();
    this.#storage()?.endSend();
    this.#storage()?.keep();
  }

  /** Some requests have been accepted: whoever sends the rest must not reach those again. */
  #keepOnlyUnsent(accepted: readonly Accepted[], open: readonly OpenPortion[]): void {
    const rows = accepted.flatMap((each) => each.rows ?? []);
    if (rows.length > 0) return open.length === 0 ? this.#lists.removeSent(new Set(rows)) : undefined;
    if (accepted.length === 0) return;
    // That is no edit, which would end what is known of the send.
    this.#draftKey = open[0]?.idempotencyKey ?? this.#parts.store.idempotencyKey;
    this.#removeReached(new Set(accepted.flatMap(({ request }) => request.recipients)), this.#draftKey);
  }

  async #lookUp(signal: AbortSignal): Promise<LookUpResult> {
    const { doubt } = this.#sending.status;
    const { endpoint } = this.#parts.element;
    if (!doubt || !endpoint || !doubt.canLookUp) return true;
    let listResult: SendResult | undefined;
    const look = await lookAtOpen(doubt, async (portion): Promise<SendOutcome | undefined> => {
      const found = await lookUpAtEndpoint(endpoint, portion, signal);
      if (!found || !("portions" in found)) return found;
      listResult = this.#listResult(found, portion);
      const { progress } = found;
      return { ...resultOfList(portion, found).open[0]?.refusal, outcome: "unknown", ...(progress && { progress }) };
    });
    const result = listResult ?? look;
    if (signal.aborted || this.#sending.status.doubt !== doubt) return true;
    const isUnderWay = hasProgress(result.open);
    // Whether it shall be sent again need not be asked any more.
    if (isUnderWay || result.accepted[0] || result.failed[0]) this.#sending.advance("back");
    this.#conclude(result, doubt);
    return result.open.length === 0 || (isUnderWay ? undefined : false);
  }

  /** The result of looking up a list, once it is certain. Without its rows only a result of all of them counts. */
  #listResult(found: ListOutcome, portion: OpenPortion): SendResult | undefined {
    const { optedOut, list } = portion;
    const result = resultOfList(portion, { ...(optedOut && { optedOut }), ...found });
    const isPart = result.failed.length > 0 && result.accepted.length > 0;
    return result.open.length > 0 || (isPart && !list) ? undefined : result;
  }
}
