import type { MessageAnalysis } from "@sms-composer/core/segments";
import type { ByteLine } from "../terminal/byte-lines.ts";
import type { CountOrder } from "../command-options.ts";
import { fixMessage, judgeMessage } from "./message-verdict.ts";
import { decodeText, withoutMark } from "../terminal/text-decoding.ts";

/** Bytes of the longest line that is read. A message ends at 1,530 characters. */
export const MAX_LINE = 256 * 1024;

/** Sentences that say why a line cannot be read. */
export const UNREADABLE = {
  "not-utf-8": "not UTF-8 text",
  "too-long": "longer than 256 KiB",
} as const;

/** The result for a line; nothing for an empty one. */
export type LineOutcome =
  | { readonly text: string; readonly analysis: MessageAnalysis }
  | { readonly unreadable: keyof typeof UNREADABLE }
  | undefined;

/** Reads the text of a line and analyses it, after fixing it where that is the order. */
export function judgeLine(bytes: ByteLine, isFirst: boolean, { form, analysis: options }: CountOrder): LineOutcome {
  if (!bytes) return { unreadable: "too-long" };
  const decoded = decodeText(bytes);
  if (decoded === undefined) return { unreadable: "not-utf-8" };
  const source = (isFirst ? withoutMark(decoded) : decoded).replace(/\r$/, "");
  if (source === "") return undefined;
  const text = form === "fix" ? onOneLine(fixMessage(source, options)) : source;
  return { text, analysis: judgeMessage(text, options) };
}

/** Whether the platform takes what is in the line. */
export function canBeSent(outcome: LineOutcome): boolean {
  return outcome === undefined || ("analysis" in outcome && outcome.analysis.issues.length === 0);
}

/** Line breaks within a text as the API writes them. */
function onOneLine(text: string): string {
  return text.replace(/\r\n?|\n/g, ":br:");
}
