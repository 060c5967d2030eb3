import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { KeyAnswer } from "../../account/account.ts";
import type { Protection } from "../../account/key-vault.ts";
import { controls } from "../controls.ts";
import { keyringLabel } from "./keyring-label.ts";
import type { ViewContext } from "../view-context.ts";

/** Takes a key and how to keep it, has it checked, and lets go of it. Fires `kept`. */
export class KeyForm extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    controls,
    css`
      form {
        margin-block-start: 0.9rem;
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
      label + .quiet {
        margin-block: 0.6rem;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    protection: { state: true },
    answer: { state: true },
    busy: { state: true },
  };
  declare context: ViewContext;
  declare protection: Protection | undefined;
  declare answer: KeyAnswer | undefined;
  declare busy: boolean;

  constructor() {
    super();
    this.busy = false;
  }

  protected override firstUpdated(): void {
    this.#field?.focus();
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>("#key");
  }

  get #chosen(): Protection {
    return this.protection ?? (this.context.account?.keyring.available ? "keyring" : "session");
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const field = this.#field;
    const key = field?.value.trim() ?? "";
    if (key === "" || !field) return;
    this.busy = true;
    // The page lets go of the key with the call that hands it over.
    field.value = "";
    this.answer = await this.context.calls
      .useKey({ key, protection: this.#chosen })
      .catch(() => ({ kind: "no-answer" as const }));
    this.busy = false;
    if (this.answer.kind === "kept") this.dispatchEvent(new Event("kept"));
  }

  protected override render() {
    const { settings: text } = this.context.messages;
    const keyring = this.context.account?.keyring;
    return html`
      <form @submit=${this.#submit}>
        <label>
          ${text.key}
          <input id="key" type="password" autocomplete="off" spellcheck="false" maxlength="200" required />
        </label>
        <p class="quiet">
          ${text.keyHelp} <a href="https://my.smspartner.fr/" target="_blank">${text.findKey}</a>
        </p>
        <fieldset>
          <legend>${text.protection}</legend>
          ${this.#choice("keyring", keyring?.available ? text.keyring(keyringLabel(keyring.backend)) : text.keyringMissing, keyring?.available)}
          ${this.#choice("session", text.session)} ${this.#choice("unencrypted", text.unencrypted)}
        </fieldset>
        ${this.#refusal()}
        <button class="primary" ?disabled=${this.busy}>${text.useKey}</button>
      </form>
    `;
  }

  #choice(protection: Protection, label: string, available = true) {
    return html`
      <label class="choice">
        <input
          type="radio"
          name="protection"
          .checked=${this.#chosen === protection}
          ?disabled=${!available}
          @change=${() => (this.protection = protection)}
        />
        ${label}
      </label>
    `;
  }

  #refusal() {
    const { answer } = this;
    const { settings: text } = this.context.messages;
    if (!answer || answer.kind === "kept") return nothing;
    const sentence =
      answer.kind === "refused"
        ? text.refused(answer.code)
        : answer.kind === "no-answer"
          ? text.noAnswer
          : answer.kind === "untrusted-certificate"
            ? text.untrustedCertificate
            : text.notKept;
    return html`<p class="notice bad" role="alert">${sentence}</p>`;
  }
}

customElements.define("key-form", KeyForm);

declare global {
  interface HTMLElementTagNameMap {
    "key-form": KeyForm;
  }
}
