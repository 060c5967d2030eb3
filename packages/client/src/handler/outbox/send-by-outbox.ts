import type { SendOutcome, SendRequest } from "@sms-composer/core/requests";
import { sleep } from "../../time-limit.ts";
import { answer, refusalOf, toJson } from "../handler-answer.ts";
import type { HandlerSettings } from "../handler-options.ts";
import type { HandlerList, HandlerOutbox, HandlerSend } from "../handler-outbox.ts";
import { isSettled, outcomeOf } from "./outbox-outcome.ts";

/** A send that goes to an outbox. */
export interface OutboxSend {
  readonly outbox: HandlerOutbox;
  readonly scope: string;
  readonly key: string;
  /** SHA-256 of what the page posted. */
  readonly fingerprint: string;
}

/** Milliseconds between two looks at a send that is under way: the first and the longest. */
const POLL = { first: 15, longest: 400 };
/** Milliseconds for which a list is waited for, and each of the requests of a long send: the page asks again how far it is. */
const MAX_WAIT_FOR_PART = 2000;

/** Hands a send to the outbox. What it does not take certainly does not leave. */
export async function handOver(
  { outbox, scope, key, fingerprint }: OutboxSend,
  sendable: SendRequest | HandlerList,
): Promise<HandlerSend | Exclude<SendOutcome, { outcome: "sent" }>> {
  try {
    return await outbox.send(sendable, { scope, idempotencyKey: key, fingerprint });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: "", message: "" };
    if (name === "IdempotencyKeyReusedError") return refusalOf("idempotency-key-reused");
    if (name === "LimitError") return refusalOf("quota-exceeded");
    if (name === "InvalidSendError") return { outcome: "not-sent", reason: "invalid", message };
    // Its commit may have been made all the same: then it leaves.
    return { outcome: "unknown", reason: "internal-error" };
  }
}

/**
 * Waits for what becomes of a send, up to the time limit. What is not done by then leaves without anybody waiting.
 * @param isPart whether the page probably has more to hand over, or to do, than to wait for it
 */
export async function settled(
  settings: HandlerSettings,
  { outbox, scope, key }: Omit<OutboxSend, "fingerprint">,
  known: HandlerSend,
  signal: AbortSignal,
  isPart = known.isList,
): Promise<HandlerSend> {
  const end = performance.now() + Math.min(settings.timeout, isPart ? MAX_WAIT_FOR_PART : Infinity);
  let send = known;
  for (let wait = POLL.first; !isSettled(send) && !signal.aborted; wait = Math.min(2 * wait, POLL.longest)) {
    const left = end - performance.now();
    if (left <= 0) break;
    await sleep(Math.min(wait, left), signal);
    send = (await outbox.status(key, { scope }).catch(() => undefined)) ?? send;
  }
  return send;
}

/** A send as the handler answers it. */
export function answerOf(send: HandlerSend, status?: number, optedOut: readonly string[] = []): Response {
  const outcome = { ...outcomeOf(send), ...(optedOut.length > 0 && { optedOut }) };
  if (!("portions" in outcome)) return answer(outcome, {}, status);
  const isTaken = outcome.portions.some((portion) => portion.outcome !== "not-sent");
  return toJson(outcome, status ?? (outcome.progress ? 202 : isTaken ? 200 : 422));
}

/** Looks up the send with this key, or the one that it replaces; undefined where nothing is known of either. */
export async function findInOutbox(
  outbox: HandlerOutbox,
  scope: string,
  keys: readonly (string | undefined)[],
): Promise<HandlerSend | undefined> {
  for (const key of keys) {
    const send = key === undefined ? undefined : await outbox.status(key, { scope });
    if (send) return send;
  }
  return undefined;
}

/**
 * Sends again what a person has decided to: under its own key and tag, so that a double is seen. The outbox looks it up
 * first, and does nothing while it is still looking.
 * @returns where it stands then; undefined where nothing is known of the key
 */
export async function sendAgain(
  outbox: HandlerOutbox,
  scope: string,
  replaced: string,
): Promise<HandlerSend | undefined> {
  const send = await outbox.status(replaced, { scope });
  for (const portion of send?.portions.keys() ?? []) await outbox.decide(replaced, portion, "send-again", { scope });
  return send && outbox.status(replaced, { scope });
}
