import type { ListOutcome, PortionOutcome, SendOutcome, SendProgress } from "@sms-composer/core/requests";
import { grouped, outcomeOfAll } from "../portion-outcomes.ts";
import type { HandlerPortion, HandlerSend } from "../handler-outbox.ts";

/**
 * The outcome of a send, in the shape of a handler's answers: portion by portion for a list, and for what the backend
 * itself has handed over to more people than one request takes. What has not left yet is `unknown`, with how far the
 * send is: it will leave.
 */
export function outcomeOf({ portions, invalid, duplicates, isList }: HandlerSend): SendOutcome | ListOutcome {
  const [first] = portions;
  const progress = progressOf(portions);
  if (!isList && portions.length <= 1)
    return first ? sendOutcomeOf(first, progress) : { outcome: "not-sent", reason: "invalid" };
  const flat = portions.flatMap(portionsOf);
  return {
    outcome: portions.length === 0 ? "not-sent" : outcomeOfAll(flat),
    portions: flat,
    ...(progress && { progress }),
    ...(invalid.length > 0 && { invalid }),
    ...(duplicates.length > 0 && { duplicates }),
  };
}

/** Waiting a little teaches nothing more: done, up to a person, or being looked up for a while. */
export const isSettled = ({ portions }: Pick<HandlerSend, "portions">): boolean =>
  portions.every(({ state }) => state !== "queued" && state !== "sending");

/** The progress of a send; undefined where it is not under way any more. */
function progressOf(portions: readonly HandlerPortion[]): SendProgress | undefined {
  if (isSettled({ portions })) return undefined;
  const sum = (some: readonly HandlerPortion[], count: (portion: HandlerPortion) => number): number =>
    some.reduce((total, portion) => total + count(portion), 0);
  const accepted = portions.filter(({ outcome }) => outcome === "sent");
  return {
    sent: sum(accepted, ({ recipients, refused }) => recipients - refused.length),
    total: sum(portions, ({ recipients }) => recipients),
  };
}

/** Rows that the gateway refused while it took the others are a portion of their own. */
function portionsOf(portion: HandlerPortion): PortionOutcome[] {
  const left = new Set(portion.refused.map(({ row }) => row));
  const taken = portion.rows.filter((row) => !left.has(row));
  const refused = [...grouped(portion.refused, ({ code }) => code)].map(([code, some]): PortionOutcome => ({
    outcome: "not-sent",
    reason: "refused",
    code,
    rows: some.map(({ row }) => row),
  }));
  const segments = portion.segments === undefined ? {} : { segments: portion.segments };
  return taken.length > 0
    ? [{ ...sendOutcomeOf(portion), ...segments, rows: taken } as PortionOutcome, ...refused]
    : refused;
}

function sendOutcomeOf(portion: HandlerPortion, progress?: SendProgress): SendOutcome {
  const { outcome = "unknown", reason, code, message, fieldErrors, issues, tag } = portion;
  const { messageId, segments, cost, currency } = portion;
  if (progress || portion.outcome === undefined) {
    // The account has to be put right before it goes on: that does not happen by waiting.
    const hold =
      portion.state === "queued" && reason === "refused" ? { reason, ...(code !== undefined && { code }) } : {};
    return { outcome: "unknown", ...hold, tag, ...(progress && { progress }) };
  }
  if (outcome !== "sent") {
    return {
      outcome,
      ...(reason !== undefined && { reason }),
      ...(code !== undefined && { code }),
      ...(message !== undefined && { message }),
      ...(fieldErrors && { fieldErrors }),
      ...(issues && { issues }),
      ...(outcome === "unknown" && { tag }),
    };
  }
  if (messageId === undefined || segments === undefined || cost === undefined || currency === undefined)
    return { outcome, foundByTag: true };
  return { outcome, messageId, segments: segments / portion.recipients, cost, currency };
}
