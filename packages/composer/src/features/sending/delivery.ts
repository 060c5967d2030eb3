import type { Issue, SendField, SendRequest } from "@sms-composer/core";
import { LIMITS } from "@sms-composer/core/requests";
import { SmsErrorEvent, SmsSendEvent, SmsSentEvent } from "../../element/composer-events.ts";
import type { ComposerDom } from "../../view/composer-dom.ts";
import type { Transport } from "../../element/transport.ts";
import type { Autosave } from "../../draft/autosave.ts";
import type { DraftStore } from "../../draft/draft-store.ts";
import { sendToEndpoint } from "./endpoint-transport.ts";
import type { FieldFeedback } from "../../view/field-feedback.ts";
import type { Formats } from "../../languages/formats.ts";
import type { HostSettings } from "../../element/host-settings.ts";
import type { SendingMessages } from "../../languages/en/sending.ts";
import { without } from "../../draft/recipient-changes.ts";
import { acceptance, type Accepted, type Sending, type SendResult } from "./sending.ts";

/** What a delivery works with. */
export interface DeliveryWork {
  readonly store: DraftStore;
  readonly sending: Sending;
  readonly feedback: FieldFeedback;
  readonly settings: HostSettings;
  readonly dom: ComposerDom;
  readonly storage: Autosave;
  readonly words: SendingMessages;
  readonly formats: Formats;
  /** The sentence to show at a field, if there is one. */
  problemOf(field: SendField): string | undefined;
  sentence(issue: Issue): string | undefined;
  say(text: string): void;
  changed(): void;
  /** Opens the panel that one of the fields is in. */
  reveal(fields: readonly SendField[]): Promise<void>;
}

/** Hands the draft to the page, and says what became of it. Loads when somebody is about to send. */
export async function deliver(work: DeliveryWork): Promise<void> {
  const { store, sending, feedback, settings, storage } = work;
  const { request } = store;
  const event = new SmsSendEvent(request, inBatches(request));
  feedback.clear();
  // What becomes of the page meanwhile must not cost what is being sent.
  storage.flush();
  settings.dispatchEvent(event);
  const transport = transportAfter(event, work);
  if (!transport) {
    sending.set({ step: "writing" });
    if (!event.defaultPrevented) settings.form?.requestSubmit();
    return;
  }
  const segments = store.snapshot.analysis.segments.length;
  const requests = event.response ? [request] : event.batches;
  storage.beginSend();
  await conclude(requests, await sending.run(requests, transport, { timeout: settings.timeout, segments }), work);
}

/** The page's own way first, then its function, then its address; none: the page sends, and says nothing of it. */
function transportAfter(
  { response, defaultPrevented }: SmsSendEvent,
  { settings: { endpoint, transport }, words }: DeliveryWork,
): Transport | undefined {
  if (response) return () => response;
  if (defaultPrevented) return undefined;
  if (transport) return transport;
  return endpoint ? (request, { signal }) => sendToEndpoint(endpoint, request, signal, words) : undefined;
}

async function conclude(
  requests: readonly SendRequest[],
  { accepted, refusal }: SendResult,
  work: DeliveryWork,
): Promise<void> {
  const { feedback, settings, dom, words } = work;
  for (const { request, receipt } of accepted) settings.dispatchEvent(new SmsSentEvent(request, receipt));
  const stopped = requests[accepted.length];
  if (!refusal || !stopped) {
    work.storage.forget();
    return work.say(acceptance(words, work.formats, accepted));
  }
  if (accepted.length > 0) keepOnlyUnsent(accepted, work);
  if (refusal.outcome === "not-sent") work.storage.endSend();
  for (const { field, message } of refusal.fieldErrors ?? []) if (field) feedback.refuse(field, message);
  for (const issue of refusal.issues ?? []) feedback.refuse(issue.field, work.sentence(issue) ?? "");
  work.changed();
  const { refused } = feedback;
  const details = refused.map((field) => work.problemOf(field)).join(" ") || (refusal.message ?? "");
  work.say(`${refusal.outcome === "unknown" ? words.unknown : words.notSent} ${details}`);
  await work.reveal(refused);
  // Only from the button that sent it: somebody who went elsewhere meanwhile is not torn away.
  if (dom.hasFocusOnSend) refused.some((field) => dom.focusField(field));
  settings.dispatchEvent(new SmsErrorEvent(stopped, refusal));
}

/** Some batches have gone: whoever sends the rest must not reach those again. */
function keepOnlyUnsent(accepted: readonly Accepted[], { store, sending }: DeliveryWork): void {
  const { state } = sending;
  const reached = new Set(accepted.flatMap(({ request }) => request.recipients));
  store.setRecipients(without(store.snapshot.recipients, ({ e164 }) => e164 !== undefined && reached.has(e164)));
  sending.set(state);
}

/** As many requests as the API's limit of recipients asks for. */
function inBatches(request: SendRequest): SendRequest[] {
  const { recipients } = request;
  return Array.from({ length: Math.ceil(recipients.length / LIMITS.recipients) }, (_, batch) => ({
    ...request,
    recipients: recipients.slice(batch * LIMITS.recipients, (batch + 1) * LIMITS.recipients),
  }));
}
