import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { Contact, ContactPage, Group } from "../../people/contacts.ts";
import type { MessageDraft } from "../../sending/message-draft.ts";
import { controls } from "../controls.ts";
import { numberText, phoneText } from "../formats.ts";
import { ask } from "../question.ts";
import { announceDeletion } from "../undo-banner.ts";
import type { ViewContext } from "../view-context.ts";
import "./contact-form.ts";
import "./import-panel.ts";
import { peopleStyles } from "./people-styles.ts";

const PAGE = 100;
const TYPING_PAUSE = 120;

/** The contacts and their groups. */
export class PeopleView extends LitElement {
  static override styles = [controls, peopleStyles];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    page: { state: true },
    groups: { state: true },
    group: { state: true },
    search: { state: true },
    edited: { state: true },
    notice: { state: true },
    importing: { state: true },
  };
  declare context: ViewContext;
  declare page: ContactPage | undefined;
  declare groups: readonly Group[];
  /** The name of the group that is shown. */
  declare group: string | undefined;
  declare search: string;
  /** The contact in the form; `new` for one that is not there yet. */
  declare edited: Contact | "new" | undefined;
  /** The notice about the last change. */
  declare notice: string;
  /** Whether the ways of importing show. */
  declare importing: boolean;

  #round = 0;
  #count = PAGE;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.groups = [];
    this.search = "";
    this.notice = "";
    this.importing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  /** Puts the focus into the search. */
  find(): void {
    this.renderRoot.querySelector<HTMLInputElement>("input[type=search]")?.select();
  }

  /** The import of a group at the provider has gone on, or ended. */
  async groupImportChanged(): Promise<void> {
    await this.renderRoot.querySelector("import-panel")?.groupImportChanged();
  }

  async #load(): Promise<void> {
    const round = ++this.#round;
    const { search, group, context } = this;
    const query = { ...(search === "" ? {} : { search }), ...(group === undefined ? {} : { group }) };
    const groups = await context.calls.listGroups();
    const contacts: Contact[] = [];
    let total = 0;
    do {
      const limit = Math.min(this.#count - contacts.length, 200);
      const page = await context.calls.findContacts({ ...query, offset: contacts.length, limit });
      if (round !== this.#round) return;
      ({ total } = page);
      contacts.push(...page.contacts);
      if (page.contacts.length === 0) break;
    } while (contacts.length < Math.min(this.#count, total));
    this.groups = groups;
    this.page = { contacts, total };
    if (group !== undefined && !groups.some(({ name }) => name === group)) this.#show(undefined);
  }

  #show(group: string | undefined): void {
    this.group = group;
    this.#count = PAGE;
    void this.#load();
  }

  #typed(event: Event): void {
    this.search = (event.target as HTMLInputElement).value.slice(0, 200);
    this.#count = PAGE;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#load(), TYPING_PAUSE);
  }

  #more(): void {
    this.#count += 200;
    void this.#load();
  }

  async #edit(contact: Contact | "new"): Promise<void> {
    this.edited = contact;
    await this.updateComplete;
    this.renderRoot.querySelector("contact-form")?.focus();
  }

  #closeForm(): void {
    this.edited = undefined;
  }

  #saved(): void {
    this.edited = undefined;
    void this.#load();
  }

  async #delete({ detail }: CustomEvent<Contact>): Promise<void> {
    await this.context.calls.deleteContact({ id: detail.id });
    this.#saved();
    announceDeletion(this, { what: "contact", restored: () => this.#load() });
  }

  async #forget({ detail }: CustomEvent<Contact>): Promise<void> {
    const { people, message } = this.context.messages;
    const question = people.forgetQuestion(detail.name || phoneText(detail.phones[0] ?? ""));
    if (!(await ask(this.renderRoot as ShadowRoot, question, people.delete, message.close, "danger"))) return;
    const { messages, underWay } = await this.context.calls.forgetContact({ id: detail.id });
    this.notice = [people.forgotten(messages), underWay > 0 ? people.stillUnderWay(underWay) : ""]
      .filter(Boolean)
      .join(" ");
    this.#saved();
  }

  #toggleImport(): void {
    this.importing = !this.importing;
  }

  async #writeToGroup(group: string): Promise<void> {
    const list = await this.context.calls.readGroup({ group, phones: [] });
    if (list) this.#write({ draft: { recipients: [], message: "" }, list });
  }

  #write(detail: MessageDraft): void {
    this.dispatchEvent(new CustomEvent("write-again", { detail, bubbles: true, composed: true }));
  }

  protected override render() {
    const { page, context, edited } = this;
    const { messages, calls } = context;
    const { people } = messages;
    return html`
      <h1 class="visually-hidden">${messages.views.people}</h1>
      <div class="row tools">
        <input
          type="search"
          placeholder=${people.search}
          aria-label=${people.search}
          .value=${this.search}
          @input=${this.#typed}
        />
        <button class="primary" @click=${() => this.#edit("new")}>${people.add}</button>
        <button aria-expanded=${this.importing} @click=${this.#toggleImport}>${people.import}</button>
        <button @click=${() => calls.exportContacts(this.group === undefined ? {} : { group: this.group })}>
          ${people.export}
        </button>
      </div>
      ${
        this.importing
          ? html`<import-panel
            class="card"
            .context=${context}
            .group=${this.group}
            @imported=${() => this.#load()}
          ></import-panel>`
          : nothing
      }
      <p role="status" ?hidden=${this.notice === ""} class="notice">${this.notice}</p>
      <div class="columns ${edited === undefined ? "two" : ""}">
        <nav class="card groups" aria-label=${people.groups}>${this.#groupList()}</nav>
        <section class="card contacts">${page ? this.#contacts(page) : "…"}</section>
        ${
          edited === undefined
            ? nothing
            : html`<section class="card">
              <contact-form
                .context=${context}
                .contact=${edited === "new" ? undefined : edited}
                @saved=${this.#saved}
                @closed=${this.#closeForm}
                @delete=${this.#delete}
                @forget=${this.#forget}
              ></contact-form>
            </section>`
        }
      </div>
    `;
  }

  #groupList() {
    const { people } = this.context.messages;
    const entry = (label: string, group: string | undefined, count?: number) => html`<li>
      <button aria-pressed=${group === this.group} @click=${() => this.#show(group)}>
        <span>${label}</span>${count === undefined ? nothing : html`<span class="quiet">${numberText(count, this.context)}</span>`}
      </button>
    </li>`;
    return html`<ul>
      ${entry(people.everybody, undefined)}
      ${this.groups.map(({ name, contacts }) => entry(name, name, contacts))}
    </ul>`;
  }

  #contacts({ contacts, total }: ContactPage) {
    const { messages } = this.context;
    const { people } = messages;
    const { group } = this;
    if (total === 0) {
      const isAll = this.search === "" && group === undefined;
      return html`<p class="quiet">${isAll ? people.empty : messages.outbox.nothingFound}</p>`;
    }
    return html`
      ${
        group !== undefined && this.search === ""
          ? html`<p>
            <button class="primary" @click=${() => this.#writeToGroup(group)}>
              ${people.writeToGroup(numberText(total, this.context))}
            </button>
          </p>`
          : nothing
      }
      <ul>
        ${contacts.map((contact) => this.#contact(contact))}
      </ul>
      ${
        total > contacts.length
          ? html`<p><button @click=${this.#more}>${messages.outbox.more(numberText(total - contacts.length, this.context))}</button></p>`
          : nothing
      }
    `;
  }

  #contact(contact: Contact) {
    const { people } = this.context.messages;
    const { name, phones, groups, fields } = contact;
    const about = [groups.join(", "), ...Object.values(fields)].filter(Boolean).join(" · ");
    const named = (label: string) => `${label} ${name || phoneText(phones[0] ?? "")}`;
    const recipients = phones.slice(0, 1);
    return html`<li>
      <strong class="name" lang="">${name}</strong>
      <span>${phones.map(phoneText).join(", ")}</span>
      <span class="quiet about">${about}</span>
      <span class="row">
        <button aria-label=${named(people.write)} @click=${() => this.#write({ draft: { recipients, message: "" } })}>
          ${people.write}
        </button>
        <button aria-label=${named(people.edit)} @click=${() => this.#edit(contact)}>${people.edit}</button>
      </span>
    </li>`;
  }
}

customElements.define("people-view", PeopleView);

declare global {
  interface HTMLElementTagNameMap {
    "people-view": PeopleView;
  }
}
