import type { ListOutcome, SendOutcome, SendRequest } from "@sms-composer/core";
import type { SentList } from "../../draft/people-list.ts";
import type { TransportOptions } from "../../element/transport.ts";
import { readListOutcome } from "./list-result.ts";
import { readOutcome } from "./outcome-reader.ts";

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
  { signal, idempotencyKey, replaces, list }: TransportOptions,
): Promise<SendOutcome | ListOutcome> {
  const url = addressOf(endpoint);
  if (!url)
    return { outcome: "not-sent", reason: "internal-error", message: `The endpoint is no address: ${endpoint}` };
  if (navigator.onLine === false) return { outcome: "not-sent", reason: "offline" };
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "Idempotency-Key": idempotencyKey,
      ...(replaces !== undefined && { "Idempotency-Replaces": replaces }),
    },
    credentials: "same-origin",
    redirect: "manual",
    body: JSON.stringify(list ? listBody(request, list) : request),
    signal,
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
 * @returns undefined when it does not know, or cannot be asked now: the outcome stays unknown then; with `progress` while
 * the backend is still sending it
 */
export async function lookUpAtEndpoint(
  endpoint: string,
  idempotencyKey: string,
  signal: AbortSignal,
): Promise<SendOutcome | ListOutcome | undefined> {
  const url = addressOf(endpoint);
  const response =
    url &&
    (await fetch(url, {
      headers: { Accept: "application/json", "Idempotency-Key": idempotencyKey },
      credentials: "same-origin",
      redirect: "manual",
      cache: "no-store",
      signal,
    }).catch(() => undefined));
  // Any other status speaks of this question, not of the request that it asks for.
  if (!response || response.status !== 200) return undefined;
  const outcome = await outcomeIn(response);
  return outcome?.outcome === "unknown" && !outcome.progress ? undefined : outcome;
}

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
