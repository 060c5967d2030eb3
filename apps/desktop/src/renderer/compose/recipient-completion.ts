import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { PeopleList, SmsComposer } from "@sms-composer/composer";
import type { Suggestion } from "../../bridge/calls.ts";
import { controls } from "../controls.ts";
import { phoneText } from "../formats.ts";
import type { ViewContext } from "../view-context.ts";

/** Letters that a name needs before people are looked for, digits that a number needs. */
const MIN_LETTERS = 3;
const TYPING_PAUSE = 80;

/**
 * People and groups who fit what is typed into the field of the recipients, to be chosen with the arrow keys or the
 * pointer. It stands beside the element, hears its field, and puts what was chosen into its draft.
 */
export class RecipientCompletion extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: absolute;
        z-index: 2;
      }
      ul {
        background: var(--surface);
        border: 1px solid var(--control-line);
        border-radius: 10px;
        box-shadow: 0 6px 24px rgb(0 0 0 / 0.18);
        padding: 0.3rem;
        min-inline-size: 18rem;
      }
      li {
        display: flex;
        justify-content: space-between;
        gap: 1.5rem;
        padding: 0.35rem 0.6rem;
        border-radius: 6px;
        cursor: pointer;
      }
      li[aria-selected="true"],
      li:hover {
        background: var(--tint);
      }
      .visually-hidden {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    suggestions: { state: true },
    chosen: { state: true },
  };
  declare context: ViewContext;
  declare suggestions: readonly Suggestion[];
  /** Index of the one that Enter takes. */
  declare chosen: number;

  #composer: SmsComposer | undefined;
  #input: HTMLInputElement | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  constructor() {
    super();
    this.suggestions = [];
    this.chosen = 0;
  }

  /** Hears the field of an element; the one before is let go. */
  follow(composer: SmsComposer | undefined): void {
    if (composer === this.#composer) return;
    this.#composer?.removeEventListener("input", this.#typed);
    this.#composer?.removeEventListener("keydown", this.#pressed, { capture: true });
    this.#composer?.removeEventListener("focusout", this.#left, { capture: true });
    this.#composer = composer;
    composer?.addEventListener("input", this.#typed);
    // Before the field itself, whose Enter would read the letters as a number.
    composer?.addEventListener("keydown", this.#pressed, { capture: true });
    composer?.addEventListener("focusout", this.#left, { capture: true });
  }

  #typed = (event: Event): void => {
    const [input] = event.composedPath();
    if (!(input instanceof HTMLInputElement) || input.id !== "recipients") return;
    this.#input = input;
    clearTimeout(this.#typing);
    const typed = input.value.trim().slice(0, 200);
    if (!/\p{L}/u.test(typed) || typed.length < MIN_LETTERS) return this.#close();
    this.#typing = setTimeout(() => void this.#look(typed), TYPING_PAUSE);
  };

  async #look(typed: string): Promise<void> {
    const round = ++this.#round;
    const suggestions = await this.context.calls.completeRecipient({ typed });
    if (round !== this.#round || this.#input?.value.trim() !== typed) return;
    this.suggestions = suggestions;
    this.chosen = 0;
    this.#place();
  }

  /** Below the field, wherever that is now. */
  #place(): void {
    const field = this.#input?.getBoundingClientRect();
    const parent = this.offsetParent?.getBoundingClientRect();
    if (!field || !parent) return;
    const scrolled = this.offsetParent?.scrollTop ?? 0;
    this.style.insetBlockStart = `${field.bottom - parent.top + scrolled + 4}px`;
    this.style.insetInlineStart = `${field.left - parent.left}px`;
  }

  #pressed = (event: KeyboardEvent): void => {
    if (this.suggestions.length === 0 || event.composedPath()[0] !== this.#input) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.chosen = (this.chosen + step + this.suggestions.length) % this.suggestions.length;
    else if (event.key === "Enter") void this.#take(this.suggestions[this.chosen]);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Keeps what was typed half; a press on the suggestions is no leaving. */
  #left = (event: FocusEvent): void => {
    if (this.suggestions.length > 0) event.stopPropagation();
    setTimeout(() => this.#close());
  };

  #close(): void {
    this.#round++;
    this.suggestions = [];
  }

  async #take(suggestion: Suggestion | undefined): Promise<void> {
    const composer = this.#composer;
    if (!suggestion || !composer) return;
    if (this.#input) this.#input.value = "";
    this.#close();
    if (suggestion.kind === "group") await this.#takeGroup(suggestion.name, composer);
    else if (composer.list) composer.list = withPerson(composer.list, suggestion.name, suggestion.phone);
    // Many numbers are a reference in the draft.
    else composer.draft = { ...composer.draft, list: undefined, recipients: [...composer.numbers, suggestion.phone] };
    this.#input?.focus();
  }

  /** A group is one token, with the fields of its members; who was written to before comes with it. */
  async #takeGroup(group: string, composer: SmsComposer): Promise<void> {
    const { recipients: _recipients, list: _list, ...draft } = composer.draft;
    const phones = [...composer.numbers, ...numbersOf(composer.list)];
    const list = await this.context.calls.readGroup({ group, phones });
    if (!list) return;
    composer.draft = { ...draft, recipients: [] };
    composer.list = list;
  }

  protected override render() {
    const { suggestions, context } = this;
    const { people } = context.messages;
    return html`
      <p class="visually-hidden" role="status">${suggestions.length > 0 ? this.#spoken() : nothing}</p>
      ${
        suggestions.length === 0
          ? nothing
          : html`<ul role="listbox" aria-label=${people.suggestions}>
            ${suggestions.map(
              (suggestion, n) => html`<li
                role="option"
                aria-selected=${n === this.chosen}
                @pointerdown=${(event: Event) => {
                  event.preventDefault();
                  void this.#take(suggestion);
                }}
              >
                <strong>${suggestion.name}</strong>
                <span class="quiet">${this.#detail(suggestion)}</span>
              </li>`,
            )}
          </ul>`
      }
    `;
  }

  #detail(suggestion: Suggestion): string {
    return suggestion.kind === "group"
      ? this.context.messages.people.contacts(suggestion.contacts)
      : phoneText(suggestion.phone);
  }

  #spoken(): string {
    const suggestion = this.suggestions[this.chosen];
    const found = this.context.messages.people.found(this.suggestions.length);
    return suggestion ? `${suggestion.name}, ${this.#detail(suggestion)}. ${found}` : found;
  }
}

/** The phone column of a list of contacts is its second; of another list the one that it names. */
function phoneIndex({ phoneColumn, columns }: PeopleList): number {
  return typeof phoneColumn === "number" ? phoneColumn : Math.max(0, columns.indexOf(phoneColumn ?? ""));
}

const numbersOf = (list: PeopleList | undefined): string[] =>
  list ? list.rows.map((row) => row[phoneIndex(list)] ?? "").filter(Boolean) : [];

function withPerson(list: PeopleList, name: string, phone: string): PeopleList {
  const phones = phoneIndex(list);
  const isThere = list.rows.some((row) => row[phones] === phone);
  if (isThere) return list;
  const names = list.columns.findIndex((_, column) => column !== phones);
  const row = list.columns.map((_, column) => (column === phones ? phone : column === names ? name : ""));
  const { lines: _lines, ...rest } = list;
  return { ...rest, rows: [...list.rows, row] };
}

customElements.define("recipient-completion", RecipientCompletion);

declare global {
  interface HTMLElementTagNameMap {
    "recipient-completion": RecipientCompletion;
  }
}
