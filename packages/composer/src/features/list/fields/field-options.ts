import { html, type TemplateResult } from "lit";
import type { ListMessages } from "../../../languages/en/list.ts";
import { FieldCompletion } from "./field-completion.ts";

const LIST_ID = "field-options";
const optionId = (index: number): string => `${LIST_ID}-${index}`;
const STATIC_ARIA = { "aria-autocomplete": "list", "aria-haspopup": "listbox" } as const;
const ARIA = [...Object.keys(STATIC_ARIA), "aria-controls", "aria-activedescendant"];

/** The fields around the options, as the options use them. */
export interface OptionsHost {
  /** The names of the fields, in the order of the columns. */
  readonly names: readonly string[];
  label(column: number): TemplateResult;
  /** Writes a field in place of what is typed of it. */
  insert(name: string): void;
  changed(): void;
  /** So many options have come up. */
  opened(count: number): void;
}

/**
 * The fields as a list of options that opens once a `{` is typed. The focus stays in the text area, whose
 * `aria-activedescendant` names the option. Loads when somebody comes to write.
 */
export class FieldOptions {
  #element: HTMLTextAreaElement;
  #host: OptionsHost;
  #completion = new FieldCompletion();

  /** @param signal ends that it follows the keys of the text area */
  constructor(element: HTMLTextAreaElement, signal: AbortSignal, host: OptionsHost) {
    this.#element = element;
    this.#host = host;
    const on = (type: string, listener: (event: Event) => void): void =>
      element.addEventListener(type, listener, { signal });
    on("input", () => this.#follow(true));
    for (const type of ["keyup", "click"]) on(type, () => this.#follow(false));
    on("keydown", (event) => this.#keyPressed(event as KeyboardEvent));
    on("blur", () => this.#close());
    signal.addEventListener("abort", () => {
      for (const name of ARIA) element.removeAttribute(name);
    });
    for (const [name, value] of Object.entries(STATIC_ARIA)) element.setAttribute(name, value);
    // A brace may have been typed while this was loading.
    this.#follow(true);
  }

  get isOpen(): boolean {
    return this.#completion.field !== undefined;
  }

  render(messages: ListMessages): TemplateResult {
    const { matches, active } = this.#completion;
    const { names, label, insert } = this.#host;
    return html`<div class="actions fields" role="listbox" id=${LIST_ID} aria-label=${messages.insertField}>
      ${matches.map(
        (name, index) => html`<div
          role="option"
          part="button"
          id=${optionId(index)}
          aria-selected=${index === active ? "true" : "false"}
          @pointerdown=${(event: Event) => event.preventDefault()}
          @click=${() => insert(name)}
        >${label(names.indexOf(name))}</div>`,
      )}
    </div>`;
  }

  /** Closes the list, since a field is being inserted. @returns the index of the brace of the one that is being typed */
  take(): number | undefined {
    const index = this.#completion.field?.index;
    this.#completion.close();
    this.#describe();
    return index;
  }

  /** Says on the text area what is open. */
  #describe(): void {
    const { field, active } = this.#completion;
    const element = this.#element;
    if (field) {
      element.setAttribute("aria-controls", LIST_ID);
      element.setAttribute("aria-activedescendant", optionId(active));
    } else for (const name of ["aria-controls", "aria-activedescendant"]) element.removeAttribute(name);
  }

  #changed(): void {
    this.#describe();
    this.#host.changed();
  }

  #follow(isTyped: boolean): void {
    const { value, selectionEnd, readOnly } = this.#element;
    if (readOnly) return;
    const { field: before } = this.#completion;
    if (!this.#completion.follow(value, selectionEnd, this.#host.names, isTyped)) return;
    const { field, matches } = this.#completion;
    if (field && !before) this.#host.opened(matches.length);
    if (field || before) this.#changed();
  }

  #keyPressed(event: KeyboardEvent): void {
    const { field, matches, active } = this.#completion;
    if (!field || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      this.#completion.move(key === "ArrowDown" ? 1 : -1);
      this.#changed();
      requestAnimationFrame(() => this.#showActive());
    } else if (key === "Enter") this.#host.insert(matches[active] ?? "");
    else if (key === "Escape") this.#close();
    else return;
    event.preventDefault();
    // Escape closes this list, and nothing around it.
    event.stopPropagation();
  }

  /** Scrolls the option that Enter takes into sight. */
  #showActive(): void {
    const root = this.#element.getRootNode() as ShadowRoot;
    root.getElementById(optionId(this.#completion.active))?.scrollIntoView({ block: "nearest" });
  }

  #close(): void {
    const wasOpen = this.isOpen;
    this.#completion.close();
    if (wasOpen) this.#changed();
  }
}
