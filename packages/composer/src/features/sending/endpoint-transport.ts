import type { ListOutcome, SendOutcome, SendRequest } from "@sms-composer/core";
import type { SentList } from "../../draft/people-list.ts";
import type { TransportOptions } from "../../element/transport.ts";
import { readListOutcome } from "./list-result.ts";
import { readOutcome } from "./outcome-reader.ts";
import type { PortionIdentity } from "./sending.ts";

/** The answers by which one's own backend says that it did not take the request, so that nothing can have left. */
const NOT_TAKEN = /40[013-6]|41[013-5]|42[29]|431|501/;

/**
 * Posts the request as JSON to one's own backend and reads its `SendOutcome`.
 *
 * Without a readable answer the outcome is unknown, except where nothing can have been sent: the address is none, the
 * browser is offline before the request, or the backend says by its status that it did not take it. A network error of
 * `fetch` is unknown: a lost answer and a refused connection look the same from a page, and sending twice costs more
 * than looking. So is a redirection, which is not followed: the request may have been taken before it.
 */
export async function sendToEndpoint(
  endpoint: string,
  request: SendRequest,
  options: TransportOptions,
): Promise<SendOutcome | ListOutcome> {
  const { list } = options;
  const url = addressOf(endpoint);
  if (!url)
    return { outcome: "not-sent", reason: "internal-error", message: `The endpoint is no address: ${endpoint}` };
  if (navigator.onLine === false) return { outcome: "not-sent", reason: "offline" };
  const common = requestOf(options, options.signal);
  const response = await fetch(url, {
    ...common,
    method: "POST",
    headers: { ...common.headers, "Content-Type": "application/json" },
    body: JSON.stringify(list ? listBody(request, list) : request),
  }).catch(() => undefined);
  if (!response) return { outcome: "unknown", reason: "no-answer" };
  return (
    (await outcomeIn(response)) ?? {
      outcome: NOT_TAKEN.test(`${response.status}`) ? "not-sent" : "unknown",
      reason: "unreadable-answer",
      message: response.status === 0 ? "Redirected" : `HTTP ${response.status}`,
    }
  );
}

/**
 * Asks one's own backend what became of an earlier request.
 * @returns `unknown` when it does not know, with `progress` while it is still sending it; undefined when it cannot be
 * asked now
 */
export async function lookUpAtEndpoint(
  endpoint: string,
  identity: PortionIdentity,
  signal: AbortSignal,
): Promise<SendOutcome | ListOutcome | undefined> {
  const url = addressOf(endpoint);
  const response =
    url &&
    (await fetch(url, {
      ...requestOf(identity, signal),
      cache: "no-store",
    }).catch(() => undefined));
  // Any other status speaks of this question, not of the request that it asks for.
  if (!response || (response.status !== 200 && response.status !== 404)) return undefined;
  const outcome = await outcomeIn(response);
  return response.status === 200 || outcome?.outcome === "unknown" ? outcome : undefined;
}

/** The part of a request that is the same for sending and for asking. */
const requestOf = ({ idempotencyKey, replaces }: PortionIdentity, signal: AbortSignal) =>
  ({
    headers: {
      Accept: "application/json",
      "Idempotency-Key": idempotencyKey,
      ...(replaces && { "Idempotency-Replaces": replaces }),
    },
    credentials: "same-origin",
    redirect: "manual",
    signal,
  }) satisfies RequestInit;

async function outcomeIn(response: Response): Promise<SendOutcome | ListOutcome | undefined> {
  const body: unknown = await response.json().catch(() => undefined);
  return readListOutcome(body) ?? readOutcome(body);
}

/** A list as it is posted: the texts are the message with the cells of each row in the places of its fields. */
function listBody(
  { recipients: _none, ...request }: SendRequest,
  { columns, rows, phoneColumn, country }: SentList,
): object {
  return { ...request, columns, rows, phoneColumn, country };
}

/** The address of an endpoint, which may be relative to the page. */
function addressOf(endpoint: string): string | undefined {
  try {
    const { href, protocol, username } = new URL(endpoint, globalThis.document?.baseURI);
    return /^https?:$/.test(protocol) && username === "" ? href : undefined;
  } catch {
    return undefined;
  }
}
