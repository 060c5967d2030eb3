import { html, nothing, type TemplateResult } from "lit";
import type { CompiledTemplate } from "@sms-composer/core/template";

/** Longer texts keep one colour: drawing them twice would be felt at every key. */
const MAX_MARKED = 20_000;
/**
 * The text once more behind the text field, with its fields coloured and its mistakes underlined.
 * @param hueOf the class of a column's colour
 */
export function fieldMarks(
  message: string,
  { parts, issues }: CompiledTemplate,
  hueOf: (column: number) => string,
): TemplateResult | typeof nothing {
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

/** Puts the colours where the text is, until the signal: under the same lines, beside the same scroll bar. */
export function alignMarks(element: HTMLTextAreaElement, signal: AbortSignal): void {
  const align = (): void => {
    const marks = element.previousElementSibling;
    if (!(marks instanceof HTMLElement)) return;
    const { style } = marks;
    style.insetInlineStart = "auto";
    style.left = `${element.clientLeft - 1}px`;
    style.width = `${element.clientWidth + 2}px`;
    marks.scrollTop = element.scrollTop;
  };
  element.addEventListener("scroll", align, { signal });
  const sizes = new ResizeObserver(align);
  sizes.observe(element);
  signal.addEventListener("abort", () => sizes.disconnect());
}
