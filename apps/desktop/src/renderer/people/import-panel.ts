import { css, html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import type { ImportSum } from "../../people/contact-import.ts";
import type { GroupImport, GroupProblem, ProviderGroup, ProviderGroups } from "../../people/group-import.ts";
import { controls } from "../controls.ts";
import { numberText } from "../formats.ts";
import type { ViewContext } from "../view-context.ts";
import { PEOPLE_FILES, readPeopleFile } from "./people-file.ts";

/** Rows that one call takes. */
const ROWS_PER_CALL = 100_000;

/** The ways in which people come here: out of a file, and out of the groups that the account has at the provider. */
export class ImportPanel extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: 0 2rem;
      }
      .end {
        align-items: end;
      }
      .end > label:first-child {
        flex: 1 1 10rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.2rem 0.8rem;
        align-items: center;
        padding-block: 0.35rem;
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
      li > .result {
        grid-column: 1 / -1;
        margin: 0;
      }
      .name {
        overflow-wrap: anywhere;
      }
      .problem {
        color: var(--bad);
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    group: { attribute: false },
    intoGroup: { state: true },
    fileNotice: { state: true },
    groups: { state: true },
    current: { state: true },
  };
  declare context: ViewContext;
  /** The group that is shown: a file's people come into it where no other is named. */
  declare group: string | undefined;
  declare intoGroup: string;
  /** The notice about the last file. */
  declare fileNotice: string;
  declare groups: ProviderGroups | undefined;
  declare current: GroupImport | undefined;

  #round = 0;

  constructor() {
    super();
    this.intoGroup = "";
    this.fileNotice = "";
  }

  protected override willUpdate(changed: PropertyValues<{ context: ViewContext }>): void {
    if (!changed.has("context")) return;
    const before = changed.get("context");
    // Another account has other groups.
    if (!before || before.account?.id !== this.context.account?.id) void this.#load();
  }

  /** The main process tells of each page that it has read. */
  async groupImportChanged(): Promise<void> {
    const before = this.current;
    this.current = await this.context.calls.readGroupImport();
    if (before?.state === "reading" && this.current?.state !== "reading") this.#announce();
  }

  async #load(): Promise<void> {
    const round = ++this.#round;
    this.groups = undefined;
    const { calls } = this.context;
    const current = await calls.readGroupImport();
    const groups = await calls.listProviderGroups().catch((): ProviderGroups => ({ problem: "no-answer" }));
    if (round !== this.#round) return;
    this.current = current;
    this.groups = groups;
  }

  async #importGroup(group: ProviderGroup): Promise<void> {
    this.current = await this.context.calls.importProviderGroup(group);
    this.#announce();
  }

  async #importFile(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = "";
    if (!file) return;
    const { settings, language, messages, calls } = this.context;
    const table = await readPeopleFile(file, settings.country, language).catch(() => undefined);
    if (!table) {
      this.fileNotice = messages.people.unreadable;
      return;
    }
    const group = this.intoGroup.trim() || this.group;
    const { columns, rows } = table;
    const sum = { added: 0, merged: 0, withoutNumber: 0 };
    for (let start = 0; start < rows.length; start += ROWS_PER_CALL) {
      const slice = rows.slice(start, start + ROWS_PER_CALL);
      const part = await calls.importContacts({ columns, rows: slice, ...(group === undefined ? {} : { group }) });
      sum.added += part.added;
      sum.merged += part.merged;
      sum.withoutNumber += part.withoutNumber;
    }
    this.fileNotice = this.#sumText(sum);
    this.intoGroup = "";
    this.#announce();
  }

  #announce(): void {
    this.dispatchEvent(new Event("imported"));
  }

  protected override render() {
    const { people } = this.context.messages;
    return html`
      <section aria-labelledby="file">
        <h2 id="file">${people.fromFile}</h2>
        <p class="quiet">${people.importHelp}</p>
        <div class="row end">
          <label>
            ${people.intoGroup}
            <input name="group" maxlength="200" autocomplete="off" .value=${this.intoGroup} @input=${this.#namedGroup} />
          </label>
          <label class="file">
            <span>${people.chooseFile}</span>
            <input type="file" accept=${PEOPLE_FILES} @change=${this.#importFile} />
          </label>
        </div>
        <p role="status">${this.fileNotice}</p>
      </section>
      <section aria-labelledby="provider" aria-busy=${!this.groups}>
        <h2 id="provider">${people.fromProvider}</h2>
        ${this.context.account?.mode === "trial" ? html`<p class="quiet">${people.trialGroups}</p>` : nothing}
        ${this.groups === undefined ? "…" : this.#providerGroups(this.groups)}
      </section>
    `;
  }

  #namedGroup(event: Event): void {
    this.intoGroup = (event.target as HTMLInputElement).value;
  }

  #providerGroups(answer: ProviderGroups) {
    const { people } = this.context.messages;
    if ("problem" in answer) {
      return html`<p class="problem" role="alert">${this.#problemText(answer.problem)}</p>
        <button @click=${() => this.#load()}>${this.context.messages.banner.tryAgain}</button>`;
    }
    if (answer.groups.length === 0) return html`<p class="quiet">${people.noProviderGroups}</p>`;
    return html`<ul>
      ${answer.groups.map((group) => this.#providerGroup(group))}
    </ul>`;
  }

  #providerGroup(group: ProviderGroup) {
    const { people } = this.context.messages;
    const { current } = this;
    const isReading = current?.state === "reading";
    const isThis = current?.group.id === group.id;
    return html`<li>
      <span class="name" lang="">${group.name}</span>
      ${
        isReading && isThis
          ? html`<button @click=${() => this.context.calls.stopGroupImport()}>${people.stopImport}</button>`
          : html`<button
              aria-label=${`${people.importGroup} ${group.name}`}
              ?disabled=${isReading}
              @click=${() => this.#importGroup(group)}
            >
              ${people.importGroup}
            </button>`
      }
      <p class="result" role="status">${isThis ? this.#resultText(current) : nothing}</p>
      <p class="result problem" role="alert">
        ${isThis && current.problem !== undefined ? this.#problemText(current.problem) : nothing}
      </p>
    </li>`;
  }

  #resultText({ state, optedOut, invalid, ...sum }: GroupImport): string {
    const { people } = this.context.messages;
    const read = sum.added + sum.merged + sum.withoutNumber;
    if (state === "reading") return people.reading(numberText(read, this.context));
    if (state !== "done" && read === 0) return "";
    return [
      this.#sumText(sum),
      optedOut > 0 ? people.optedOut(optedOut) : "",
      invalid.length > 0 ? people.invalid(invalid.join(", ")) : "",
      state === "done" ? "" : people.importGoesOn,
    ]
      .filter(Boolean)
      .join(" ");
  }

  #sumText({ added, merged, withoutNumber }: ImportSum): string {
    return this.context.messages.people.imported(added, merged, withoutNumber);
  }

  #problemText(problem: GroupProblem): string {
    const { banner, people, reasons } = this.context.messages;
    return {
      "no-key": banner.noKey,
      refused: people.groupsRefused,
      "no-answer": banner.noAnswer,
      "unreadable-answer": reasons["unreadable-answer"],
      "untrusted-certificate": banner.untrustedCertificate,
      "not-written": people.notWritten,
    }[problem];
  }
}

customElements.define("import-panel", ImportPanel);

declare global {
  interface HTMLElementTagNameMap {
    "import-panel": ImportPanel;
  }
}
