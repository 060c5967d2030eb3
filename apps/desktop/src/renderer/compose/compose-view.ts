import type {
  ComposerDraft,
  PeopleList,
  SentList,
  SmsComposer,
  SmsDraftChangeEvent,
  SmsSendEvent,
} from "@sms-composer/composer";
import type { ListOutcome, SendOutcome, SendRequest } from "@sms-composer/core";
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { MessageDetail } from "../../outbox/history/message-detail.ts";
import type { Draft } from "../../outbox/store/drafts.ts";
import { composeStyles } from "./compose-styles.ts";
import { controls } from "../controls.ts";
import type { ViewContext } from "../view-context.ts";
import { draftList } from "./draft-list.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import type { SendResult } from "../../sending/settled-outcome.ts";
import { linkNotice } from "./link-question.ts";
import { type DraftOrigin, ListKeeper } from "./list-keeper.ts";
import { announceDeletion } from "../undo-banner.ts";
import type { TemplatePicker } from "../templates/template-picker.ts";
import "../templates/template-picker.ts";
import "./recipient-completion.ts";
import { sendingProgress } from "./sending-progress.ts";
import { SendsUnderWay } from "./sends-under-way.ts";
import { outcomeOfList, sendTest, wantedSend } from "./wanted-send.ts";
import { addTypedNumber } from "./typed-number.ts";
import { writingElement } from "./writing-element.ts";

/** Presses of a key that follow one another faster than this are repeats of one press, in milliseconds. */
const REPEAT = 700;

/** Writing: the element, its draft on disk, and the progress of what is being sent. */
export class ComposeView extends LitElement {
  static override styles = [controls, composeStyles];
  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    drafts: { state: true },
    progress: { state: true },
    notSaved: { state: true },
    round: { state: true },
  };
  declare context: ViewContext;
  declare drafts: readonly Draft[];
  /** The message that is under way, as the outbox has it. */
  declare progress: MessageDetail | undefined;
  declare notSaved: boolean;
  /** The number of the element that is written in: each waits for the end of its own send. */
  declare round: number;

  #keeper: DraftKeeper | undefined;
  #listKeeper: ListKeeper | undefined;
  #underWay = new SendsUnderWay();
  /** The message whose end the element does not tell: in doubt, in part, or found later. */
  #followed: string | undefined;
  #begun = Promise.withResolvers<void>();
  /** The time at which the menu's Send was last chosen, on the page's clock. */
  #pressedAt = -Infinity;
  /** Whether what is on screen was sent and has not been changed since. */
  #isSent = false;

  constructor() {
    super();
    this.drafts = [];
    this.notSaved = false;
    this.round = 0;
  }

  get #draft(): DraftKeeper {
    return (this.#keeper ??= new DraftKeeper(this.context.calls, (failed) => (this.notSaved = failed)));
  }
  get #lists(): ListKeeper {
    return (this.#listKeeper ??= new ListKeeper(this.context.calls));
  }
  get #composer(): SmsComposer | null {
    return this.renderRoot.querySelector("sms-composer");
  }

  /**
   * The menu's Send: what the button does, where there is one. What was sent is not sent again, and a key that is held
   * down counts once: each repeat puts off the time from which the next press counts.
   */
  async send(): Promise<void> {
    const isRepeat = performance.now() - this.#pressedAt < REPEAT;
    this.#pressedAt = performance.now();
    if (isRepeat || this.#isSent || this.#underWay.has(this.#draft.id)) return;
    await this.#composer?.send();
  }

  /** The picker of templates for the draft. */
  get templates(): TemplatePicker | null {
    return this.renderRoot.querySelector("template-picker");
  }

  /** Saves what was typed last: the text at once, then the number that was not added yet, whose reader may be slow. */
  async flush(): Promise<void> {
    await this.#keeper?.flush();
    await addTypedNumber(this.#composer);
    await this.#keeper?.flush();
  }

  /** Opens a draft that came from elsewhere: a link, a menu, an old message. What was being written stays a draft. */
  async openDraft(draft: ComposerDraft, { list, fromLink = false }: DraftOrigin = {}): Promise<void> {
    await this.#begun.promise;
    await this.#draft.inOrder(async () => {
      if (!(await this.#leave())) return;
      this.#draft.startAnew(fromLink);
      await this.#show(draft, list);
      await this.#listDrafts();
    });
  }

  /** The drafts have been deleted: so is what is shown of them. */
  async forget(): Promise<void> {
    await this.#letGo();
    await Promise.all([this.#draft.discard(), this.#show({})]);
    await this.#listDrafts();
  }

  /** The outbox has changed. */
  async messagesChanged(ids: readonly string[]): Promise<void> {
    const isFollowed = (id: string) => id === this.#followed || this.#underWay.has(id);
    for (const id of ids.filter(isFollowed)) {
      const message = await this.context.calls.readMessage({ id });
      if (isFollowed(id)) this.progress = message;
    }
  }

  protected override async firstUpdated(): Promise<void> {
    try {
      await this.#listDrafts();
      const [last] = this.drafts;
      await (last ? this.#openKept(last.id) : this.#show({}));
    } finally {
      this.#begun.resolve();
    }
  }

  /** Before another draft is shown: saves this one. Where that fails it stays in sight, as the only place it has. */
  async #leave(): Promise<boolean> {
    await addTypedNumber(this.#composer);
    if (!(await this.#draft.flush())) return false;
    await this.#letGo();
    return true;
  }

  /** An element that waits for its send is locked, and learns of its end: another message gets one of its own. */
  async #letGo(): Promise<void> {
    if (this.#underWay.isEmpty) return;
    this.round++;
    this.#underWay.leave();
    await this.updateComplete;
  }

  async #show(draft: ComposerDraft, list?: PeopleList): Promise<void> {
    const { sender, range } = this.context.settings;
    const defaults = { ...(sender === "" ? {} : { sender }), range };
    const composer = this.#composer;
    if (!composer) return;
    // As a form's reset does: what became of the message before is not this one's.
    composer.formResetCallback();
    await this.#lists.show(composer, this.#draft.id, { ...defaults, ...draft }, list);
    this.#isSent = false;
    composer.focus();
  }

  async #openKept(id: string): Promise<void> {
    await this.#listDrafts();
    const kept = this.drafts.find((draft) => draft.id === id);
    if (!kept || !(await this.#leave())) return;
    this.#draft.open(id);
    await this.#show(kept.content as ComposerDraft);
    await this.#listDrafts();
  }

  async #listDrafts(): Promise<void> {
    this.drafts = await this.context.calls.listDrafts();
  }

  async #deleteDraft(): Promise<void> {
    const { id } = this.#draft;
    // Brought back, it has what was typed a moment ago.
    await this.#draft.flush();
    await this.#letGo();
    await Promise.all([this.#draft.discard(), this.#show({})]);
    await this.context.calls.deleteDraft({ id, undoable: true });
    await this.#listDrafts();
    const [next] = this.drafts;
    if (next) await this.#openKept(next.id);
    announceDeletion(this, { what: "draft", restored: () => this.#draft.inOrder(() => this.#openKept(id)) });
  }

  #changed({ draft, currentTarget }: SmsDraftChangeEvent): void {
    const composer = this.#composer;
    if (!composer || currentTarget !== composer) return;
    this.#isSent = false;
    this.#draft.changed(draft);
    void this.#lists.changed(this.#draft.id, draft, composer);
  }

  #send(event: SmsSendEvent): void {
    // Of a draft with a list, what comes without it is a test of one of its texts.
    const isTest = !event.list && this.#composer?.list !== undefined;
    const root = this.renderRoot as ShadowRoot;
    event.respondWith(isTest ? sendTest(root, event.request, this.context) : this.#queue(event.request, event.list));
  }

  async #queue(request: SendRequest, list: SentList | undefined): Promise<SendOutcome | ListOutcome> {
    await this.#draft.flush();
    // This draft and no other, whatever is opened while it is under way.
    const { id } = this.#draft;
    this.#underWay.begin(id);
    try {
      return await this.#handOver(id, request, list);
    } finally {
      this.#underWay.end(id);
      if (this.progress?.id === id && this.#followed !== id) this.progress = undefined;
    }
  }

  /** The element's Cancel: it stops waiting, and what has not left stays here. */
  async #giveUp(): Promise<void> {
    const id = this.#underWay.giveUp();
    if (id !== undefined) await this.context.calls.cancelQueued({ id });
  }

  async #handOver(
    draftId: string,
    request: SendRequest,
    people: SentList | undefined,
  ): Promise<SendOutcome | ListOutcome> {
    const { calls } = this.context;
    const wanted = await wantedSend(this.renderRoot as ShadowRoot, draftId, request, people, this.context);
    if (!wanted || this.#underWay.isGivenUp(draftId)) return { outcome: "not-sent" };
    const isInSight = () => this.#underWay.isAwaited(draftId);
    const outcome = await calls.send(wanted).catch((): SendResult => ({ outcome: "unknown" }));
    const isInOutbox = (await calls.readMessage({ id: draftId })) !== undefined;
    // Whatever is typed from here on is another message. What did not come into the outbox stays a draft.
    if (isInOutbox) this.#draft.sentOff(draftId);
    await this.#listDrafts();
    switch (outcome.outcome) {
      case "sent":
        this.#isSent = isInSight();
        return people && "messageId" in outcome ? outcomeOfList(outcome, people.entries.length) : outcome;
      case "not-sent":
        return outcome;
      default:
        if (isInOutbox) await this.#follow(draftId, isInSight());
        // The element that has waited is no longer shown, or its draft was not taken into the outbox.
        return { outcome: "not-sent" };
    }
  }

  /**
   * Follows a message that the outbox has, whatever becomes of it: what it finds out is shown above, with the ways on
   * that it offers. The element begins anew, so that nothing can be sent past the outbox.
   */
  async #follow(id: string, isInSight: boolean): Promise<void> {
    this.#followed = id;
    this.progress = await this.context.calls.readMessage({ id });
    if (!isInSight) return;
    this.round++;
    this.#underWay.leave();
    await this.updateComplete;
    await this.#show({});
  }

  #stopFollowing(): void {
    this.#followed = this.progress = undefined;
  }

  async #writeToTheRest(id: string): Promise<void> {
    const found = await this.context.calls.draftFromMessage({ id, to: "not-reached" });
    if (!found) return;
    this.#stopFollowing();
    await this.openDraft(found.draft, found);
  }

  protected override render() {
    return html`
      <h1 class="visually-hidden">${this.context.messages.views.compose}</h1>
      ${draftList(this.drafts, this.#keeper?.id, this.context.messages, {
        open: (id) => void this.#draft.inOrder(() => this.#openKept(id)),
        begin: () => void this.openDraft({}),
        delete: () => void this.#draft.inOrder(() => this.#deleteDraft()),
      })} ${sendingProgress(this.progress, this.context, {
        writeToTheRest: (id) => void this.#writeToTheRest(id),
        close: () => this.#stopFollowing(),
        root: () => this.renderRoot as ShadowRoot,
      })}
      ${linkNotice(this.#keeper?.id, this.context.messages)}
      ${this.notSaved ? html`<p class="notice bad" role="alert">${this.context.messages.compose.notSaved}</p>` : nothing}
      <template-picker .context=${this.context} .composer=${() => this.#composer}></template-picker>
      ${keyed(
        this.round,
        writingElement(this.context, {
          changed: (event) => this.#changed(event),
          send: (event) => this.#send(event),
          givenUp: () => void this.#giveUp(),
        }),
      )}
      <recipient-completion .context=${this.context}></recipient-completion>
    `;
  }

  /** Each element that is written in has its own field. */
  protected override updated(): void {
    this.renderRoot.querySelector("recipient-completion")?.follow(this.#composer ?? undefined);
  }
}

customElements.define("compose-view", ComposeView);

declare global {
  interface HTMLElementTagNameMap {
    "compose-view": ComposeView;
  }
}
