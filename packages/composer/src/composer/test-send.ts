import { html, type TemplateResult } from "lit";
import type { DraftOptions } from "../draft/draft-options.ts";
import type { DraftStore } from "../draft/draft-store.ts";
import { SmsErrorEvent, SmsSentEvent } from "../element/composer-events.ts";
import { deliver, NO_STORAGE } from "../features/sending/delivery.ts";
import { PortionRun } from "../features/sending/portion-run.ts";
import type { SendBarModel } from "../features/sending/send-bar-model.ts";
import { type Doubt, Sending, type SendResult } from "../features/sending/sending.ts";
import type { TestMessage } from "../view/view-model.ts";
import type { ComposerParts } from "./composer-parts.ts";
import type { Problems } from "./problems.ts";

/** The tag of a test, which tells it from the send itself; after it the page's own. */
const TAG = "test";
const MAX_TAG_LENGTH = 20;

/**
 * Sends the text of one row to numbers of one's own: by the same event, transport and endpoint as the list, under a key
 * of its own, at once, and never to the list. Loads with the first test.
 */
export class TestSend {
  #parts: ComposerParts;
  #problems: Problems;
  #store: DraftStore;
  #sending: Sending;
  #basis = "";

  constructor(parts: ComposerParts, problems: Problems) {
    this.#parts = parts;
    this.#problems = problems;
    this.#store = parts.store.another();
    this.#sending = new Sending(parts.changed);
  }

  /** The report of the last test, where that was of this message to these numbers. */
  reportOf(message: TestMessage): TemplateResult | undefined {
    if (this.#basisOf(message) !== this.#basis) return undefined;
    const { report, sendingLabel } = this.#parts.onDemand;
    // The button beside it does not say so, as Send does.
    return this.#sending.isBusy ? html`${sendingLabel}` : report?.message(this.#model);
  }

  /** @returns what is announced of it */
  async send(message: TestMessage): Promise<string> {
    if (this.#sending.isBusy) return "";
    const { element, onDemand } = this.#parts;
    // What became of the test before is not said of this one.
    const doubt = this.#prepare(message);
    await onDemand.prepareSending();
    if (!onDemand.report) return onDemand.messages.notLoaded;
    const issues = this.#problems.issues.of(this.#store).beforeSending(new Date(), element.maxRecipients);
    if (issues.length > 0)
      return issues.map((issue) => this.#problems.labelled(issue.field, this.#problems.sentence(issue))).join(" ");
    const parts = {
      store: this.#store,
      sending: this.#sending,
      // A test is no draft: nothing of it is kept.
      storage: NO_STORAGE,
      settings: {
        dispatchEvent: (event: Event) => element.dispatchEvent(event),
        endpoint: element.endpoint,
        transport: element.transport,
        timeout: element.timeout,
        // A form around the element has the list's text.
        form: null,
      },
    };
    const run = new PortionRun();
    const result = await deliver(parts, this.#model.sum, run, { doubt, list: undefined });
    if (!result) return "";
    this.#conclude(result);
    return onDemand.report.outcome(this.#model);
  }

  /** @returns the doubt about an earlier test that was the same */
  #prepare(message: TestMessage): Doubt | undefined {
    const basis = this.#basisOf(message);
    const doubt = this.#basis === basis ? this.#sending.status.doubt : undefined;
    this.#basis = basis;
    this.#sending = new Sending(this.#parts.changed);
    this.#parts.changed();
    if (doubt) return doubt;
    const recipients = { entries: message.recipients, duplicates: 0 };
    this.#store.put({ message: message.message, recipients, options: this.#options });
    return undefined;
  }

  /** A text that is the same for two tests that are the same. */
  #basisOf({ message, recipients }: TestMessage): string {
    return JSON.stringify([message, recipients, this.#options]);
  }

  get #options(): DraftOptions {
    const { list: _list, scheduledAt: _later, tag = "", ...others } = this.#parts.store.snapshot.options;
    return { ...others, tag: [TAG, tag].filter(Boolean).join("-").slice(0, MAX_TAG_LENGTH) };
  }

  #conclude({ accepted, open, failed, rest }: SendResult): void {
    const { element } = this.#parts;
    for (const { request, receipt } of accepted) if (receipt) element.dispatchEvent(new SmsSentEvent(request, receipt));
    const doubt = { open, draftKey: this.#store.idempotencyKey, rest, canLookUp: false, misses: 0 };
    const [first] = failed;
    if (!first && open.length === 0) return void this.#sending.advance("sent", { accepted });
    const details = { ...(first && { refusal: first.refusal }), ...(open.length > 0 && { doubt }) };
    this.#sending.advance(open.length === 0 ? "not-sent" : first ? "unknown" : "held", details);
    if (first) element.dispatchEvent(new SmsErrorEvent(first.request, first.refusal));
  }

  /** The state of the element, with this message in place of the draft. */
  get #model(): SendBarModel {
    const { snapshot } = this.#store;
    const sum = this.#parts.estimate(snapshot);
    return { ...this.#parts.model(), snapshot, sum, sending: this.#sending.status };
  }
}
