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
  const { optedOut } = answer as { readonly optedOut?: unknown };
  const left = Array.isArray(optedOut) ? optedOut.filter((number) => typeof number === "string") : [];
  return { outcome: outcome as ListOutcome["outcome"], portions: read, ...(left.length > 0 && { optedOut: left }) };
}

/** What came of a list, in the terms of a send: the rows that were accepted, and what stopped the others. */
export function resultOfList(portion: Portion, { portions, outcome, optedOut }: ListOutcome): SendResult {
  const { request, list } = portion;
  const numbersOf = (rows: readonly number[]): string[] => rows.map((row) => list?.entries[row]?.recipient ?? "");
  let left = optedOut;
  const accepted = portions.flatMap((each): Accepted[] => {
    if (each.outcome !== "sent") return [];
    const { rows } = each;
    const own = { ...request, recipients: numbersOf(rows) };
    const whole = { request: own, rows, ...(left && { optedOut: left }) };
    // Named once, beside the first.
    left = undefined;
    return ["messageId" in each ? { ...whole, receipt: each, sms: each.segments } : whole];
  });
  const isOpen = (each: PortionOutcome): each is Refusal & PortionOutcome => each.outcome === "unknown";
  const isRefused = (each: PortionOutcome): each is Refusal & PortionOutcome => each.outcome === "not-sent";
  const refusal: Refusal | undefined = portions.find(isOpen) ?? portions.find(isRefused);
  if (refusal) return { accepted, stop: { portion, refusal, rest: 0 } };
  if (accepted.length > 0) return { accepted };
  return { accepted, stop: { portion, refusal: { outcome: outcome === "not-sent" ? outcome : "unknown" }, rest: 0 } };
}
