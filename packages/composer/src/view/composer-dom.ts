import { adoptStyles, type CSSResult, unsafeCSS } from "lit";
import type { SendField } from "@sms-composer/core";
import { PointerGuard } from "./pointer-guard.ts";

/** A style sheet as this browser reads it: without `light-dark()`, which came in 2024, the light colours in every scheme. */
const readable = (sheet: CSSResult): CSSResult =>
  CSS.supports("color:light-dark(red,red)")
    ? sheet
    : unsafeCSS(sheet.cssText.replace(/light-dark\((.*?),.*?\)/g, "$1"));

/** The drawn element: its live region, its text, its focus. */
export class ComposerDom {
  readonly pointer = new PointerGuard();
  #text: HTMLTextAreaElement | null = null;
  #root: () => ParentNode & Partial<Pick<ShadowRoot, "activeElement" | "adoptedStyleSheets">>;

  /** @param root where the element is drawn, empty before the first time */
  constructor(root: () => ParentNode & Partial<Pick<ShadowRoot, "activeElement" | "adoptedStyleSheets">>) {
    this.#root = root;
  }

  get text(): HTMLTextAreaElement | null {
    return (this.#text ??= this.#root().querySelector("textarea"));
  }

  /** Speaks through the live region. Given the same text twice, a region says it once; a blank makes it another text. */
  say(text: string): void {
    const region = this.#root().querySelector("div.spoken");
    if (region) region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  }

  /** Adds styles, also of a part that has loaded later. */
  adoptStyles(...styles: readonly CSSResult[]): void {
    const { adoptedStyleSheets = [] } = this.#root();
    adoptStyles(this.#root() as ShadowRoot, [...adoptedStyleSheets, ...styles.map(readable)]);
  }

  /** @returns whether the field shows */
  focusField(field: SendField): boolean {
    return this.focus(`[data-field="${field}"] :is(textarea, input:not([type="radio"], :disabled), :checked)`);
  }

  /** Puts the focus where a panel was opened. */
  focusOpener(panel: string): void {
    this.focus(`[data-opens="${panel}"]`);
  }

  /** The element inside that has the focus. */
  get focused(): Element | null | undefined {
    return this.#root().activeElement;
  }

  /** Puts the focus on the question, or on what became of a send: a further Enter there presses nothing. */
  focusFoot(): void {
    this.focus("#send-status");
  }

  /** The number that was typed and not added yet. */
  get pendingNumber(): string {
    return this.#numbers?.value.trim() ?? "";
  }

  clearPendingNumber(): void {
    if (this.#numbers) this.#numbers.value = "";
  }

  /** @returns whether there is what the selector names */
  focus(selector: string): boolean {
    const control = this.#root().querySelector<HTMLElement>(selector);
    control?.focus();
    return control !== null;
  }

  get #numbers(): HTMLInputElement | null {
    return this.#root().querySelector<HTMLInputElement>("#recipients");
  }
}
