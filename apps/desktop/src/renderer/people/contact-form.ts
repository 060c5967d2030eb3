import { css, html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import type { Contact } from "../../people/contacts.ts";
import { controls } from "../controls.ts";
import { phoneText } from "../formats.ts";
import type { ViewContext } from "../view-context.ts";

/** One contact to write down: name, numbers, groups, and the fields that can stand in a text. */
export class ContactForm extends LitElement {
  static override styles = [
    controls,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.8rem;
      }
      .pair {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
        gap: 0.5rem;
      }
      fieldset {
        border: 0;
        padding: 0;
        margin: 0;
        display: grid;
        gap: 0.5rem;
        justify-items: start;
      }
      fieldset .pair {
        inline-size: 100%;
      }
      legend {
        padding: 0;
        font-weight: 600;
        margin-block-end: 0.3rem;
      }
      .problem {
        color: var(--bad);
        margin: 0;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    contact: { attribute: false },
    fields: { state: true },
    invalid: { state: true },
  };
  declare context: ViewContext;
  /** The one that is changed; a new one without it. */
  declare contact: Contact | undefined;
  declare fields: readonly (readonly [name: string, value: string])[];
  /** Numbers that were not taken. */
  declare invalid: readonly string[];

  constructor() {
    super();
    this.fields = [];
    this.invalid = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("contact")) return;
    this.fields = Object.entries(this.contact?.fields ?? {});
    this.invalid = [];
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLInputElement>("input")?.focus();
  }

  #valuesOf(form: HTMLFormElement, name: string): string[] {
    return [...form.querySelectorAll<HTMLInputElement>(`[name=${name}]`)].map(({ value }) => value.trim());
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const list = (name: string) => (this.#valuesOf(form, name)[0] ?? "").split(/[,;]/).map((one) => one.trim());
    const names = this.#valuesOf(form, "field");
    const values = this.#valuesOf(form, "value");
    const fields = names.flatMap((name, n) => (name === "" ? [] : [[name, values[n] ?? ""] as const]));
    const saved = await this.context.calls.saveContact({
      ...(this.contact ? { id: this.contact.id } : {}),
      name: this.#valuesOf(form, "name")[0] ?? "",
      phones: list("phones").filter(Boolean),
      groups: list("groups").filter(Boolean),
      fields: Object.fromEntries(fields),
    });
    if ("invalid" in saved) this.invalid = saved.invalid;
    else this.dispatchEvent(new CustomEvent("saved", { detail: saved.id }));
  }

  protected override render() {
    const { contact, context } = this;
    const { people, message } = context.messages;
    return html`
      <form @submit=${this.#submit}>
        <label>${people.name}<input name="name" maxlength="200" autocomplete="off" .value=${contact?.name ?? ""} /></label>
        <label>
          ${people.numbers}
          <input
            name="phones"
            required
            autocomplete="off"
            aria-invalid=${this.invalid.length > 0}
            aria-describedby="invalid"
            .value=${(contact?.phones ?? []).map(phoneText).join(", ")}
          />
        </label>
        <p class="problem" id="invalid" role="alert">
          ${this.invalid.length > 0 ? people.invalid(this.invalid.join(", ")) : nothing}
        </p>
        <label>
          ${people.groups}
          <input name="groups" autocomplete="off" placeholder=${people.groupsHelp} .value=${(contact?.groups ?? []).join(", ")} />
        </label>
        <fieldset>
          <legend>${people.fields}</legend>
          ${this.fields.map(
            ([name, value]) => html`<div class="pair">
              <input name="field" maxlength="100" aria-label=${people.field} placeholder=${people.field} .value=${name} />
              <input name="value" maxlength="1000" aria-label=${people.value} placeholder=${people.value} .value=${value} />
            </div>`,
          )}
          <button type="button" @click=${this.#addField}>${people.addField}</button>
        </fieldset>
        <div class="row">
          <button class="primary">${people.save}</button>
          <button type="button" @click=${() => this.dispatchEvent(new Event("closed"))}>${message.close}</button>
        </div>
        ${
          contact
            ? html`<div class="row">
              <button type="button" class="danger" @click=${() => this.#tell("delete", contact)}>${people.delete}</button>
              <button type="button" class="danger" @click=${() => this.#tell("forget", contact)}>${people.forget}</button>
            </div>`
            : nothing
        }
      </form>
    `;
  }

  #tell(what: "delete" | "forget", contact: Contact): void {
    this.dispatchEvent(new CustomEvent(what, { detail: contact }));
  }

  #addField(): void {
    this.fields = [...this.fields, ["", ""]];
  }
}

customElements.define("contact-form", ContactForm);

declare global {
  interface HTMLElementTagNameMap {
    "contact-form": ContactForm;
  }
}
