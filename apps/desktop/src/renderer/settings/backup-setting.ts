import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { MIN_PASSPHRASE_LENGTH } from "../../backup/passphrase.ts";
import { controls } from "../controls.ts";
import { numberText } from "../formats.ts";
import { ask, askForText } from "../question.ts";
import type { ViewContext } from "../view-context.ts";

/** Keeping a copy of everything but the key, and putting one back. */
export class BackupSetting extends LitElement {
  static override styles = [
    controls,
    css`
      .notice {
        margin-block: 0.8rem 0;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    notice: { state: true },
    isBusy: { state: true },
  };
  declare context: ViewContext;
  /** The notice about the last press. */
  declare notice: { readonly text: string; readonly isBad?: boolean } | undefined;
  declare isBusy: boolean;

  constructor() {
    super();
    this.isBusy = false;
  }

  get #root(): ShadowRoot {
    return this.renderRoot as ShadowRoot;
  }

  async #busy<Result>(work: Promise<Result>): Promise<Result> {
    this.notice = undefined;
    this.isBusy = true;
    try {
      return await work;
    } finally {
      this.isBusy = false;
    }
  }

  async #make(): Promise<void> {
    const { backup, message } = this.context.messages;
    const { make: yes, makeQuestion: text, passphrase: label, again, mismatch } = backup;
    const secret = { minLength: MIN_PASSPHRASE_LENGTH, again, mismatch };
    const passphrase = await askForText(this.#root, { text, label, yes, no: message.close, secret });
    if (passphrase === undefined) return;
    const answer = await this.#busy(this.context.calls.makeBackup({ passphrase }));
    if (answer === "not-chosen") return;
    this.notice = answer === "made" ? { text: backup.made } : { text: backup.notWritten, isBad: true };
  }

  async #restore(): Promise<void> {
    const { calls, messages } = this.context;
    const { backup, message } = messages;
    if (!(await calls.chooseBackup())) return;
    const question = {
      text: backup.openQuestion,
      label: backup.passphrase,
      yes: backup.open,
      no: message.close,
      secret: { minLength: MIN_PASSPHRASE_LENGTH },
    };
    const passphrase = await askForText(this.#root, question);
    if (passphrase === undefined) return;
    const found = await this.#busy(calls.openBackup({ passphrase }));
    if ("problem" in found) {
      this.notice = { text: backup.problems[found.problem], isBad: true };
      return;
    }
    const [sent, people] = [found.messages, found.contacts].map((count) => numberText(count, this.context));
    const text = backup.restoreQuestion(sent ?? "", people ?? "");
    const agreed = await ask(this.#root, text, backup.restoreYes, message.close, "danger");
    await calls.restoreBackup({ agreed });
  }

  protected override render() {
    const { backup } = this.context.messages;
    return html`
      <p>${backup.help}</p>
      <div class="row" aria-busy=${this.isBusy}>
        <button ?disabled=${this.isBusy} @click=${this.#make}>${backup.make}</button>
        <button ?disabled=${this.isBusy} @click=${this.#restore}>${backup.restore}</button>
        ${this.isBusy ? html`<span class="quiet" role="status">${backup.busy}</span>` : nothing}
      </div>
      ${
        this.notice
          ? html`<p class="notice ${this.notice.isBad ? "bad" : ""}" role="status">${this.notice.text}</p>`
          : nothing
      }
    `;
  }
}

customElements.define("backup-setting", BackupSetting);

declare global {
  interface HTMLElementTagNameMap {
    "backup-setting": BackupSetting;
  }
}
