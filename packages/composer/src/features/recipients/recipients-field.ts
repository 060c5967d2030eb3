import { html, nothing, type TemplateResult } from "lit";
import type { ViewModel } from "../../view/view-model.ts";
import { fieldError } from "../../view/field-error.ts";
import { panelOpener } from "../../view/panel-opener.ts";
import { isOptedOut } from "../../draft/recipient-changes.ts";
import type { Recipient, RecipientList } from "../../draft/recipient-list.ts";
import { optedOutMessage, spoken, invalidMessage } from "./recipient-messages.ts";

/** More tokens than this are shown as a number: nobody reads them, and they cost the page dearly. */
const MAX_TOKENS = 100;
/** Of them, wrong numbers. */
const MAX_WRONG = 20;
/** Figures that were not taken, and characters of each. */
const MAX_IGNORED = 3;
const LONGEST_SOURCE = 30;

/** The buttons of the tokens, and the text box behind them. */
const stopsAround = (from: HTMLElement): HTMLElement[] => [
  ...(from.closest(".tokens")?.querySelectorAll<HTMLElement>("button.remove, input") ?? []),
];

/** Inputs whose numbers are being read: what knows them may still be loading. */
const reading = new WeakSet<HTMLInputElement>();

/** What was pasted into an input that has one line, as it was, and how the input shows it. */
const pasted = new WeakMap<HTMLInputElement, { readonly text: string; readonly shown: string }>();

/** The control before or after the one that has the focus. */
function neighbour(from: HTMLElement, step: -1 | 1): HTMLElement | undefined {
  const stops = stopsAround(from);
  return stops[stops.indexOf(from) + step];
}

/** Numbers as tokens: Enter or a comma adds, a paste splits, arrows walk, Backspace goes to the last and removes it. */
export function recipientsField(view: ViewModel): TemplateResult {
  const { messages, snapshot, actions, locked } = view;
  const { entries, duplicates, ignored = [], before } = snapshot.recipients;
  const invalid = entries.filter(({ code }) => code);
  const tokens = entries.length > MAX_TOKENS ? someOf(entries, invalid) : entries;

  const take = async (input: HTMLInputElement): Promise<void> => {
    const { value } = input;
    if (value.trim() === "" || reading.has(input)) return;
    reading.add(input);
    const paste = pasted.get(input);
    const isRead = await actions.addRecipients(paste?.shown === value ? paste.text : value);
    reading.delete(input);
    if (!isRead) return;
    pasted.delete(input);
    if (!input.value.startsWith(value)) return;
    // What was typed meanwhile stands behind it.
    input.value = input.value.slice(value.length).replace(/^[\s,;]+/, "");
    if (/[,;]/.test(input.value) || !input.matches(":focus")) await take(input);
  };
  const remove = (button: HTMLElement, recipient: Recipient): void => {
    // Without one before it, the next number takes its place, and its button with the focus.
    (neighbour(button, -1) ?? (entries.length > 1 ? button : neighbour(button, 1)))?.focus();
    actions.removeRecipients((entry) => entry === recipient);
  };
  const onToken = (event: KeyboardEvent, recipient: Recipient): void => {
    const button = event.currentTarget as HTMLElement;
    const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : undefined;
    if (step) neighbour(button, isRightToLeft(button) ? (-step as 1 | -1) : step)?.focus();
    else if (event.key === "Backspace" || event.key === "Delete") remove(button, recipient);
    else if (event.key === "Home") stopsAround(button)[0]?.focus();
    else if (event.key === "End") stopsAround(button).at(-1)?.focus();
    else return;
    event.preventDefault();
  };
  const onInputKey = (event: KeyboardEvent): void => {
    const input = event.currentTarget as HTMLInputElement;
    const isAtStart = input.selectionStart === 0 && input.selectionEnd === 0;
    const back = isRightToLeft(input) ? "ArrowRight" : "ArrowLeft";
    if (event.isComposing || locked) return;
    const isEnd = ["Enter", ",", ";"].includes(event.key);
    if (isEnd && reading.has(input))
      input.setRangeText(", ", input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
    else if (isEnd) void take(input);
    else if (isAtStart && (event.key === "Backspace" || event.key === back)) neighbour(input, -1)?.focus();
    else return;
    event.preventDefault();
  };
  /** Keyboards of telephones write a comma without a key that says so. */
  const onInput = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    if (/[,;]$/.test(input.value) && /[^\s,;]/.test(input.value) && !(event as InputEvent).isComposing)
      void take(input);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text") ?? "";
    const input = event.currentTarget as HTMLInputElement;
    if (locked || !text || input.value !== "") return;
    event.preventDefault();
    input.value = text.split(/[\r\n]+/).join("; ");
    pasted.set(input, { text, shown: input.value });
    void take(input);
  };

  return html`
    <div class="field" data-field="recipients">
      <label for="recipients">${messages.recipients}</label>
      <div class="box tokens" part="recipients" ?data-invalid=${Boolean(view.problemOf("recipients"))}>
        ${tokens.map((recipient) => {
          const problem = recipient.code && messages.recipientProblem[recipient.code];
          return html`<span class=${problem ? "token bad" : "token"} part="token"
            ><span>${spoken(recipient)}</span>${problem ? html`&nbsp;<small>${problem}</small>` : nothing}<button
              type="button"
              class="remove"
              tabindex="-1"
              ?disabled=${locked}
              aria-label=${messages.removeNumber(`${spoken(recipient)}${problem ? ` (${problem})` : ""}`)}
              @click=${(event: Event) => remove(event.currentTarget as HTMLElement, recipient)}
              @keydown=${(event: KeyboardEvent) => onToken(event, recipient)}
            >×</button></span>`;
        })}
        ${
          entries.length > MAX_TOKENS
            ? html`<span class="token">${messages.moreNumbers(entries.length - MAX_TOKENS)}</span>`
            : nothing
        }
        <input
          id="recipients"
          type="text"
          inputmode="tel"
          autocomplete="off"
          placeholder=${messages.addNumbers}
          ?readonly=${locked}
          aria-describedby="recipients-summary recipients-error"
          aria-invalid=${view.problemOf("recipients") ? "true" : "false"}
          @keydown=${onInputKey}
          @input=${onInput}
          @paste=${onPaste}
          @blur=${(event: Event) => {
            void take(event.currentTarget as HTMLInputElement);
            actions.leave("recipients");
          }}
        />
      </div>
      <div class="hint sum">
      <p id="recipients-summary">
        <strong>${messages.recipientCount(snapshot.recipientCount)}</strong>
        ${duplicates > 0 ? html` · ${messages.duplicatesLeftOut(duplicates)}` : nothing}
        ${invalid.length > 0 ? html` · ${invalidSummary(view, invalid)}` : nothing}
        ${ignored.length > 0 ? html` · ${ignoredText(view, ignored)}` : nothing}
      </p>
      <div class="ways quiet">
        ${
          entries.length > 1
            ? html`<button type="button" class="link" ?disabled=${locked} @click=${(event: Event) => {
                focusInput(event);
                actions.removeRecipients(() => true);
              }}>${messages.removeAll}</button>`
            : nothing
        }
        ${
          before
            ? html`<button type="button" class="link" ?disabled=${locked} @click=${(event: Event) => {
                focusInput(event);
                actions.restoreRecipients(before);
              }}>${messages.undo}</button>`
            : nothing
        }
        ${view.shows("import") ? panelOpener(view, "import", messages.importFile) : nothing}
      </div>
      </div>
      ${fieldError(view, "recipients")} ${view.panels.render("import", view)}
    </div>
  `;
}

/** Of many numbers the first good ones, and behind them the first wrong ones. */
function someOf(entries: readonly Recipient[], invalid: readonly Recipient[]): readonly Recipient[] {
  const wrong = invalid.slice(0, MAX_WRONG);
  const good = entries.filter(({ code }) => !code).slice(0, MAX_TOKENS - wrong.length);
  return [...good, ...wrong];
}

/** The first figures that were not taken for numbers, each with its line. */
function ignoredText({ messages }: ViewModel, ignored: NonNullable<RecipientList["ignored"]>): string {
  const first = ignored
    .slice(0, MAX_IGNORED)
    .map(({ source, line }) => messages.atLine(source.slice(0, LONGEST_SOURCE), line));
  const rest = ignored.length - first.length;
  return messages.notTaken([first.join(", "), rest > 0 ? messages.moreNumbers(rest) : ""].join(" ").trim());
}

function invalidSummary({ messages, actions, locked }: ViewModel, invalid: readonly Recipient[]): TemplateResult {
  const wrong = invalid.filter((entry) => !isOptedOut(entry));
  const optedOut = invalid.filter(isOptedOut);
  return html`<span class="wrong">${[
    wrong.length > 0 ? invalidMessage(messages, wrong) : "",
    optedOut.length > 0 ? optedOutMessage(messages, optedOut) : "",
  ]
    .filter(Boolean)
    .join(" · ")}</span>
    <button type="button" class="link" ?disabled=${locked} @click=${(event: Event) => {
      focusInput(event);
      actions.removeRecipients(({ code }) => code !== undefined);
    }}>${messages.removeInvalid(invalid.length)}</button>`;
}

/** The button is about to go: the focus must not go with it. */
function focusInput(event: Event): void {
  (event.currentTarget as HTMLElement).closest(".field")?.querySelector("input")?.focus();
}

const isRightToLeft = (element: Element): boolean => getComputedStyle(element).direction === "rtl";
