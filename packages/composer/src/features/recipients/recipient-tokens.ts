import { html, nothing, type TemplateResult } from "lit";
import { isOptedOut, type Recipient, type RecipientList } from "../../draft/recipient-list.ts";
import type { RecipientMessages } from "../../languages/en/recipients.ts";
import type { NumbersView, ViewModel } from "../../view/view-model.ts";
import { optedOutMessage, displayNumber, invalidMessage } from "./recipient-messages.ts";

/** Maximum count of tokens; more are shown as a number, since nobody reads them and they cost the page dearly. */
const MAX_TOKENS = 100;
/** Maximum count of wrong numbers among the tokens. */
const MAX_WRONG = 20;
/** Figures that were not taken, and characters of each. */
const MAX_IGNORED = 3;
const MAX_SOURCE_LENGTH = 30;

/** The numbers of a draft, each with a button that removes it, and what is said of them. Loads with the first number. */
export const recipientTokens = (messages: RecipientMessages): NumbersView => ({
  tokens: (view) => tokens(view, messages),
  summary: (view) => summary(view, messages),
  buttons: (view) => buttons(view, messages),
  clearInvalid: (view) => clearInvalid(view, messages),
  reach: (event) => {
    const input = event.currentTarget as HTMLInputElement;
    const back = isRightToLeft(input) ? "ArrowRight" : "ArrowLeft";
    const isAtStart = input.selectionStart === 0 && input.selectionEnd === 0;
    if (!isAtStart || (event.key !== "Backspace" && event.key !== back)) return;
    neighbour(input, -1)?.focus();
    event.preventDefault();
  },
});

/** The buttons of the tokens, and the text box behind them. */
const stopsAround = (from: HTMLElement): HTMLElement[] => [
  ...(from.closest(".tokens")?.querySelectorAll<HTMLElement>("button.remove, input") ?? []),
];

/** The control before or after the one that has the focus. */
function neighbour(from: HTMLElement, step: -1 | 1): HTMLElement | undefined {
  const stops = stopsAround(from);
  return stops[stops.indexOf(from) + step];
}

function tokens(view: ViewModel, messages: RecipientMessages): TemplateResult | typeof nothing {
  const { snapshot, actions, locked } = view;
  const { entries } = snapshot.recipients;
  if (entries.length === 0) return nothing;
  const shown = entries.length > MAX_TOKENS ? someOf(entries) : entries;
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
  return html`<span role="list" class="list" aria-label=${view.messages.recipients}>${shown.map((recipient) => {
    const problem = recipient.code && messages.recipientProblem[recipient.code];
    return html`<span role="listitem" class=${problem ? "token bad" : "token"} part="token"
      ><span><bdi>${displayNumber(recipient)}</bdi>${problem ? html` <small>${problem}</small>` : nothing}</span><button
        type="button"
        class="remove"
        tabindex="-1"
        ?disabled=${locked}
        aria-label=${messages.removeNumber(`${displayNumber(recipient)}${problem ? ` (${problem})` : ""}`)}
        @click=${(event: Event) => remove(event.currentTarget as HTMLElement, recipient)}
        @keydown=${(event: KeyboardEvent) => onToken(event, recipient)}
      >×</button></span>`;
  })}${
    entries.length > MAX_TOKENS
      ? html`<span role="listitem" class="token">${messages.moreNumbers(entries.length - MAX_TOKENS)}</span>`
      : nothing
  }</span>`;
}

/** The first good numbers of many, and behind them the first wrong ones. */
function someOf(entries: readonly Recipient[]): readonly Recipient[] {
  const wrong = entries.filter(({ code }) => code).slice(0, MAX_WRONG);
  const good = entries.filter(({ code }) => !code).slice(0, MAX_TOKENS - wrong.length);
  return [...good, ...wrong];
}

/** A summary of what was left out of the numbers, and why. */
function summary({ messages: form, snapshot }: ViewModel, messages: RecipientMessages): TemplateResult {
  const { entries, duplicates, ignored = [] } = snapshot.recipients;
  const invalid = entries.filter(({ code }) => code);
  const wrong = invalid.filter((entry) => !isOptedOut(entry));
  const optedOut = invalid.filter(isOptedOut);
  const leftOut = [
    wrong.length > 0 ? invalidMessage(messages, wrong) : "",
    optedOut.length > 0 ? optedOutMessage(form, optedOut) : "",
  ].filter(Boolean);
  return html`${duplicates > 0 ? html` · ${messages.duplicatesLeftOut(duplicates)}` : nothing}${
    ignored.length > 0 ? html` · ${ignoredText(messages, ignored)}` : nothing
  }${leftOut.length > 0 ? html` · <span class="wrong">${leftOut.join(" · ")}</span>` : nothing}`;
}

/** The first figures that were not taken for numbers, each with its line. */
function ignoredText(messages: RecipientMessages, ignored: NonNullable<RecipientList["ignored"]>): string {
  const first = ignored
    .slice(0, MAX_IGNORED)
    .map(({ source, line }) => messages.atLine(source.slice(0, MAX_SOURCE_LENGTH), line));
  const rest = ignored.length - first.length;
  return messages.notTaken([first.join(", "), rest > 0 ? messages.moreNumbers(rest) : ""].join(" ").trim());
}

function clearInvalid(
  { snapshot, actions, locked }: ViewModel,
  messages: RecipientMessages,
): TemplateResult | typeof nothing {
  const invalid = snapshot.recipients.entries.filter(({ code }) => code);
  if (invalid.length === 0) return nothing;
  return button(messages.removeInvalid(invalid.length), locked, () =>
    actions.removeRecipients(({ code }) => code !== undefined),
  );
}

function buttons({ snapshot, actions, locked }: ViewModel, messages: RecipientMessages): TemplateResult {
  const { entries, before } = snapshot.recipients;
  return html`${
    entries.length > 1 ? button(messages.removeAll, locked, () => actions.removeRecipients(() => true)) : nothing
  } ${before ? button(messages.undo, locked, () => actions.restoreRecipients(before)) : nothing}`;
}

/** A button that is about to go: the focus must not go with it. */
const button = (label: string, locked: boolean, act: () => void): TemplateResult => html`<button
  type="button"
  class="link"
  ?disabled=${locked}
  @click=${(event: Event) => {
    (event.currentTarget as HTMLElement).closest(".field")?.querySelector("input")?.focus();
    act();
  }}
>${label}</button>`;

const isRightToLeft = (element: Element): boolean => getComputedStyle(element).direction === "rtl";
