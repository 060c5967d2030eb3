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
import type { PortionRun } from "./portion-run.ts";
import type { Estimate } from "./estimate.ts";
import type { Doubt, Portion, Sending, SendResult } from "./sending.ts";

/** The functions that a delivery uses. */
export interface DeliveryParts {
  readonly store: DraftStore;
  readonly sending: Sending;
  readonly storage: Pick<Autosave, "flush" | "beginSend">;
  readonly settings: Pick<HostSettings, "dispatchEvent" | "endpoint" | "transport" | "timeout" | "form">;
}

/** Storage that keeps nothing of what is being sent. */
export const NO_STORAGE: DeliveryParts["storage"] = { flush: () => {}, beginSend: () => {} };

const NOBODY =
  "Nobody takes this message: give <sms-composer> an endpoint or a transport, or answer its event sms-send.";

/**
 * Hands the draft to the page and waits for what comes of it.
 * @param announced what was said of the send beforehand
 * @param doubt an unknown send of the same message, which this one replaces
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
  const replaces = doubt?.idempotencyKey;
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
  const portions = (event.response ? [request] : batches).map((each, portion): Portion => ({
    request: each,
    idempotencyKey: portionKey(idempotencyKey, portion),
    ...(replaces !== undefined && portion === 0 && { replaces }),
    ...(list && { list }),
  }));
  if (!transport) {
    console.warn(NOBODY);
    const [portion] = portions;
    const refusal = { outcome: "not-sent", reason: "internal-error", message: NOBODY } as const;
    return { accepted: [], ...(portion && { stop: { portion, refusal, rest: 0 } }) };
  }
  let begun = 0;
  const { kept, numbers } = store;
  const noted: Transport = (each, options) => {
    const { idempotencyKey: key } = options;
    // On the next visit the send goes on here: before this request, all others have been accepted.
    const reached = new Set(portions.slice(0, begun).flatMap(({ request: earlier }) => earlier.recipients));
    const recipients = numbers.filter((number) => !reached.has(number));
    begun++;
    storage.beginSend(
      { idempotencyKey: key, draftKey: key, rest: portions.length - begun },
      { ...kept, ...(!list && { list: undefined }), recipients, idempotencyKey: key },
    );
    return transport(each, options);
  };
  return await run.run(portions, noted, settings.timeout);
}

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
function inBatches(request: SendRequest): SendRequest[] {
  const { recipients } = request;
  return Array.from({ length: Math.ceil(recipients.length / LIMITS.recipients) }, (_, batch) => ({
    ...request,
    recipients: recipients.slice(batch * LIMITS.recipients, (batch + 1) * LIMITS.recipients),
  }));
}
