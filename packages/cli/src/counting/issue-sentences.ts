import type { Issue, IssueCode, IssueParams } from "@sms-composer/core/segments";
import { amount, formatCount } from "../terminal/amounts.ts";
import { visibleText } from "../terminal/visible-text.ts";

/** The issues that a text alone can have. */
const SENTENCES: { readonly [Code in IssueCode]?: (params: IssueParams) => string } = {
  required: () => "there is nothing to send",
  "unsupported-characters": ({ count, characters }) =>
    `${amount(Number(count), "character")} not in the GSM alphabet: ${visibleText(String(characters))}`,
  "too-many-segments": ({ segments, max }) =>
    `${formatCount(Number(segments))} SMS, at most ${max} go out as one message`,
  "low-cost-too-long": ({ units, max }) => `${amount(Number(units), "unit")}, a Low Cost SMS holds ${max}`,
  "no-pub-stop-required": ({ fix }) => `commercial text in Low Cost must carry${fix}`,
  "low-cost-unicode": () => "Low Cost cannot be sent in Unicode mode",
};

/** The sentence for an issue. */
export function issueSentence({ code, params = {} }: Issue): string {
  return SENTENCES[code]?.(params) ?? code;
}
