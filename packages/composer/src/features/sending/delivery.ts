import type { SendRequest } from "@sms-composer/core";
import { LIMITS } from "@sms-composer/core/fields";
import type { Autosave } from "../../draft/autosave.ts";
import type { DraftStore } from "../../draft/draft-store.ts";
import { SmsSendEvent } from "../../element/composer-events.ts";
import type { SentList } from "../../draft/people-list.ts";
import type { HostSettings } from "../../element/host-settings.ts";
import type { Transport } from "../../element/transport.ts";
import { sendToEndpoint } from "./endpoint-transport.ts";
import { portionKey } from "./portion-key.ts";
import { recipientsOf } from "./open-portions.ts";
import type { PortionRun } from "./portion-run.ts";
import type { Estimate } from "./estimate.ts";
import type { Accepted, Doubt, Portion, PortionIdentity, Sending, SendResult } from "./sending.ts";

/** The functions that a delivery uses. */
export interface DeliveryParts {
  readonly store: DraftStore;
  readonly sending: Sending;
  readonly storage: Pick<Autosave, "flush" | "beginSend">;
  readonly settings: Pick<HostSettings, "dispatchEvent" | "endpoint" | "transport" | "timeout" | "form">;
}

/** Storage that keeps nothing of what is being sent. */
export const NO_STORAGE: DeliveryParts["storage"] = { flush: () => {}, beginSend: () => {} };

const NOBODY = "Nobody takes this message: give <sms-composer> an endpoint or a transport, or answer sms-send.";

/**
 * Hands the draft to the page and waits for what comes of it.
 * @param announced what was said of the send beforehand
 * @param doubt an unknown send of the same message, which this one replaces; what a backend goes on sending of it is
 *   only asked for
 * @param list the people who each get a text of their own
 * @returns undefined when the page sends by itself, and says nothing of it
 */
export async function deliver(
  { store, sending, storage, settings }: DeliveryParts,
  announced: Estimate,
  run: PortionRun,
  { doubt, list }: { readonly doubt?: Doubt | undefined; readonly list?: SentList | undefined },
): Promise<SendResult | undefined> {
  if (doubt) store.renewKey();
  const { idempotencyKey } = store;
  // A page that knows of no list must not send the text with its fields to everybody.
  const request = list ? { ...store.request, recipients: [] } : store.request;
  const open = doubt?.open ?? [];
  const replaces = open[0]?.idempotencyKey;
  const batches = list ? [request] : inBatches(request);
  const event = new SmsSendEvent(request, { batches, idempotencyKey, replaces, list });
  // What becomes of the page meanwhile must not cost what is being sent.
  storage.flush();
  settings.dispatchEvent(event);
  const transport = transportAfter(event, settings);
  const { form } = settings;
  if (!transport && (event.defaultPrevented || form)) {
    sending.advance("restart");
    if (!event.defaultPrevented) form?.requestSubmit();
    return undefined;
  }
  sending.advance(sending.status.state === "confirming" ? "confirm" : "begin", { announced });
  const portions = (event.response ? [request] : batches).map((each, place): Portion => {
    const before = open[place];
    const names = before?.progress
      ? before
      : { idempotencyKey: portionKey(idempotencyKey, place), replaces: before?.idempotencyKey };
    return { request: each, list, ...identityOf(names) };
  });
  if (!transport) {
    console.warn(NOBODY);
    const refusal = { outcome: "not-sent", reason: "internal-error", message: NOBODY } as const;
    return { accepted: [], open: [], failed: [{ request, refusal }], rest: 0 };
  }
  return await run.run(portions, transport, settings.timeout, (accepted, notOver, rest) => {
    sending.update({ progress: { sent: accepted.length + notOver.length - 1, total: portions.length } });
    // On the next visit the send goes on here.
    note(storage, store, accepted, {
      open: notOver,
      draftKey: notOver[0]?.idempotencyKey ?? "",
      rest: recipientsOf(rest),
    });
  });
}

/** Keeps what is not over of a send for the next visit, with the draft without those whom it has reached. */
export function note(
  storage: Pick<Autosave, "beginSend">,
  { kept, numbers }: Pick<DraftStore, "kept" | "numbers">,
  accepted: readonly Accepted[],
  { open, draftKey, rest }: Pick<Doubt, "open" | "draftKey" | "rest">,
): void {
  const reached = new Set(accepted.flatMap(({ request }) => request.recipients));
  storage.beginSend(
    { open: open.map(identityOf), draftKey, rest },
    {
      ...kept,
      list: open[0]?.list && kept.list,
      recipients: numbers.filter((number) => !reached.has(number)),
      idempotencyKey: draftKey,
    },
  );
}

/** The names of a request alone. */
const identityOf = ({ idempotencyKey, replaces }: PortionIdentity): PortionIdentity => ({ idempotencyKey, replaces });

/** The page's own way first, then its function, then its address. */
function transportAfter(
  { response, defaultPrevented }: SmsSendEvent,
  { endpoint, transport }: Pick<HostSettings, "endpoint" | "transport">,
): Transport | undefined {
  if (response) return () => response;
  if (defaultPrevented) return undefined;
  if (transport) return transport;
  return endpoint ? (request, options) => sendToEndpoint(endpoint, request, options) : undefined;
}

/** Splits a request at the API's limit of recipients. */
export function inBatches(request: SendRequest): SendRequest[] {
  const { recipients } = request;
  return Array.from({ length: Math.ceil(recipients.length / LIMITS.recipients) }, (_, batch) => ({
    ...request,
    recipients: recipients.slice(batch * LIMITS.recipients, (batch + 1) * LIMITS.recipients),
  }));
}
