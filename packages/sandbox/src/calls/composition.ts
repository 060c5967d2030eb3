import { analyzeMessage } from "@sms-composer/core/segments";
import { copyOf } from "../text-copy.ts";
import type { Content } from "../platform/message.ts";
import type { FieldProblem } from "../wire/refusal.ts";
import type { SendTerms } from "../wire/send-terms.ts";

const MAX_SEGMENTS = 10;

/**
 * What the platform makes of a text: replaced, decoded, counted and cut by the same rules as the composer's preview.
 * Problems are added to the list.
 */
export function compose(
  message: string | undefined,
  terms: Pick<SendTerms, "range" | "stop" | "unicode">,
  mention: string,
  problems: FieldProblem[],
): Content | undefined {
  const mode = terms.unicode ? "unicode" : "gsm";
  const body = message === undefined ? undefined : analyzeMessage(message, { mode });
  if (message === undefined || !body?.text) {
    problems.push({ element: "message", code: 43, say: (words) => words[43] });
    return undefined;
  }
  const stop = terms.range === "premium" && terms.stop;
  const { text, stopMention, encoding, units, segments } = stop
    ? analyzeMessage(message, { mode, stop: mention })
    : body;
  if (terms.range === "lowCost" && segments.length > 1) {
    problems.push({ element: "message", code: 42, say: (words) => words[42] });
  } else if (segments.length > MAX_SEGMENTS) {
    problems.push({ element: "message", code: 52, say: (words) => words[52] });
  }
  return { text: copyOf(text), stopMention, encoding, units, segments };
}

/** Whether the commercial sending window holds it: the STOP mention tells, in Low Cost the one written by hand. */
export function isCommercial(content: Content, terms: Pick<SendTerms, "range" | "stop">): boolean {
  return terms.range === "premium" ? terms.stop : /\bNoPub\s*=\s*STOP\b/i.test(content.text);
}
