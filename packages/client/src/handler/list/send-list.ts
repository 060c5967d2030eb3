import type {
  Issue,
  ListOutcome,
  PortionOutcome,
  SendDraft,
  SendOutcome,
  SendRequest,
} from "@sms-composer/core/requests";
import { issuesBesideText, withCheckedText } from "../../checked-text.ts";
import { withTimeLimit } from "../../time-limit.ts";
import { claimKey, settleClaim } from "../claimed-key.ts";
import { answer, refuse, refusalOf, toJson } from "../handler-answer.ts";
import type { HandlerSettings } from "../handler-options.ts";
import { storeKeyOf } from "../keyed-request.ts";
import type { KeyedRequest } from "../keyed-request.ts";
import { optedOutOf } from "@sms-composer/core/opt-outs";
import { countersOf, giveBack } from "../rules/quotas.ts";
import { invalid, limitIssues, refusalBy, toResponse } from "../send-attempt.ts";
import { hashOf } from "../store/idempotency-key.ts";
import { StoreFullError } from "../store/handler-store.ts";
import type { Counter } from "../store/handler-store.ts";
import { attemptPortion, estimateEntries, isOfTheRows, textCounter, toPortions } from "./list-attempt.ts";
import { outcomeOfAll } from "../portion-outcomes.ts";
import type { StoredPortion, TextCounter } from "./list-attempt.ts";
import type { ListBody, ListEntry } from "./list-body.ts";
import { listOf } from "./list-body.ts";
import { outcomeOf } from "../outbox/outbox-outcome.ts";
import { answerOf, handOver, sendAgain, settled } from "../outbox/send-by-outbox.ts";
import { portionsOf } from "./list-portions.ts";
import { findPortion } from "./portion-lookup.ts";

/** Rows of one list, as the design of the handler without an outbox has it. */
const MAX_ROWS = 5000;
/** Columns of a list: as many as the reader of files takes. */
const MAX_COLUMNS = 500;

interface ListRequest {
  readonly request: Request;
  readonly scope: string;
  readonly key: string;
  readonly replaces: string | undefined;
  /** The body. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The fields as the page posted them, and with the backend's own. */
  readonly posted: SendDraft;
  readonly draft: SendDraft;
}

/** Answers a POST with a list: portion by portion, going on where an earlier request with the same key stopped. */
export async function sendList(settings: HandlerSettings, list: ListRequest): Promise<Response> {
  if (!settings.outbox) return takeList(settings, list, () => {});
  const endTurn = await settings.keyTurn(list.scope, list.key);
  try {
    return await takeList(settings, list, endTurn);
  } finally {
    endTurn();
  }
}

/** @param handedOver is called once an outbox has the list, or has refused it */
async function takeList(settings: HandlerSettings, list: ListRequest, handedOver: () => void): Promise<Response> {
  const { request, scope, key, replaces, json, posted, draft } = list;
  const body = listOf(json);
  if (!body) return answer(invalid([{ field: "recipients", code: "wrong-type" }]));
  const maxRows = settings.limits.rows ?? (settings.outbox ? Infinity : MAX_ROWS);
  if (body.rows.length === 0) return refuse("list-missing");
  if (body.rows.length > maxRows) return refuse("list-too-long", `A list has at most ${maxRows} rows here.`);
  if (body.columns.length > MAX_COLUMNS) return refuse("list-too-long", `A list has at most ${MAX_COLUMNS} columns.`);

  const read = await readRows(body, draft);
  if ("outcome" in read) return answer(read);
  const { entries, invalid: unsendable, duplicates } = read;
  const common = draft as SendRequest;
  const count = textCounter(common);
  const left = {
    ...(unsendable.length > 0 && { invalid: unsendable }),
    ...(duplicates.length > 0 && { duplicates }),
  };
  const [first] = entries;
  if (!first) return toJson({ outcome: "not-sent", portions: [], ...left } satisfies ListOutcome, 422);
  const issues = issuesBesideText({ ...common, recipients: [first.recipient] }, settings.now());
  if (issues.some(({ code }) => code !== "in-the-past")) return answer(invalid(issues));

  const hash = await hashOf({ ...posted, ...body });
  const { outbox, store, now } = settings;
  const replaced = outbox && replaces !== undefined ? await sendAgain(outbox, scope, replaces) : undefined;
  if (outbox && replaces !== undefined && replaced) {
    return answerOf(await settled(settings, { outbox, scope, key: replaces }, replaced, request.signal));
  }
  const isKnown = outbox
    ? (await outbox.status(key, { scope })) !== undefined
    : await store.read?.(scope, storeKeyOf({ scope, key, portion: 0 }), now());
  let optedOut: readonly string[];
  let isWanted: (entry: ListEntry) => boolean;
  // With an outbox the list takes from the quotas as a whole; without one, each portion takes its own.
  let taken: readonly Counter[] = [];
  try {
    const recipients = entries.map(({ recipient }) => recipient);
    optedOut = await withTimeLimit(settings.requestTimeout, optedOutOf(recipients, settings.optOuts));
    const unwanted = new Set(optedOut);
    isWanted = ({ recipient }) => !unwanted.has(recipient);
    // What was begun is not refused any more.
    const judged = isKnown ? [] : await judgeList(settings, list, common, entries.filter(isWanted), count, issues);
    if (judged instanceof Response) {
      // Another process may have handed it over meanwhile, and taken the quota for it.
      const known = await outbox?.status(key, { scope });
      if (!outbox || !known) return judged;
      return answerOf(await settled(settings, { outbox, scope, key }, known, request.signal), undefined, optedOut);
    }
    taken = judged;
  } catch {
    return answer({ outcome: isKnown ? "unknown" : "not-sent", reason: "internal-error" });
  }
  if (request.signal.aborted) {
    await giveBack(store, taken, now());
    return answer({ outcome: isKnown ? "unknown" : "not-sent", reason: "interrupted" });
  }

  if (outbox) {
    const wanted = entries.filter(isWanted);
    if (wanted.length === 0) return refuse("opted-out");
    const { recipients: _recipients, message: _message, ...rest } = common;
    const send = { outbox, scope, key, fingerprint: hash };
    const handed = await handOver(
      send,
      withCheckedText({ ...rest, messages: wanted, invalid: unsendable, duplicates }),
    );
    handedOver();
    const becomes = "state" in handed ? await settled(settings, send, handed, request.signal) : handed;
    const { outcome } = "state" in becomes ? outcomeOf(becomes) : becomes;
    if (outcome === "not-sent") await giveBack(store, taken, now());
    return "state" in becomes ? answerOf(becomes, undefined, optedOut) : answer(becomes);
  }
  const portions: PortionOutcome[] = [];
  const all = portionsOf(entries);
  for (const [portion, whole] of all.entries()) {
    const wanted = whole.filter(isWanted);
    if (wanted.length === 0) continue;
    const keyed = { scope, key, replaces, portion };
    const stored = await sendPortion(settings, keyed, hash, {
      request,
      common,
      entries: wanted,
      count,
      of: all.length,
    });
    portions.push(...toPortions(stored));
    // The others would fail as well, or it is not known what became of this one.
    if (stored.outcome === "sent" || isOfTheRows(stored)) continue;
    const rest = all.slice(portion + 1).flatMap((some) => some.filter(isWanted).map(({ row }) => row));
    if (rest.length > 0) portions.push({ outcome: "not-sent", reason: "interrupted", rows: rest });
    break;
  }
  const outcome: ListOutcome = {
    outcome: outcomeOfAll(portions),
    portions,
    ...left,
    ...(optedOut.length > 0 && { optedOut }),
  };
  if (portions.length === 0) {
    // An earlier request with this key may have been sent before everybody opted out.
    return toJson({ ...outcome, ...refusalOf("opted-out"), outcome: isKnown ? "unknown" : "not-sent" }, 422);
  }
  return toJson(
    outcome,
    portions.some((each) => each.outcome === "sent") ? 200 : answer(portions[0] as SendOutcome).status,
  );
}

/** The rows that can be sent, or why none can. Templates and phone metadata load with the first list. */
async function readRows(body: ListBody, draft: SendDraft) {
  const { readList, TextsTooLongError } = await import("./read-list.ts");
  if (typeof draft.message !== "string") return invalid([{ field: "message", code: "required" }]);
  try {
    const read = await readList(body, draft as SendRequest);
    const [issue] = read.issues.filter(({ code }) => code !== "looks-like-field");
    if (!issue) return read;
    const message = `The text has a field that cannot be filled: ${issue.code} ${JSON.stringify(issue.params)}`;
    return { ...invalid([{ field: "message", code: "invalid-characters", params: { characters: "{" } }]), message };
  } catch (error) {
    if (error instanceof TextsTooLongError) return refusalOf("list-too-long", "The texts of the list are too long.");
    if (!(error instanceof RangeError)) throw error;
    return { ...invalid([{ field: "recipients", code: "not-an-option" }]), message: error.message };
  }
}

/**
 * Checks the list as a whole against the host's limits, countries, quotas and `allow`.
 *
 * @returns its refusal, or what it has taken of the quotas
 */
async function judgeList(
  settings: HandlerSettings,
  { request, scope }: ListRequest,
  common: SendRequest,
  entries: readonly ListEntry[],
  count: TextCounter,
  issues: readonly Issue[],
): Promise<Response | readonly Counter[]> {
  if (issues.length > 0) return answer(invalid(issues));
  const { limits, store, now, outbox } = settings;
  const recipients = entries.map(({ recipient }) => recipient);
  const estimate = await estimateEntries(settings, common, entries, count);
  const broken = limitIssues(recipients.length, estimate.segmentsPerRecipient, {
    ...limits,
    recipients: limits.recipients ?? Infinity,
  });
  if (broken.length > 0) return answer(invalid(broken));
  const refusal = await refusalBy(settings, request, { ...common, recipients }, estimate);
  if (refusal) return toResponse(refusal);
  const counters = common.sandbox ? [] : countersOf(limits, scope, estimate);
  if (counters.length === 0) return [];
  if (!(await store.consume(counters, now()))) return refuse("quota-exceeded");
  if (outbox) return counters;
  // There is enough for all; each portion takes its own.
  await giveBack(store, counters, now());
  return [];
}

interface Portion {
  readonly request: Request;
  readonly common: SendRequest;
  readonly entries: readonly ListEntry[];
  readonly count: TextCounter;
  readonly of: number;
}

/** Sends one portion, or finds what became of it before. Never rejects. */
async function sendPortion(
  settings: HandlerSettings,
  keyed: KeyedRequest,
  hash: string,
  { request, common, entries, count, of }: Portion,
): Promise<StoredPortion> {
  const rows = entries.map(({ row }) => row);
  const recipients = entries.map(({ recipient }) => recipient);
  try {
    const claim = await claimKey(settings, keyed, hash, request.signal);
    if (claim.state === "other-body") return { ...refusalOf("idempotency-key-reused"), rows };
    if (claim.state === "new") {
      const attempt = (tag: string | undefined): ReturnType<typeof attemptPortion> =>
        attemptPortion(settings, { scope: keyed.scope, common, entries, count, of, tag });
      const { outcome } = await settleClaim(
        settings,
        keyed,
        { recipients, ...(common.tag && { tag: common.tag }) },
        attempt,
      );
      return { rows, ...outcome };
    }
    const known = claim.outcome as StoredPortion | undefined;
    if (known && known.outcome !== "unknown") return { ...known, rows: known.rows ?? rows };
    return (
      (await findPortion(settings, keyed, known, rows, of)) ??
      known ?? { ...refusalOf("idempotency-key-in-flight"), rows }
    );
  } catch (error) {
    if (error instanceof StoreFullError) return { ...refusalOf("store-full"), rows };
    return { outcome: "unknown", reason: "internal-error", rows };
  }
}
