import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { TRIAL } from "../../account/trial-account.ts";
import type { MonthSum } from "../../outbox/history/months.ts";
import { controls } from "../controls.ts";
import { moneyText, monthText, numberText } from "../formats.ts";
import type { ViewContext } from "../view-context.ts";

/** The messages of the account in use, month by month; shown where no message is open. */
export class MonthsTable extends LitElement {
  static override styles = [
    controls,
    css`
      table {
        border-collapse: collapse;
        inline-size: 100%;
      }
      th,
      td {
        padding: 0.4rem 0.7rem 0.4rem 0;
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      th {
        font-weight: 400;
        color: var(--quiet);
      }
      :is(th, td):first-child {
        text-align: start;
      }
      table + p {
        margin-block-start: 0.8rem;
      }
      td {
        border-block-start: 1px solid var(--line);
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    months: { state: true },
  };
  declare context: ViewContext;
  declare months: readonly MonthSum[];

  constructor() {
    super();
    this.months = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.reload();
  }

  async reload(): Promise<void> {
    this.months = await this.context.calls.sumMonths();
  }

  protected override render() {
    const { months, context } = this;
    const { messages } = context;
    if (months.length === 0) return html`<p class="quiet">${messages.outbox.choose}</p>`;
    const isTrial = months[0]?.account === TRIAL;
    return html`
      <h2>${messages.months.heading}${isTrial ? html` <span class="badge">${messages.outbox.trial}</span>` : nothing}</h2>
      <table>
        <thead>
          <tr>
            ${[
              messages.months.month,
              messages.months.messages,
              messages.months.sms,
              messages.months.delivered,
              isTrial ? "" : messages.message.cost,
            ].map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${months.map(
            (sum) => html`<tr>
              <td>${monthText(sum.month, context)}</td>
              <td>${numberText(sum.messages, context)}</td>
              <td>${numberText(sum.sms, context)}</td>
              <td>${messages.months.part(numberText(sum.delivered, context), numberText(sum.recipients, context))}</td>
              <td>${isTrial || sum.currency === undefined ? "" : moneyText(sum.cost, sum.currency, context)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <p class="quiet">${messages.outbox.choose}</p>
    `;
  }
}

customElements.define("months-table", MonthsTable);

declare global {
  interface HTMLElementTagNameMap {
    "months-table": MonthsTable;
  }
}
