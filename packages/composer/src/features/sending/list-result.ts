import type { ListOutcome, PortionOutcome } from "@sms-composer/core";
import { readOutcome } from "./outcome-reader.ts";
import type { Accepted, Portion, Refusal, SendResult } from "./sending.ts";

/** Reads the outcome of a list that comes from outside; undefined when it is none. */
export function readListOutcome(answer: unknown): ListOutcome | undefined {
  const { outcome, portions } = Object(answer) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(portions) || typeof outcome !== "string") return undefined;
  const read = portions.flatMap((portion): PortionOutcome[] => {
    const { rows } = Object(portion) as { readonly rows?: unknown };
    const known = readOutcome(portion);
    return known && Array.isArray(rows) ? [{ ...known, rows: rows.filter((row) => typeof row === "number") }] : [];
  });
  // A portion that cannot be read may have been sent.
  if (read.length !== portions.length) return undefined;
  // What a list and a request have in common is read in the same way.
  const { optedOut = [], progress } = readOutcome({ ...(answer as object), outcome: "unknown" }) as ListOutcome;
  return {
    outcome: outcome as ListOutcome["outcome"],
    portions: read,
    ...(progress && { progress }),
    ...(optedOut.length > 0 && { optedOut }),
  };
}

/** The result of a list in the terms of a send: the rows that were accepted, and what stopped the others. */
export function resultOfList(portion: Portion, { portions, outcome, optedOut, progress }: ListOutcome): SendResult {
  // What was accepted so far is told with all the rest.
  const isOpen = (each: PortionOutcome): each is Refusal & PortionOutcome => each.outcome === "unknown";
  const waiting = portions.find(isOpen);
  if (progress)
    return { accepted: [], open: [{ ...portion, progress, optedOut, refusal: waiting }], failed: [], rest: 0 };
  const { request, list } = portion;
  const numbersOf = (rows: readonly number[]): string[] => rows.map((row) => list?.entries[row]?.recipient ?? "");
  let left = optedOut;
  const accepted = portions.flatMap((each): Accepted[] => {
    if (each.outcome !== "sent") return [];
    const { rows } = each;
    const own = { ...request, recipients: numbersOf(rows) };
    const whole = { request: own, rows, optedOut: left };
    // Named once, beside the first.
    left = undefined;
    return ["messageId" in each ? { ...whole, receipt: each, sms: each.segments } : whole];
  });
  const isRefused = (each: PortionOutcome): each is Refusal & PortionOutcome => each.outcome === "not-sent";
  const refusal: Refusal | undefined =
    waiting ??
    portions.find(isRefused) ??
    (accepted.length > 0 ? undefined : { outcome: outcome === "not-sent" ? outcome : "unknown" });
  return {
    accepted,
    open: refusal?.outcome === "unknown" ? [portion] : [],
    failed: refusal ? [{ request, refusal }] : [],
    rest: 0,
  };
}
