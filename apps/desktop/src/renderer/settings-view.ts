import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { KeyAnswer } from "../account/account.ts";
import type { Protection } from "../account/key-vault.ts";
import type { CallArgument } from "../bridge/calls.ts";
import { controls } from "./controls.ts";
import { moneyText } from "./formats.ts";
import { ask } from "./question.ts";
import "./update-setting.ts";
import type { ViewContext } from "./view-context.ts";

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
        grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
        gap: 0.9rem;
        align-items: end;
      }
      fieldset {
        border: 0;
        padding: 0;
        margin: 0.8rem 0;
        display: grid;
        gap: 0.35rem;
      }
      legend {
        font-weight: 600;
        padding: 0;
        margin-block-end: 0.3rem;
      }
      form {
        margin-block-start: 0.9rem;
      }
      label + .quiet,
      .row + .quiet {
        margin-block: 0.6rem;
      }
      code {
        overflow-wrap: anywhere;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    enteringKey: { state: true },
    protection: { state: true },
    answer: { state: true },
    busy: { state: true },
  };
  declare context: ViewContext;
  declare enteringKey: boolean;
  declare protection: Protection | undefined;
  declare answer: KeyAnswer | undefined;
  declare busy: boolean;

  constructor() {
    super();
    this.enteringKey = false;
    this.busy = false;
  }

  /** Opens the form for the key. */
  enterKey(): void {
    this.enteringKey = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLInputElement>("#key")?.focus());
  }

  async #useKey(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>("#key");
    const key = field?.value.trim() ?? "";
    if (key === "" || !field || !this.#chosen) return;
    this.busy = true;
    // The page lets go of the key with the call that hands it over.
    field.value = "";
    this.answer = await this.context.calls
      .useKey({ key, protection: this.#chosen })
      .catch(() => ({ kind: "no-answer" as const }));
    this.busy = false;
    if (this.answer.kind === "kept") this.enteringKey = false;
  }

  get #chosen(): Protection | undefined {
    return this.protection ?? (this.context.account?.keyring.available ? "keyring" : "session");
  }

  #choose(protection: Protection): void {
    this.protection = protection;
  }

  #change(changes: Change): void {
    void this.context.calls
      .changeSettings(changes)
      .then((settings) =>
        this.dispatchEvent(new CustomEvent("settings-changed", { detail: settings, bubbles: true, composed: true })),
      );
  }

  protected override render() {
    const { words } = this.context;
    return html`
      <h1>${words.views.settings}</h1>
      ${this.#account()} ${this.#appearance()} ${this.#writing()} ${this.#updates()} ${this.#data()}
    `;
  }

  #account() {
    const { words, account, calls } = this.context;
    const { settings: text } = words;
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
                new Intl.NumberFormat(this.context.language).format(credits.premium),
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
                ${own ? text.changeKey : words.banner.useMyAccount}
              </button>`
          }
          ${own ? html`<button @click=${() => calls.useTrial()}>${text.useTrial}</button>` : nothing}
          ${
            account && account.vault.kind !== "empty"
              ? html`<button class="danger" @click=${() => calls.forgetKey()}>${text.forgetKey}</button>`
              : nothing
          }
        </div>
        ${this.enteringKey ? this.#keyForm() : nothing}
      </section>
    `;
  }

  #kept() {
    const vault = this.context.account?.vault;
    const { kept } = this.context.words.settings;
    if (vault?.kind === "locked") return kept.locked(vault.backend);
    if (vault?.kind !== "held") return nothing;
    return vault.protection === "keyring" ? kept.keyring(vault.backend ?? "") : kept[vault.protection];
  }

  #keyForm() {
    const { settings: text } = this.context.words;
    const keyring = this.context.account?.keyring;
    const choice = (protection: Protection, label: string, available = true) => html`
      <label class="choice">
        <input
          type="radio"
          name="protection"
          .checked=${this.#chosen === protection}
          ?disabled=${!available}
          @change=${() => this.#choose(protection)}
        />
        ${label}
      </label>
    `;
    return html`
      <form @submit=${this.#useKey}>
        <label>
          ${text.key}
          <input id="key" type="password" autocomplete="off" spellcheck="false" maxlength="200" required />
        </label>
        <p class="quiet">${text.keyHelp}</p>
        <fieldset>
          <legend>${text.protection}</legend>
          ${choice("keyring", keyring?.available ? text.keyring(keyring.backend) : text.keyringMissing, keyring?.available)}
          ${choice("session", text.session)} ${choice("unencrypted", text.unencrypted)}
        </fieldset>
        ${this.#refusal()}
        <button class="primary" ?disabled=${this.busy}>${text.useKey}</button>
      </form>
    `;
  }

  #refusal() {
    const { answer } = this;
    const { settings: text } = this.context.words;
    if (!answer || answer.kind === "kept") return nothing;
    const sentence =
      answer.kind === "refused"
        ? text.refused(answer.code)
        : answer.kind === "no-answer"
          ? text.noAnswer
          : text.notKept;
    return html`<p class="notice bad" role="alert">${sentence}</p>`;
  }

  #appearance() {
    const { settings, words } = this.context;
    const { settings: text } = words;
    return html`
      <section class="card" aria-labelledby="appearance">
        <h2 id="appearance">${text.appearance}</h2>
        <div class="grid">
          ${this.#select("language", text.language, { system: text.system, fr: "Français", en: "English" }, settings.language)}
          ${this.#select("theme", text.theme, { system: text.system, light: text.light, dark: text.dark }, settings.theme)}
        </div>
      </section>
    `;
  }

  #writing() {
    const { settings, words } = this.context;
    const { settings: text } = words;
    return html`
      <section class="card" aria-labelledby="writing">
        <h2 id="writing">${text.writing}</h2>
        <div class="grid">
          ${this.#field("sender", text.sender, settings.sender, { maxLength: 11 })}
          ${this.#select("range", text.range, { premium: text.premium, lowCost: text.lowCost }, settings.range)}
          ${this.#field("country", text.country, settings.country, { maxLength: 2 })}
          ${this.#field("currency", text.currency, settings.currency, { maxLength: 3 })}
          ${this.#field("pricePremium", text.pricePremium, settings.pricePremium ?? "", { isPrice: true })}
          ${this.#field("priceLowCost", text.priceLowCost, settings.priceLowCost ?? "", { isPrice: true })}
        </div>
      </section>
    `;
  }

  #select(name: keyof Change, label: string, options: Readonly<Record<string, string>>, value: string) {
    const changed = (event: Event) => this.#change({ [name]: (event.target as HTMLSelectElement).value });
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
    name: keyof Change,
    label: string,
    value: string | number,
    { maxLength = 10, isPrice = false }: { maxLength?: number; isPrice?: boolean },
  ) {
    const changed = (event: Event) => {
      const text = (event.target as HTMLInputElement).value.trim();
      const upper = name === "country" || name === "currency" ? text.toUpperCase() : text;
      this.#change({ [name]: isPrice ? (text === "" ? undefined : Number(text.replace(",", "."))) : upper });
    };
    return html`
      <label>
        ${label}
        <input maxlength=${maxLength} inputmode=${isPrice ? "decimal" : "text"} .value=${String(value)} @change=${changed} />
      </label>
    `;
  }

  #updates() {
    const { words } = this.context;
    const turned = ({ detail }: CustomEvent<boolean>) => this.#change({ looksForUpdates: detail });
    return html`
      <section class="card" aria-labelledby="updates">
        <h2 id="updates">${words.updates.heading}</h2>
        <update-setting .context=${this.context} @turned=${turned}></update-setting>
      </section>
    `;
  }

  #data() {
    const { words, calls, dataFolder, version } = this.context;
    const { settings: text, message } = words;
    const deleteEverything = async () => {
      const root = this.renderRoot as ShadowRoot;
      if (!(await ask(root, text.deleteEverythingQuestion, text.deleteEverything, message.close, "danger"))) return;
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
