import { LIMITS, validateSendRequest } from "@sms-composer/core/requests";
import type { SendDraft, SendRequest } from "@sms-composer/core/requests";
import { withCheckedText } from "../../checked-text.ts";
import { FAULT } from "../claimed-key.ts";
import { answer, refusalOf } from "../handler-answer.ts";
import type { HandlerSettings } from "../handler-options.ts";
import { attemptSend, invalid, toResponse } from "../send-attempt.ts";
import type { Settled } from "../send-attempt.ts";
import { hashOf } from "../store/idempotency-key.ts";
import type { HandlerOutbox } from "../handler-outbox.ts";
import { outcomeOf } from "./outbox-outcome.ts";
import { answerOf, handOver, sendAgain, settled } from "./send-by-outbox.ts";
import type { OutboxSend } from "./send-by-outbox.ts";

interface PostedRequest {
  readonly request: Request;
  readonly scope: string;
  readonly key: string | undefined;
  readonly replaces: string | undefined;
  /** The fields as the page posted them, and with the backend's own. */
  readonly posted: SendDraft;
  readonly draft: SendDraft;
}

/** Answers a POST of one request by an outbox. */
export async function sendOneByOutbox(
  settings: HandlerSettings,
  outbox: HandlerOutbox,
  { request, scope, key = crypto.randomUUID(), replaces, posted, draft }: PostedRequest,
): Promise<Response> {
  const issues = validateSendRequest(draft, { now: settings.now() });
  if (issues.some(({ code }) => code !== "in-the-past")) return answer(invalid(issues));
  const sendRequest = draft as SendRequest;
  const send: OutboxSend = { outbox, scope, key, fingerprint: await hashOf({ ...posted }) };

  const replaced = replaces === undefined ? undefined : await sendAgain(outbox, scope, replaces);
  if (replaces !== undefined && replaced) {
    return answerOf(await settled(settings, { ...send, key: replaces }, replaced, request.signal));
  }
  const endTurn = await settings.keyTurn(scope, key);
  let isHandedOver = false;
  const hand = async (toSend: SendRequest): Promise<Settled> => {
    const handed = await handOver(send, withCheckedText(toSend));
    isHandedOver = true;
    endTurn();
    if (!("state" in handed)) return { outcome: handed, isKept: false };
    // More than one request takes comes in full ones.
    const isPart = sendRequest.recipients.length === LIMITS.recipients;
    const outcome = outcomeOf(await settled(settings, send, handed, request.signal, isPart));
    // The key may be that of a list, which a page never makes.
    return { outcome: "portions" in outcome ? refusalOf("idempotency-key-reused") : outcome, isKept: true };
  };
  try {
    // What was taken before is not judged anew.
    if (await outbox.status(key, { scope })) return toResponse(await hand(sendRequest));
    const attempt = { scope, request, sendRequest, issues, send: hand };
    const settledSend = await attemptSend(settings, attempt).catch(() => FAULT);
    // Another process may have taken it meanwhile, and with it the quota.
    const isTaken = !isHandedOver && (await outbox.status(key, { scope })) !== undefined;
    return toResponse(isTaken ? await hand(sendRequest) : settledSend);
  } finally {
    endTurn();
  }
}
