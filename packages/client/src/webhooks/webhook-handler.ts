import { parseJson } from "../json-text.ts";
import { TimeLimitError, withTimeLimit } from "../time-limit.ts";
import { RecentMap } from "./recent-map.ts";
import { ReplyParts } from "./reply-parts.ts";
import { readWebhook } from "./webhook-event.ts";
import type { ReceiptEvent, ReplyEvent, WebhookEvent } from "./webhook-event.ts";
import { isStopText } from "./stop-text.ts";
import { eventMembers, readWebhookUrl } from "./webhook-url.ts";

type Callback<Event> = (event: Event) => unknown;

/** The options of `createWebhookHandler`. */
export interface WebhookHandlerOptions {
  /** The secret of `webhookUrl`; several while one replaces another. */
  readonly secret: string | readonly string[];
  /** A delivery receipt: once for each final status, and none that is older than what was reported. */
  readonly onReceipt?: Callback<ReceiptEvent>;
  /** A reply; a long one as a whole. */
  readonly onReply?: Callback<ReplyEvent>;
  /** A recipient wants no more messages; `onReply` is not called for it. */
  readonly onStop?: Callback<ReplyEvent>;
  /** Something whose meaning is not known, as it came. */
  readonly onOther?: Callback<Readonly<Record<string, unknown>>>;
  /** Milliseconds for which the parts of a long reply are awaited. @default 600,000 */
  readonly partsTimeout?: number;
  /** Milliseconds after which the gateway has its answer, though a callback is still at work. @default 3,000 */
  readonly answerTimeout?: number;
}

const MAX_BYTES = 64 * 1024;
/** Events of one request at most. */
const MAX_EVENTS = 1000;
/** Statuses and identifiers that are remembered, to tell duplicates. */
const REMEMBERED = 20_000;

const FINAL: ReadonlySet<string> = new Set(["delivered", "not-delivered", "failed"]);

/**
 * A handler for what the gateway posts: delivery receipts, replies and STOP, as JSON, form or query, in every spelling
 * that was seen. Only addresses made by `webhookUrl` are answered with anything but 403. It never rejects; a callback
 * that fails is answered with 500, and the same event may come again.
 * @throws TypeError without a secret.
 */
export function createWebhookHandler(options: WebhookHandlerOptions): (request: Request) => Promise<Response> {
  const secrets = typeof options.secret === "string" ? [options.secret] : options.secret;
  if (
    !Array.isArray(secrets) ||
    secrets.length === 0 ||
    secrets.some((secret) => typeof secret !== "string" || !secret)
  )
    throw new TypeError("secret must be a text that is not empty");
  const { answerTimeout = 3000 } = options;
  const report = createReporter(options);

  return async (request) => {
    try {
      if (!["POST", "GET"].includes(request.method)) return reply(405, { allow: "GET, POST" });
      const url = new URL(request.url);
      const reference = await readWebhookUrl(url, secrets);
      if (reference === undefined) return reply(403);
      const members = await readMembers(request, url, answerTimeout);
      if (!members) return reply(400);
      const events = members.map((member) => readWebhook(member, reference === "" ? undefined : reference));
      await withTimeLimit(answerTimeout, Promise.all(events.map(report)));
      return reply(200);
    } catch (error) {
      // What is still at work goes on without the gateway waiting for it.
      return reply(error instanceof TimeLimitError ? 200 : 500);
    }
  };
}

function reply(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(status === 200 ? "OK" : null, { status, headers: { "cache-control": "no-store", ...headers } });
}

/** Calls the right callback for an event, unless it says nothing new. */
function createReporter(options: WebhookHandlerOptions): (event: WebhookEvent) => Promise<void> {
  const { onReceipt, onReply, onStop, onOther, partsTimeout = 600_000 } = options;
  const statuses = new RecentMap<string>(REMEMBERED);
  const identifiers = new RecentMap<true>(REMEMBERED);
  const reportReply = async (event: ReplyEvent): Promise<void> => {
    await (isStopText(event.text) ? onStop : onReply)?.(event);
  };
  const parts = new ReplyParts(partsTimeout, (late) => void reportReply(late).catch(() => {}));

  const reportReceipt = async (event: ReceiptEvent): Promise<void> => {
    const { messageId, recipient, reference = "", status } = event;
    if (messageId === undefined) return void (await onReceipt?.(event));
    const key = JSON.stringify([String(messageId), recipient, reference]);
    const before = statuses.get(key);
    // The first final status stays, whatever comes later or late; nothing is reported twice.
    if (before !== undefined && (before === status || FINAL.has(before))) return;
    statuses.set(key, status);
    try {
      await onReceipt?.(event);
    } catch (error) {
      if (before === undefined) statuses.delete(key);
      else statuses.set(key, before);
      throw error;
    }
  };

  return async (event) => {
    if (event.kind === "other") return void (Object.keys(event.raw).length > 0 && (await onOther?.(event.raw)));
    if (event.kind === "receipt") return reportReceipt(event.event);
    const { id, part } = event;
    if (id !== undefined && identifiers.get(id)) return;
    if (id !== undefined) identifiers.set(id, true);
    try {
      if (event.kind === "stop") return void (await onStop?.(event.event));
      const whole = part ? parts.add(event.event, part) : event.event;
      if (whole) await reportReply(whole);
    } catch (error) {
      if (id !== undefined) identifiers.delete(id);
      throw error;
    }
  };
}

/** Reads the members of a request as JSON, form or query; undefined where it cannot be read. */
async function readMembers(request: Request, url: URL, timeout: number): Promise<readonly unknown[] | undefined> {
  const query = eventMembers(url);
  const text = request.method === "POST" ? withTimeLimit(timeout, readText(request)) : "";
  const body = await Promise.resolve(text).catch(() => undefined);
  if (body === undefined) return;
  if (body.trim() === "") return [query];
  if (!/^\s*[[{]/.test(body)) return [{ ...query, ...Object.fromEntries(new URLSearchParams(body)) }];
  try {
    const json = parseJson(body);
    return Array.isArray(json) ? json.slice(0, MAX_EVENTS) : [{ ...query, ...(json as object) }];
  } catch {
    return undefined;
  }
}

async function readText(request: Request): Promise<string | undefined> {
  const decoder = new TextDecoder();
  const reader = request.body?.getReader();
  let text = "";
  let size = 0;
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    size += chunk.value.byteLength;
    if (size > MAX_BYTES) {
      void reader?.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}
