import type { SendOutcome, SendRequest } from "@sms-composer/core";
import { readOutcome } from "./outcome-reader.ts";

/** The answers by which one's own backend says that it did not take the request, so that nothing can have left. */
const NOT_TAKEN = new Set([400, 401, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 429, 431, 501]);

/** Words for what went wrong on the way; the outcome stays a matter of fact. */
export interface EndpointWords {
  readonly offline: string;
  readonly connectionLost: string;
  unreadable(status: number): string;
}

/**
 * Posts the request as JSON to one's own backend and reads its `SendOutcome`.
 *
 * Without a readable answer the outcome is unknown, except where nothing can have been sent: the browser is offline
 * before the request, or the backend says by its status that it did not take it. A network error of `fetch` is
 * unknown: a lost answer and a refused connection look the same from a page, and sending twice costs more than looking.
 */
export async function sendToEndpoint(
  endpoint: string,
  request: SendRequest,
  signal: AbortSignal,
  words: EndpointWords,
): Promise<SendOutcome> {
  if (navigator.onLine === false) return { outcome: "not-sent", message: words.offline };
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    credentials: "same-origin",
    body: JSON.stringify(request),
    signal,
  }).catch(() => undefined);
  if (!response) return { outcome: "unknown", message: words.connectionLost };
  const body: unknown = await response.json().catch(() => undefined);
  return (
    readOutcome(body) ?? {
      outcome: NOT_TAKEN.has(response.status) ? "not-sent" : "unknown",
      message: words.unreadable(response.status),
    }
  );
}
