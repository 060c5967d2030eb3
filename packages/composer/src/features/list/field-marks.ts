import { html, nothing, type TemplateResult } from "lit";
import type { CompiledTemplate } from "@sms-composer/core/template";

/** Longer texts keep one colour: drawing them twice would be felt at every key. */
const MAX_MARKED = 20_000;
/** Colours of columns; the name of a field says what it is, and its colour only where it is. */
const HUES = 6;

/** The text once more behind the text field, with its fields coloured and its mistakes underlined. */
export function fieldMarks(message: string, { parts, issues }: CompiledTemplate): TemplateResult | typeof nothing {
  if (message.length > MAX_MARKED) return nothing;
  const fields = parts.flatMap((part) =>
    typeof part === "string" ? [] : [{ index: part.index, length: part.length, look: hueOf(part.column) }],
  );
  const wrong = issues.map(({ index, length }) => ({ index, length, look: "mistake" }));
  const pieces: (string | TemplateResult)[] = [];
  let from = 0;
  for (const { index, length, look } of [...fields, ...wrong].sort((one, other) => one.index - other.index)) {
    if (index < from) continue;
    pieces.push(message.slice(from, index));
    from = index + length;
    pieces.push(html`<mark class=${look}>${message.slice(index, from)}</mark>`);
  }
  // A line that ends with the text has no height without something in it.
  return html`<div class="box marks" aria-hidden="true">${pieces}${message.slice(from)}${"\u200b"}</div>`;
}

export const hueOf = (column: number): string => `hue-${column % HUES}`;
