import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { CallArgument } from "../../bridge/calls.ts";
import type { Messages } from "../../messages/en/index.ts";
import { LANGUAGE_NAMES } from "../../settings/language-names.ts";
import { controls } from "../controls.ts";
import { moneyText, numberText } from "../formats.ts";
import "./backup-setting.ts";
import "./key-form.ts";
import { keyringLabel } from "./keyring-label.ts";
import { choicesWith, countryNames, currencyNames } from "./place-names.ts";
import { ask } from "../question.ts";
import "./update-setting.ts";
import type { ViewContext } from "../view-context.ts";

/** Each language by its own name, such as `Français`. */
const LANGUAGE_LABELS = Object.fromEntries(LANGUAGE_NAMES.map((name) => [name, labelOf(name)]));

function labelOf(language: string): string {
  const label = new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  return label.charAt(0).toLocaleUpperCase(language) + label.slice(1);
}

type Change = CallArgument<"changeSettings">;

/** Account, appearance, defaults, and where the data is. */
export class SettingsView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        max-inline-size: 44rem;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
        gap: 0.9rem;
        align-items: start;
      }
      .choice {
        margin-block-end: 0.6rem;
      }
      .row + .quiet {
        margin-block: 0.6rem 0;
      }
      .problem {
        color: var(--bad);
        font-weight: 400;
      }
      [aria-invalid="true"] {
        border-color: var(--bad);
      }
      code,
      p {
        overflow-wrap: anywhere;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    enteringKey: { state: true },
    refused: { state: true },
  };
  declare context: ViewContext;
  declare enteringKey: boolean;
  /** The field whose value was not taken. */
  declare refused: keyof Change | undefined;

  constructor() {
    super();
    this.enteringKey = false;
  }

  /** Opens the form for the key. */
  enterKey(): void {
    this.enteringKey = true;
    this.renderRoot.querySelector("key-form")?.focus();
  }

  async #change(changes: Change): Promise<void> {
    const [name] = Object.keys(changes) as [keyof Change];
    try {
      const settings = await this.context.calls.changeSettings(changes);
      this.refused = undefined;
      this.dispatchEvent(new CustomEvent("settings-changed", { detail: settings, bubbles: true, composed: true }));
    } catch {
      this.refused = name;
    }
  }

  #asks(question: string, yes: string): Promise<boolean> {
    return ask(this.renderRoot as ShadowRoot, question, yes, this.context.messages.message.close, "danger");
  }

  async #useTrial(): Promise<void> {
    const { useTrialQuestion, useTrial } = this.context.messages.settings;
    if (await this.#asks(useTrialQuestion, useTrial)) await this.context.calls.useTrial();
  }

  async #forgetKey(): Promise<void> {
    const { forgetKeyQuestion, forgetKey } = this.context.messages.settings;
    if (await this.#asks(forgetKeyQuestion, forgetKey)) await this.context.calls.forgetKey();
  }

  protected override render() {
    const { messages } = this.context;
    return html`
      <h1>${messages.views.settings}</h1>
      ${this.#account()} ${this.#appearance()} ${this.#writing()} ${this.#computer()} ${this.#updates()} ${this.#backup()} ${this.#data()}
    `;
  }

  #account() {
    const { messages, account } = this.context;
    const { settings: text } = messages;
    const own = account?.mode === "own";
    const credits = account?.credits;
    return html`
      <section class="card" aria-labelledby="account">
        <h2 id="account">${text.account}</h2>
        <p><strong>${own ? text.own(account.name ?? "") : text.trial}</strong></p>
        ${
          credits
            ? html`<p class="quiet">
              ${text.credits(
                numberText(credits.premium, this.context),
                moneyText(Number(credits.balance), credits.currency, this.context),
              )}
            </p>`
            : nothing
        }
        ${own ? html`<p>${this.#kept()}</p>` : nothing}
        <div class="row">
          ${
            this.enteringKey
              ? nothing
              : html`<button class=${own ? "" : "primary"} @click=${this.enterKey}>
                ${own ? text.changeKey : messages.banner.useMyAccount}
              </button>`
          }
          ${own ? html`<button @click=${this.#useTrial}>${text.useTrial}</button>` : nothing}
          ${
            account && account.vault.kind !== "empty"
              ? html`<button class="danger" @click=${this.#forgetKey}>${text.forgetKey}</button>`
              : nothing
          }
        </div>
        ${
          this.enteringKey
            ? html`<key-form .context=${this.context} @kept=${() => (this.enteringKey = false)}></key-form>`
            : nothing
        }
      </section>
    `;
  }

  #kept() {
    const vault = this.context.account?.vault;
    const { kept } = this.context.messages.settings;
    if (vault?.kind === "locked") return kept.locked(keyringLabel(vault.backend));
    if (vault?.kind !== "held") return nothing;
    return vault.protection === "keyring" ? kept.keyring(keyringLabel(vault.backend ?? "")) : kept[vault.protection];
  }

  #appearance() {
    const { settings, messages } = this.context;
    const { settings: text } = messages;
    return html`
      <section class="card" aria-labelledby="appearance">
        <h2 id="appearance">${text.appearance}</h2>
        <div class="grid">
          ${this.#select("language", text.language, { system: text.system, ...LANGUAGE_LABELS }, settings.language)}
          ${this.#select("theme", text.theme, { system: text.system, light: text.light, dark: text.dark }, settings.theme)}
        </div>
      </section>
    `;
  }

  #writing() {
    const { settings, messages, language } = this.context;
    const { settings: text } = messages;
    return html`
      <section class="card" aria-labelledby="writing">
        <h2 id="writing">${text.writing}</h2>
        <div class="grid">
          ${this.#field("sender", text.sender, settings.sender, { maxLength: 11 })}
          ${this.#select("range", text.range, { premium: text.premium, lowCost: text.lowCost }, settings.range)}
          ${this.#select("country", text.country, choicesWith(settings.country, countryNames(language)), settings.country)}
          ${this.#select("currency", text.currency, choicesWith(settings.currency, currencyNames(language)), settings.currency)}
          ${this.#field("pricePremium", text.pricePremium, settings.pricePremium ?? "", { isPrice: true })}
          ${this.#field("priceLowCost", text.priceLowCost, settings.priceLowCost ?? "", { isPrice: true })}
          ${this.#field("lowCredit", text.lowCredit, settings.lowCredit, { isPrice: true })}
        </div>
      </section>
    `;
  }

  #computer() {
    const { settings, messages } = this.context;
    const { settings: text } = messages;
    return html`
      <section class="card" aria-labelledby="computer">
        <h2 id="computer">${text.computer}</h2>
        <label class="choice">
          <input
            type="checkbox"
            .checked=${settings.opensSmsLinks}
            @change=${(event: Event) => void this.#change({ opensSmsLinks: (event.target as HTMLInputElement).checked })}
          />
          ${text.opensSmsLinks}
        </label>
        <label class="choice">
          <input
            type="checkbox"
            .checked=${settings.startsWithSystem}
            @change=${(event: Event) => void this.#change({ startsWithSystem: (event.target as HTMLInputElement).checked })}
          />
          ${text.startsWithSystem}
        </label>
      </section>
    `;
  }

  #select(name: keyof Change, label: string, options: Readonly<Record<string, string>>, value: string) {
    const changed = (event: Event) => void this.#change({ [name]: (event.target as HTMLSelectElement).value });
    return html`
      <label>
        ${label}
        <select @change=${changed}>
          ${Object.entries(options).map(
            ([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`,
          )}
        </select>
      </label>
    `;
  }

  #field(
    name: keyof Messages["settings"]["examples"],
    label: string,
    value: string | number,
    { maxLength = 10, isPrice = false }: { maxLength?: number; isPrice?: boolean },
  ) {
    const changed = (event: Event) => {
      const text = (event.target as HTMLInputElement).value.trim();
      void this.#change({ [name]: isPrice ? (text === "" ? undefined : Number(text.replace(",", "."))) : text });
    };
    return html`
      <label>
        ${label}
        <input
          maxlength=${maxLength}
          inputmode=${isPrice ? "decimal" : "text"}
          aria-invalid=${this.refused === name}
          .value=${String(value)}
          @change=${changed}
        />
        ${this.refused === name ? html`<span class="problem" role="alert">${this.context.messages.settings.examples[name]}</span>` : nothing}
      </label>
    `;
  }

  #updates() {
    const { messages } = this.context;
    const turned = ({ detail }: CustomEvent<boolean>) => void this.#change({ looksForUpdates: detail });
    return html`
      <section class="card" aria-labelledby="updates">
        <h2 id="updates">${messages.updates.heading}</h2>
        <update-setting .context=${this.context} @turned=${turned}></update-setting>
      </section>
    `;
  }

  #backup() {
    return html`
      <section class="card" aria-labelledby="backup">
        <h2 id="backup">${this.context.messages.backup.heading}</h2>
        <backup-setting .context=${this.context}></backup-setting>
      </section>
    `;
  }

  #data() {
    const { messages, calls, dataFolder, version } = this.context;
    const { settings: text } = messages;
    const deleteEverything = async () => {
      if (!(await this.#asks(text.deleteEverythingQuestion, text.deleteEverything))) return;
      await calls.deleteEverything();
      this.dispatchEvent(new Event("everything-deleted", { bubbles: true, composed: true }));
    };
    return html`
      <section class="card" aria-labelledby="data">
        <h2 id="data">${text.data}</h2>
        <p>${text.dataHelp} <code>${dataFolder}</code></p>
        <div class="row">
          <button @click=${() => calls.showDataFolder()}>${text.showFolder}</button>
          <button class="danger" @click=${deleteEverything}>${text.deleteEverything}</button>
        </div>
        <p class="quiet">${text.version} ${version}. ${text.noStatistics}</p>
      </section>
    `;
  }
}

customElements.define("settings-view", SettingsView);

declare global {
  interface HTMLElementTagNameMap {
    "settings-view": SettingsView;
  }
}
