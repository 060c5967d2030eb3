import { analyzeMessage, LIMITS } from "@sms-composer/core/segments";
import { copyOf } from "../text-copy.ts";
import type { Content } from "../platform/message.ts";
import type { FieldProblem } from "../wire/refusal.ts";
import type { SendOptions } from "../wire/send-options.ts";

/**
 * Replaces, decodes, counts and cuts a text by the same rules as the composer's preview. Problems are added to the list.
 *
 * @returns `undefined` when nothing is left to send
 */
export function compose(
  message: string | undefined,
  options: Pick<SendOptions, "range" | "stop" | "unicode">,
  mention: string,
  problems: FieldProblem[],
): Content | undefined {
  const mode = options.unicode ? "unicode" : "gsm";
  const body = message === undefined ? undefined : analyzeMessage(message, { mode });
  if (message === undefined || !body?.text) {
    problems.push({ element: "message", code: 43, say: (texts) => texts[43] });
    return undefined;
  }
  const stop = options.range === "premium" && options.stop;
  const { text, stopMention, encoding, units, segments } = stop
    ? analyzeMessage(message, { mode, stop: mention })
    : body;
  if (options.range === "lowCost" && segments.length > 1) {
    problems.push({ element: "message", code: 42, say: (texts) => texts[42] });
  } else if (segments.length > LIMITS.segments) {
    problems.push({ element: "message", code: 52, say: (texts) => texts[52] });
  }
  return { text: copyOf(text), stopMention, encoding, units, segments };
}

/** Whether a text is commercial, and so subject to the sending window: it has a STOP mention, in Low Cost `NoPub=STOP`. */
export function isCommercial(content: Content, options: Pick<SendOptions, "range" | "stop">): boolean {
  return options.range === "premium" ? options.stop : /\bNoPub\s*=\s*STOP\b/i.test(content.text);
}
