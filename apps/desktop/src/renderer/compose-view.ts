import "@sms-composer/composer/define";
import type { SmsComposer, SmsDraftChangeEvent, SmsSendEvent } from "@sms-composer/composer";
import type { SendDraft, SendOutcome, SendRequest } from "@sms-composer/core";
import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { MessageDetail } from "../outbox/history.ts";
import type { Draft } from "../outbox/drafts.ts";
import { controls } from "./controls.ts";
import type { ViewContext } from "./view-context.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import { ask } from "./question.ts";

/** The outbox decides when a send is over; the element only waits. */
const A_DAY = 24 * 60 * 60 * 1000;
const MOST_RECIPIENTS = 100_000;

/** Writing: the element, its draft on disk, and the progress of what is being sent. */
export class ComposeView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        max-inline-size: 72rem;
      }
      .drafts {
        margin-block-end: 0.8rem;
      }
      .drafts button {
        max-inline-size: 14rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      progress {
        inline-size: 100%;
        accent-color: var(--accent);
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    drafts: { state: true },
    progress: { state: true },
    notSaved: { state: true },
  };
  declare context: ViewContext;
  declare drafts: readonly Draft[];
  /** The message that is under way, as the outbox has it. */
  declare progress: MessageDetail | undefined;
  declare notSaved: boolean;

  #keeper: DraftKeeper | undefined;
  #sendingId: string | undefined;

  constructor() {
    super();
    this.drafts = [];
    this.notSaved = false;
  }

  get #draft(): DraftKeeper {
    return (this.#keeper ??= new DraftKeeper(this.context.calls, (failed) => (this.notSaved = failed)));
  }
  get #composer(): SmsComposer | null {
    return this.renderRoot.querySelector("sms-composer");
  }

  /** What the Send button does. */
  async send(): Promise<void> {
    await this.#composer?.send();
  }

  /** Saves what was typed last. */
  async flush(): Promise<void> {
    await this.#keeper?.flush();
  }

  /** Opens a draft that came from elsewhere: a link, a menu, an old message. What was being written stays a draft. */
  async openDraft(draft: SendDraft): Promise<void> {
    await this.#draft.flush();
    this.#draft.startAnew();
    this.#show(draft);
    await this.#listDrafts();
  }

  /** The drafts have been deleted: so is what is shown of them. */
  async forget(): Promise<void> {
    this.#draft.startAnew();
    this.#show({});
    await this.#listDrafts();
  }

  /** The outbox has changed. */
  async messagesChanged(id: string | undefined): Promise<void> {
    if (id !== undefined && id === this.#sendingId) this.progress = await this.context.calls.readMessage({ id });
  }

  protected override async firstUpdated(): Promise<void> {
    await this.#listDrafts();
    const [last] = this.drafts;
    if (last) await this.#openKept(last);
    else this.#show({});
  }

  #show(draft: SendDraft): void {
    const { sender, range } = this.context.settings;
    const defaults = { ...(sender === "" ? {} : { sender }), range };
    const composer = this.#composer;
    if (!composer) return;
    // As a form's reset does: what became of the message before is not this one's.
    composer.formResetCallback();
    composer.draft = { ...defaults, ...draft };
    composer.focus();
  }

  async #openKept({ id, content }: Draft): Promise<void> {
    await this.#draft.flush();
    this.#draft.open(id);
    this.#show(content as SendDraft);
    await this.#listDrafts();
  }

  async #listDrafts(): Promise<void> {
    this.drafts = await this.context.calls.listDrafts();
  }

  async #deleteDraft(): Promise<void> {
    const { id } = this.#draft;
    this.#draft.startAnew();
    await this.context.calls.deleteDraft({ id });
    await this.#listDrafts();
    const [next] = this.drafts;
    if (next) await this.#openKept(next);
    else this.#show({});
  }

  #changed({ draft }: SmsDraftChangeEvent): void {
    this.#draft.changed(draft);
  }

  #send(event: SmsSendEvent): void {
    event.respondWith(this.#queue(event.request));
  }

  async #queue(request: SendRequest): Promise<SendOutcome> {
    const { calls, words } = this.context;
    await this.#draft.flush();
    const stopped = (await calls.optOutsAmong({ recipients: [...request.recipients] })) ?? [];
    if (stopped.length > 0) {
      const question = `${words.compose.optOuts(stopped.length)}\n${stopped.slice(0, 20).join(", ")}`;
      const goOn = await ask(
        this.renderRoot as ShadowRoot,
        question,
        words.compose.sendToOthers,
        words.compose.doNotSend,
      );
      if (!goOn) return { outcome: "not-sent" };
    }
    const recipients = request.recipients.filter((recipient) => !stopped.includes(recipient));
    const draftId = this.#draft.id;
    this.#sendingId = draftId;
    try {
      return await calls.send({ draftId, request: { ...request, recipients } });
    } finally {
      this.#sendingId = undefined;
      this.progress = undefined;
      // Whatever is typed from here on is another message; this one is the outbox's.
      this.#draft.startAnew();
      await this.#listDrafts();
    }
  }

  protected override render() {
    const { settings, account, language } = this.context;
    const credits = settings.range === "lowCost" ? account?.credits?.lowCost : account?.credits?.premium;
    return html`
      <h1 class="heard">${this.context.words.views.compose}</h1>
      ${this.#draftList()} ${this.#progressPanel()}
      ${this.notSaved ? html`<p class="notice bad" role="alert">${this.context.words.compose.notSaved}</p>` : nothing}
      <sms-composer
        lang=${language}
        fields="recipients import sender range stop unicode scheduledAt tag preview send"
        .maxRecipients=${MOST_RECIPIENTS}
        .timeout=${A_DAY}
        .country=${settings.country}
        .currency=${settings.currency}
        .pricePremium=${settings.pricePremium}
        .priceLowCost=${settings.priceLowCost}
        .credits=${credits}
        @sms-draft-change=${this.#changed}
        @sms-send=${this.#send}
      ></sms-composer>
    `;
  }

  #draftList() {
    const { words } = this.context;
    if (this.drafts.length < 2 && !(this.drafts[0] && this.drafts[0].id !== this.#keeper?.id)) return nothing;
    return html`
      <div class="row drafts" role="group" aria-label=${words.compose.drafts}>
        <span class="quiet">${words.compose.drafts}</span>
        ${this.drafts.slice(0, 6).map(
          (draft) => html`
            <button
              aria-pressed=${draft.id === this.#keeper?.id}
              ?disabled=${draft.id === this.#keeper?.id}
              @click=${() => this.#openKept(draft)}
            >
              ${(draft.content as SendDraft).message || words.compose.emptyDraft}
            </button>
          `,
        )}
        <button @click=${() => this.openDraft({})}>${words.compose.newDraft}</button>
        <button class="danger" @click=${this.#deleteDraft}>${words.compose.deleteDraft}</button>
      </div>
    `;
  }

  #progressPanel() {
    const { progress: message } = this;
    if (!message) return nothing;
    const { words, calls } = this.context;
    const { id, batches, paused } = message;
    const total = message.batchList.length;
    const open = (batches.queued ?? 0) + (batches.sending ?? 0);
    const offline = message.batchList.some(
      ({ state, reason }) => state === "queued" && reason?.kind === "no-connection",
    );
    if (total < 2 && !offline) return nothing;
    return html`
      <section class="card" aria-live="polite">
        ${
          total > 1
            ? html`<p>${words.compose.progress(total - open, total)}</p>
              <progress max=${total} .value=${total - open}></progress>`
            : nothing
        }
        ${offline ? html`<p>${words.compose.waitingForNetwork}</p>` : nothing}
        <div class="row">
          ${
            paused
              ? html`<button @click=${() => calls.resume({ id })}>${words.compose.resume}</button>`
              : html`<button @click=${() => calls.pause({ id })}>${words.compose.pause}</button>`
          }
          <button class="danger" @click=${() => calls.cancelQueued({ id })}>${words.compose.cancel}</button>
        </div>
      </section>
    `;
  }
}

customElements.define("compose-view", ComposeView);

declare global {
  interface HTMLElementTagNameMap {
    "compose-view": ComposeView;
  }
}
