import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { TRIAL } from "../../account/trial-account.ts";
import type { CallArgument } from "../../bridge/calls.ts";
import type { MessageSummary } from "../../outbox/history/message-list.ts";
import { controls } from "../controls.ts";
import { moneyText, numberText, phoneText, timeText } from "../formats.ts";
import { between, type Day, daysOf, type Place, untilMidnight } from "./days.ts";
import "./history-filters.ts";
import "./message-panel.ts";
import { DAY_HEIGHT, ENTRY_HEIGHT, outboxStyles } from "./outbox-styles.ts";
import { ask } from "../question.ts";
import { resultBar, resultStyles } from "./results-summary.ts";
import { stateBadge, trialBadge } from "./state-badge.ts";
import type { ViewContext } from "../view-context.ts";

const PAGE = 60;
/** Pixels drawn above and below of what is in sight. */
const MARGIN = 8 * ENTRY_HEIGHT;
const TYPING_PAUSE = 120;

type Query = CallArgument<"findMessages">;

/** The outbox and the history: what is to be sent, what was, and what became of it. */
export class OutboxView extends LitElement {
  static override styles = [controls, outboxStyles, resultStyles];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    messages: { state: true },
    search: { state: true },
    accounts: { state: true },
    chosen: { state: true },
    from: { state: true },
    isUnreadable: { state: true },
  };
  declare context: ViewContext;
  declare messages: readonly MessageSummary[];
  declare search: string;
  /** Lists the accounts that have messages. */
  declare accounts: readonly string[];
  declare chosen: string | undefined;
  /** The pixel of the list from which on it is drawn. */
  declare from: number;
  /** The history was asked for and could not be read. */
  declare isUnreadable: boolean;

  #hasMore = false;
  #round = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #midnight: ReturnType<typeof setTimeout> | undefined;
  #days: readonly Day[] = [];

  constructor() {
    super();
    this.messages = [];
    this.search = "";
    this.accounts = [];
    this.from = 0;
    this.isUnreadable = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#awaitMidnight();
    void this.reload();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#midnight);
  }

  /** Draws the days anew at midnight: today is yesterday then. */
  #awaitMidnight(): void {
    this.#midnight = setTimeout(() => {
      this.requestUpdate("messages");
      this.#awaitMidnight();
    }, untilMidnight());
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("messages") || changed.has("context")) this.#days = daysOf(this.messages, this.context);
  }

  /** Puts the focus into the search. */
  find(): void {
    this.renderRoot.querySelector<HTMLInputElement>("input[type=search]")?.select();
  }

  /**
   * The outbox has changed: an entry that is shown is read again in its place, else the list from its beginning.
   * `others`: more has changed than those.
   */
  async messagesChanged(ids: readonly string[], others: boolean): Promise<void> {
    const [id] = ids;
    const isOne = id !== undefined && ids.length === 1 && !others;
    // The usual case, whatever is scrolled to; more is read from the beginning.
    if (isOne && !this.#isNarrowed && this.messages.some((each) => each.id === id)) {
      const now = await this.context.calls.readMessage({ id });
      this.messages = this.messages.flatMap((message) => (message.id !== id ? message : (now ?? [])));
    } else await this.reload();
    if (this.chosen !== undefined && (others || ids.includes(this.chosen))) {
      await this.renderRoot.querySelector("message-panel")?.reload();
    }
  }

  async reload(): Promise<void> {
    const round = ++this.#round;
    const { calls } = this.context;
    const found = await calls.findMessages({ ...this.#query, limit: PAGE }).catch(() => undefined);
    const accounts = await calls.listAccounts().catch(() => this.accounts);
    // An answer to what was typed before comes too late.
    if (round !== this.#round) return;
    this.isUnreadable = found === undefined;
    if (!found) return;
    this.messages = found;
    this.accounts = accounts;
    this.#hasMore = found.length >= PAGE;
  }

  async #more(): Promise<void> {
    const last = this.messages.at(-1);
    if (!this.#hasMore || !last) return;
    const round = ++this.#round;
    const before = last.number;
    const next = await this.context.calls.findMessages({ ...this.#query, before, limit: PAGE });
    if (round !== this.#round) return;
    this.messages = [...this.messages, ...next];
    this.#hasMore = next.length >= PAGE;
  }

  get #query(): Query {
    const { search } = this;
    return { ...this.renderRoot.querySelector("history-filters")?.query, ...(search === "" ? {} : { search }) };
  }

  get #isNarrowed(): boolean {
    return Object.keys(this.#query).length > 0;
  }

  #typed(event: Event): void {
    this.search = (event.target as HTMLInputElement).value.slice(0, 200);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.reload(), TYPING_PAUSE);
  }

  #narrowed(): void {
    this.from = 0;
    this.renderRoot.querySelector(".list")?.scrollTo(0, 0);
    void this.reload();
  }

  #choose(id: string | undefined): void {
    this.chosen = id;
  }

  /** Arrow keys, Home and End go through the list and show each message; Tab leaves it. */
  #moved(event: KeyboardEvent): void {
    const at = this.messages.findIndex(({ id }) => id === this.chosen);
    const last = this.messages.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    void this.#chooseAt(Math.min(Math.max(to, 0), last));
  }

  async #chooseAt(index: number): Promise<void> {
    const list = this.renderRoot.querySelector(".list");
    this.#choose(this.messages[index]?.id);
    if (!list) return;
    const { top = 0, bottom = 0 } = this.#days.flatMap(({ places }) => places)[index] ?? {};
    // Its day stands above it.
    if (top - DAY_HEIGHT < list.scrollTop) list.scrollTop = top - DAY_HEIGHT;
    else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
    this.#drawFrom(list.scrollTop);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLButtonElement>(`.list button[aria-current="true"]`)?.focus();
  }

  #drawFrom(scrollTop: number): void {
    // In steps, so that a list that moves a little is not drawn again.
    this.from = Math.max(Math.floor(scrollTop / MARGIN) * MARGIN - MARGIN, 0);
  }

  #scrolled(event: Event): void {
    const list = event.target as HTMLElement;
    this.#drawFrom(list.scrollTop);
    if (list.scrollTop + list.clientHeight > list.scrollHeight - 600) void this.#more();
  }

  async #deleteAll(): Promise<void> {
    const { messages, calls } = this.context;
    const root = this.renderRoot as ShadowRoot;
    if (
      await ask(root, messages.outbox.deleteAllQuestion, messages.outbox.deleteAll, messages.message.close, "danger")
    ) {
      await calls.deleteAllMessages();
      this.chosen = undefined;
      await this.reload();
    }
  }

  protected override render() {
    const { messages, calls } = this.context;
    return html`
      <h1 class="visually-hidden">${messages.views.outbox}</h1>
      <div class="row tools">
        <input
          type="search"
          .value=${this.search}
          placeholder=${messages.outbox.search}
          aria-label=${messages.outbox.search}
          @input=${this.#typed}
        />
        <history-filters
          .context=${this.context}
          .accounts=${this.accounts}
          @narrowed=${this.#narrowed}
        ></history-filters>
        <button @click=${() => calls.exportHistory({})}>${messages.outbox.export}</button>
        <button class="danger" @click=${this.#deleteAll}>${messages.outbox.deleteAll}</button>
      </div>
      ${
        this.isUnreadable
          ? html`<p class="notice bad" role="alert">
            ${messages.outbox.unreadable}
            <button @click=${this.reload}>${messages.banner.tryAgain}</button>
            <button @click=${() => calls.rescueHistory()}>${messages.outbox.rescue}</button>
            <button @click=${() => calls.showDataFolder()}>${messages.settings.showFolder}</button>
          </p>`
          : nothing
      }
      <div class="columns">
        <div class="list" @scroll=${this.#scrolled} @keydown=${this.#moved}>
          ${
            this.messages.length > 0
              ? this.#entries()
              : html`<p class="empty" ?hidden=${this.isUnreadable}>
                ${this.#isNarrowed ? messages.outbox.nothingFound : messages.outbox.empty}
              </p>`
          }
        </div>
        <message-panel
          .context=${this.context}
          .messageId=${this.chosen}
          @message-gone=${() => this.#choose(undefined)}
        ></message-panel>
      </div>
    `;
  }

  #entries() {
    const height = this.renderRoot.querySelector(".list")?.clientHeight ?? 900;
    const to = this.from + height + 3 * MARGIN;
    const inSight = (day: Day): Day => ({ ...day, places: between(day.places, this.from, to) });
    const drawn = between(this.#days, this.from, to).map(inSight);
    const places = drawn.flatMap((day) => day.places);
    // One stop of the Tab key for the whole list: the message that is shown, or the first.
    const stop = (places.find(({ message }) => message.id === this.chosen) ?? places[0])?.message.id;
    // By the property, which the page's policy allows, and not by the attribute, which it does not.
    return html`<div class="scroll" .style=${`block-size: ${this.#days.at(-1)?.bottom ?? 0}px`}>
      ${repeat(
        drawn,
        ({ key }) => key,
        (day) => html`<section .style=${`inset-block-start: ${day.top}px; block-size: ${day.bottom - day.top}px`}>
          <h2>${day.name}</h2>
          ${repeat(
            day.places,
            ({ message }) => message.id,
            (place) => this.#entry(place, place.top - day.top, place.message.id === stop),
          )}
        </section>`,
      )}
    </div>`;
  }

  #recipients({ recipients, firstRecipient }: MessageSummary) {
    const { all } = this.context.messages.results;
    return recipients > 1 ? `${numberText(recipients, this.context)} ${all(recipients)}` : phoneText(firstRecipient);
  }

  /** The amount that was charged; nothing is in a trial. */
  #cost({ account, cost, currency }: MessageSummary) {
    if (cost === undefined || account === TRIAL) return nothing;
    return html` · ${moneyText(cost, currency ?? "EUR", this.context)}`;
  }

  #entry({ message }: Place, top: number, isStop: boolean) {
    const { messages } = this.context;
    const { id, text, queuedAt } = message;
    const isChosen = id === this.chosen;
    return html`
      <button
        aria-current=${isChosen}
        tabindex=${isStop ? 0 : -1}
        .style=${`inset-block-start: ${top}px`}
        @click=${() => this.#choose(id)}
      >
        <span class="line">
          <span class="text">${text}</span>
          <span class="quiet">${timeText(queuedAt, this.context)}</span>
        </span>
        <span class="line">
          <span class="text quiet">${this.#recipients(message)}${this.#cost(message)}</span>
          <span>${trialBadge(message, messages)}${stateBadge(message, messages)}</span>
        </span>
        ${message.recipients > 1 ? resultBar(message.results) : nothing}
      </button>
    `;
  }
}

customElements.define("outbox-view", OutboxView);

declare global {
  interface HTMLElementTagNameMap {
    "outbox-view": OutboxView;
  }
}
