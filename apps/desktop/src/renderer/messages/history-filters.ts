import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { TRIAL } from "../../account/trial-account.ts";
import type { CallArgument } from "../../bridge/calls.ts";
import type { Messages } from "../../messages/en/index.ts";
import { controls } from "../controls.ts";
import type { ViewContext } from "../view-context.ts";
import { boundsOf, type Days, type Period } from "./period.ts";

type Query = CallArgument<"findMessages">;
type StateFilter = keyof Messages["outbox"]["filters"];

const STATES: Readonly<Record<StateFilter, Query>> = {
  all: {},
  attention: { states: ["needs-user"] },
  waiting: { states: ["queued", "sending", "unknown"] },
  accepted: { states: ["accepted"] },
  delivered: { statuses: ["delivered"] },
  notDelivered: { statuses: ["not-delivered", "failed"] },
  failed: { states: ["failed"] },
};

/** The filters of the history, besides a search: state, time and account. Says `narrowed` at each change. */
export class HistoryFilters extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: contents;
      }
      select {
        max-inline-size: 13rem;
      }
      label {
        display: flex;
        align-items: center;
        gap: 0.4rem;
        font-weight: 400;
      }
      label input:not([type="radio"], [type="checkbox"]) {
        inline-size: auto;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    accounts: { attribute: false },
    state: { state: true },
    account: { state: true },
    period: { state: true },
    days: { state: true },
  };
  declare context: ViewContext;
  /** The accounts that have messages; with one account there is nothing to choose. */
  declare accounts: readonly string[];
  declare state: StateFilter;
  /** The account whose messages are shown; `""`: everybody's. */
  declare account: string;
  declare period: Period;
  declare days: Days;

  constructor() {
    super();
    this.accounts = [];
    this.state = "all";
    this.account = "";
    this.period = "all";
    this.days = { from: "", to: "" };
  }

  /** The chosen part of a query; empty while nothing is narrowed. */
  get query(): Query {
    const { state, account, period, days } = this;
    return { ...STATES[state], ...boundsOf(period, new Date(), days), ...(account === "" ? {} : { account }) };
  }

  #narrow(change: Partial<Pick<HistoryFilters, "state" | "account" | "period" | "days">>): void {
    Object.assign(this, change);
    this.dispatchEvent(new Event("narrowed"));
  }

  #narrowedDays(event: Event): void {
    const { name, value } = event.target as HTMLInputElement;
    this.#narrow({ days: { ...this.days, [name]: value } });
  }

  protected override render() {
    const { outbox } = this.context.messages;
    return html`
      ${this.#select("state", outbox.filter, outbox.filters)} ${this.#select("period", outbox.period, outbox.periods)}
      ${
        this.period === "between"
          ? html`<span class="row" @change=${this.#narrowedDays}>
            <label>${outbox.from} <input type="date" name="from" .value=${this.days.from} /></label>
            <label>${outbox.to} <input type="date" name="to" .value=${this.days.to} /></label>
          </span>`
          : nothing
      }
      ${this.accounts.length > 1 ? this.#select("account", outbox.account, this.#accountNames) : nothing}
    `;
  }

  get #accountNames(): Readonly<Record<string, string>> {
    const { outbox } = this.context.messages;
    const names = this.accounts.map((account) => [account, account === TRIAL ? outbox.trial : account]);
    return { "": outbox.everyAccount, ...Object.fromEntries(names) };
  }

  #select(name: "state" | "account" | "period", label: string, options: Readonly<Record<string, string>>) {
    const changed = (event: Event) => this.#narrow({ [name]: (event.target as HTMLSelectElement).value });
    return html`<select aria-label=${label} @change=${changed}>
      ${Object.entries(options).map(
        ([value, text]) => html`<option value=${value} ?selected=${value === this[name]}>${text}</option>`,
      )}
    </select>`;
  }
}

customElements.define("history-filters", HistoryFilters);

declare global {
  interface HTMLElementTagNameMap {
    "history-filters": HistoryFilters;
  }
}
