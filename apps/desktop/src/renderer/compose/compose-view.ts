import "@sms-composer/composer/define";
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
import type { MessageDetail } from "../../outbox/store/message-detail.ts";
import type { Draft } from "../../outbox/store/drafts.ts";
import { composeStyles } from "./compose-styles.ts";
import { controls } from "../controls.ts";
import type { ViewContext } from "../view-context.ts";
import { draftList } from "./draft-list.ts";
import { DraftKeeper, isFromLink } from "./draft-keeper.ts";
import type { SendResult } from "../../sending/settled-outcome.ts";
import { agreesToLink, linkNotice } from "./link-question.ts";
import { ListKeeper } from "./list-keeper.ts";
import { withoutOptOuts } from "./opt-out-question.ts";
import { ask } from "../question.ts";
import { sendingProgress } from "./sending-progress.ts";

/** The outbox decides when a send is over; the element only waits. */
const A_DAY = 24 * 60 * 60 * 1000;
const MOST_RECIPIENTS = 100_000;
/** Presses of a key that follow one another faster than this are repeats of one press, in milliseconds. */
const REPEAT = 700;

/** Where a draft comes from that is opened. */
export interface DraftOrigin {
  /** The people who each get a text of their own. */
  readonly list?: PeopleList | undefined;
  /** An `sms:` link has proposed it. */
  readonly fromLink?: boolean;
}

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
  /** Which element is written in: each waits for the end of its own send. */
  declare round: number;

  #keeper: DraftKeeper | undefined;
  #listKeeper: ListKeeper | undefined;
  /** Drafts that have been handed over, and whose end has not been told. */
  #underWay = new Set<string>();
  /** The one of them that the element in sight waits for, and those that nobody waits for any more. */
  #waitedFor: string | undefined;
  #givenUp = new Set<string>();
  /** The message whose end the element does not tell: in doubt, in part, or found later. */
  #followed: string | undefined;
  #begun = Promise.withResolvers<void>();
  /** When the menu's Send was last chosen, on the page's clock. */
  #pressedAt = -Infinity;
  /** What is on screen was sent, and nothing has been changed since. */
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

  /** Saves what was typed last. */
  async flush(): Promise<void> {
    await this.#keeper?.flush();
  }

  /** Opens a draft that came from elsewhere: a link, a menu, an old message. What was being written stays a draft. */
  async openDraft(draft: ComposerDraft, { list, fromLink = false }: DraftOrigin = {}): Promise<void> {
    await this.#begun.promise;
    if (!(await this.#leave())) return;
    this.#draft.startAnew(fromLink);
    await this.#show(draft, list);
    await this.#listDrafts();
  }

  /** The drafts have been deleted: so is what is shown of them. */
  async forget(): Promise<void> {
    await this.#letGo();
    const gone = this.#draft.discard();
    await this.#show({});
    await gone;
    await this.#listDrafts();
  }

  /** The outbox has changed. */
  async messagesChanged(id: string | undefined): Promise<void> {
    const isFollowed = () => id === this.#followed || (id !== undefined && this.#underWay.has(id));
    if (id === undefined || !isFollowed()) return;
    const message = await this.context.calls.readMessage({ id });
    if (isFollowed()) this.progress = message;
  }

  protected override async firstUpdated(): Promise<void> {
    try {
      await this.#listDrafts();
      const [last] = this.drafts;
      if (last) await this.#openKept(last.id);
      else await this.#show({});
    } finally {
      this.#begun.resolve();
    }
  }

  /** Before another draft is shown: saves this one. Where that fails it stays in sight, as the only place it has. */
  async #leave(): Promise<boolean> {
    if (!(await this.#draft.flush())) return false;
    await this.#letGo();
    return true;
  }

  /** An element that waits for its send is locked, and told of its end: another message gets one of its own. */
  async #letGo(): Promise<void> {
    if (this.#underWay.size === 0) return;
    this.round++;
    this.#waitedFor = undefined;
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
    const { deleteDraftQuestion, deleteDraft, keep } = this.context.words.compose;
    if (!(await ask(this.renderRoot as ShadowRoot, deleteDraftQuestion, deleteDraft, keep, "danger"))) return;
    await this.#letGo();
    const gone = this.#draft.discard();
    await this.#show({});
    await gone;
    await this.context.calls.deleteDraft({ id });
    await this.#listDrafts();
    const [next] = this.drafts;
    if (next) await this.#openKept(next.id);
  }

  #changed({ draft, currentTarget }: SmsDraftChangeEvent): void {
    if (currentTarget !== this.#composer) return;
    this.#isSent = false;
    this.#draft.changed(draft);
    void this.#lists.changed(this.#draft.id, draft, this.#composer?.list);
  }

  #send(event: SmsSendEvent): void {
    event.respondWith(this.#queue(event.request, event.list));
  }

  async #queue(request: SendRequest, list: SentList | undefined): Promise<SendOutcome | ListOutcome> {
    await this.#draft.flush();
    // This draft and no other, whatever is opened while it is under way.
    const { id } = this.#draft;
    this.#underWay.add(id);
    this.#waitedFor = id;
    try {
      return await this.#handOver(id, request, list);
    } finally {
      this.#underWay.delete(id);
      this.#givenUp.delete(id);
      if (this.progress?.id === id && this.#followed !== id) this.progress = undefined;
    }
  }

  /** The element's Cancel: it stops waiting, and what has not left stays here. */
  async #giveUp(): Promise<void> {
    const id = this.#waitedFor;
    // The end of a send is told by the same event.
    if (id === undefined || !this.#underWay.has(id)) return;
    this.#givenUp.add(id);
    await this.context.calls.cancelQueued({ id });
  }

  async #handOver(
    draftId: string,
    request: SendRequest,
    people: SentList | undefined,
  ): Promise<SendOutcome | ListOutcome> {
    const { calls, words } = this.context;
    const root = this.renderRoot as ShadowRoot;
    if (isFromLink(draftId) && !(await agreesToLink(root, request, words))) return { outcome: "not-sent" };
    const numbers = people?.entries.map(({ recipient }) => recipient) ?? request.recipients;
    const wanted = await withoutOptOuts(root, numbers, this.context);
    if (!wanted) return { outcome: "not-sent" };
    const list = people && listToSend(people, new Set(wanted));
    const recipients = list ? [] : wanted;
    if (this.#givenUp.has(draftId)) return { outcome: "not-sent" };
    const isInSight = () => this.#waitedFor === draftId;
    const outcome = await calls
      .send({ draftId, request: { ...request, recipients }, ...(list && { list }) })
      .catch((): SendResult => ({ outcome: "unknown" }));
    const isInOutbox = (await calls.readMessage({ id: draftId })) !== undefined;
    // Whatever is typed from here on is another message. What did not come into the outbox stays a draft.
    if (isInOutbox) this.#draft.sentOff(draftId);
    await this.#listDrafts();
    switch (outcome.outcome) {
      case "sent":
        this.#isSent = isInSight();
        return list && "messageId" in outcome ? outcomeOfList(outcome, people.entries.length) : outcome;
      case "not-sent":
        return outcome;
      default:
        if (isInOutbox) await this.#follow(draftId, isInSight());
        // The element that has waited is no longer shown, or its draft was not taken into the outbox.
        return { outcome: "not-sent" };
    }
  }

  /**
   * From here on the outbox has the message, whatever becomes of it: what it finds out is shown above, with the ways
   * on that it offers. The element begins anew, so that nothing can be sent past the outbox.
   */
  async #follow(id: string, isInSight: boolean): Promise<void> {
    this.#followed = id;
    this.progress = await this.context.calls.readMessage({ id });
    if (!isInSight) return;
    this.round++;
    this.#waitedFor = undefined;
    await this.updateComplete;
    await this.#show({});
  }

  #stopFollowing(): void {
    this.#followed = undefined;
    this.progress = undefined;
  }

  async #writeToTheRest(id: string): Promise<void> {
    const found = await this.context.calls.draftFromMessage({ id, to: "not-reached" });
    if (!found) return;
    this.#stopFollowing();
    await this.openDraft(found.draft, found);
  }

  protected override render() {
    const { settings, account } = this.context;
    const credits = settings.range === "lowCost" ? account?.credits?.lowCost : account?.credits?.premium;
    return html`
      <h1 class="heard">${this.context.words.views.compose}</h1>
      ${draftList(this.drafts, this.#keeper?.id, this.context.words, {
        open: (id) => void this.#openKept(id),
        begin: () => void this.openDraft({}),
        delete: () => void this.#deleteDraft(),
      })} ${sendingProgress(this.progress, this.context, {
        writeToTheRest: (id) => void this.#writeToTheRest(id),
        close: () => this.#stopFollowing(),
        root: () => this.renderRoot as ShadowRoot,
      })}
      ${linkNotice(this.#keeper?.id, this.context.words)}
      ${this.notSaved ? html`<p class="notice bad" role="alert">${this.context.words.compose.notSaved}</p>` : nothing}
      ${keyed(this.round, this.#element(credits))}
    `;
  }

  #element(credits: number | undefined) {
    const { settings, language } = this.context;
    return html`
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
        @sms-error=${this.#giveUp}
      ></sms-composer>
    `;
  }
}

/** The rows of those who want it, as the bridge takes them. */
function listToSend({ columns, rows, phoneColumn, country, entries }: SentList, wanted: ReadonlySet<string>) {
  const isWanted = (_: unknown, row: number) => wanted.has(entries[row]?.recipient ?? "");
  return { columns: [...columns], rows: rows.filter(isWanted).map((row) => [...row]), phoneColumn, country };
}

/** What the outbox tells of a list that was sent as a whole: one portion, of all its rows. */
function outcomeOfList(receipt: Extract<SendOutcome, { outcome: "sent" }>, rowCount: number): ListOutcome {
  return { outcome: "sent", portions: [{ ...receipt, rows: Array.from({ length: rowCount }, (_, row) => row) }] };
}

customElements.define("compose-view", ComposeView);

declare global {
  interface HTMLElementTagNameMap {
    "compose-view": ComposeView;
  }
}
