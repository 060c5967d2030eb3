import type { ComposerDraft } from "@sms-composer/composer";
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import type { AccountFacts } from "../account/account.ts";
import { VIEWS, type News, type View } from "../bridge/news.ts";
import type { StartFacts, UpdateAnswer } from "../bridge/calls.ts";
import { chosenLanguage, LANGUAGES } from "../messages/languages.ts";
import type { OpenCounts } from "../outbox/history/open-counts.ts";
import type { Settings } from "../settings/settings.ts";
import type { Template } from "../templates/template.ts";
import type { MessageDraft } from "../sending/message-draft.ts";
import type { DraftOrigin } from "./compose/list-keeper.ts";
import "./compose/compose-view.ts";
import { controls } from "./controls.ts";
import type { ViewContext } from "./view-context.ts";
import "./help-view.ts";
import "./people/opt-outs-view.ts";
import "./people/people-view.ts";
import "./templates/templates-view.ts";
import "./messages/outbox-view.ts";
import "./messages/scheduled-view.ts";
import "./settings/settings-view.ts";
import { numberText } from "./formats.ts";
import { creditLeft, notices } from "./notices.ts";
import "./undo-banner.ts";
import type { Deletion } from "./undo-banner.ts";
import { windowStyles } from "./window-styles.ts";

const countLabel = (view: View, { messages }: ViewContext): string =>
  view === "outbox" ? messages.outbox.filters.attention : messages.views[view];

/** The window: the way to each view, what must be said wherever one is, and the view itself. */
export class AppWindow extends LitElement {
  static override styles = [controls, windowStyles];

  static override properties: PropertyDeclarations = {
    view: { state: true },
    facts: { state: true },
    account: { state: true },
    online: { state: true },
    foundUpdate: { state: true },
    open: { state: true },
  };
  declare view: View;
  declare facts: StartFacts | undefined;
  declare account: AccountFacts | undefined;
  declare online: boolean;
  declare foundUpdate: UpdateAnswer | undefined;
  declare open: OpenCounts | undefined;
  #isBegun = Promise.withResolvers<void>();

  constructor() {
    super();
    this.view = "compose";
    this.online = navigator.onLine;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.desktop.onNews((news) => void this.#hear(news));
    window.addEventListener("online", this.#networkChanged);
    window.addEventListener("offline", this.#networkChanged);
    window.addEventListener("blur", this.#flush);
    document.addEventListener("visibilitychange", this.#flush);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("online", this.#networkChanged);
    window.removeEventListener("offline", this.#networkChanged);
    window.removeEventListener("blur", this.#flush);
    document.removeEventListener("visibilitychange", this.#flush);
  }

  async #start(): Promise<void> {
    this.facts = await window.desktop.start();
    this.#isBegun.resolve();
    this.#nameLanguage();
    void this.#countOpen();
    await this.#readAccount();
    await this.#lookForUpdate();
  }

  async #lookForUpdate(): Promise<void> {
    this.foundUpdate = undefined;
    if (!this.facts?.settings.looksForUpdates) return;
    const found = await window.desktop.lookForUpdate();
    if (this.facts.settings.looksForUpdates) this.foundUpdate = found;
  }

  async #countOpen(): Promise<void> {
    this.open = await window.desktop.countOpen().catch(() => undefined);
  }

  async #readAccount(): Promise<void> {
    this.account = await window.desktop.readAccount();
  }

  #nameLanguage(): void {
    document.documentElement.lang = this.#context?.language ?? "en";
    document.title = this.#context?.messages.appName ?? document.title;
  }

  #networkChanged = (): void => {
    this.online = navigator.onLine;
    if (this.online) void window.desktop.networkIsBack().then(() => this.#readAccount());
  };

  #flush = (): void => {
    void this.renderRoot.querySelector("compose-view")?.flush();
  };

  async #hear(news: News): Promise<void> {
    switch (news.kind) {
      case "messages-changed":
        void this.#countOpen();
        for (const view of this.renderRoot.querySelectorAll("compose-view, outbox-view, scheduled-view")) {
          await (view as HTMLElementTagNameMap["outbox-view"]).messagesChanged(news.ids, news.others);
        }
        break;
      case "account-changed":
        await this.#readAccount();
        break;
      case "group-import-changed":
        await this.renderRoot.querySelector("people-view")?.groupImportChanged();
        break;
      case "show":
        this.view = news.view;
        break;
      case "find":
        this.view = "outbox";
        await this.updateComplete;
        this.renderRoot.querySelector("outbox-view")?.find();
        break;
      case "send":
        if (this.view === "compose") await this.renderRoot.querySelector("compose-view")?.send();
        break;
      case "open-draft":
        await this.#openDraft(
          { recipients: news.recipients, message: news.message },
          { fromLink: news.fromLink === true },
        );
        break;
      case "flush":
        await this.renderRoot.querySelector("compose-view")?.flush();
        await window.desktop.flushed();
        break;
    }
  }

  async #openDraft(draft: ComposerDraft, origin: DraftOrigin = {}): Promise<void> {
    this.view = "compose";
    // A link may have started the app, and come before there is anything to show it in.
    await this.#isBegun.promise;
    await this.updateComplete;
    await this.renderRoot.querySelector("compose-view")?.openDraft(draft, origin);
  }

  async #useTemplate(template: Template): Promise<void> {
    this.view = "compose";
    await this.updateComplete;
    await this.renderRoot.querySelector("compose-view")?.templates?.use(template);
  }

  async #saveTemplate(draft: Omit<Template, "name" | "blanks">): Promise<void> {
    this.view = "templates";
    await this.updateComplete;
    this.renderRoot.querySelector("templates-view")?.begin(draft);
  }

  get #context(): ViewContext | undefined {
    if (!this.facts) return undefined;
    const { settings, systemLanguage, ...facts } = this.facts;
    const language = chosenLanguage(settings, systemLanguage);
    const messages = LANGUAGES[language];
    const { account, foundUpdate } = this;
    return {
      ...facts,
      calls: window.desktop,
      messages,
      language,
      settings,
      account,
      ...(foundUpdate && { foundUpdate }),
    };
  }

  #settingsChanged({ detail }: CustomEvent<Settings>): void {
    const lookedForUpdates = this.facts?.settings.looksForUpdates;
    if (this.facts) this.facts = { ...this.facts, settings: detail };
    this.#nameLanguage();
    if (detail.looksForUpdates !== lookedForUpdates) void this.#lookForUpdate();
  }

  protected override render() {
    const context = this.#context;
    if (!context) return nothing;
    return html`
      <nav>
        <strong>${context.messages.appName}</strong>
        ${VIEWS.map(
          (view) => html`
            <button
              aria-current=${view === this.view ? "page" : "false"}
              aria-description=${this.#countOf(view) === 0 ? nothing : `${this.#countOf(view)} ${countLabel(view, context)}`}
              @click=${() => this.#hear({ kind: "show", view })}
            >
              ${context.messages.views[view]}
              ${
                this.#countOf(view) === 0
                  ? nothing
                  : html`<span class="count ${view}" aria-hidden="true">${numberText(this.#countOf(view), context)}</span>`
              }
            </button>
          `,
        )}
        ${this.#credit(context)}
      </nav>
      <div class="banners" aria-live="polite">
        ${notices(context, {
          isOnline: this.online,
          showsUpdate: this.view !== "settings",
          enterKey: () => void this.#enterKey(),
          readAccount: () => void this.#readAccount(),
        })}
        <undo-banner .context=${context}></undo-banner>
      </div>
      <main
        @settings-changed=${this.#settingsChanged}
        @write-again=${({ detail }: CustomEvent<MessageDraft>) => this.#openDraft(detail.draft, detail)}
        @use-template=${({ detail }: CustomEvent<Template>) => this.#useTemplate(detail)}
        @save-template=${({ detail }: CustomEvent<Template>) => this.#saveTemplate(detail)}
        @everything-deleted=${() => this.renderRoot.querySelector("compose-view")?.forget()}
        @sms-sent=${this.#readAccount}
        @deleted=${({ detail }: CustomEvent<Deletion>) => this.renderRoot.querySelector("undo-banner")?.show(detail)}
      >
        <compose-view .context=${context} ?hidden=${this.view !== "compose"}></compose-view>
        ${this.#otherView(context)}
      </main>
    `;
  }

  /** The number of messages in a view that wait for a person, or for their time. */
  #countOf(view: View): number {
    const counts: Partial<Record<View, number>> = this.open
      ? { outbox: this.open.attention, scheduled: this.open.scheduled }
      : {};
    return counts[view] ?? 0;
  }

  #credit(context: ViewContext) {
    const left = creditLeft(context);
    return left === undefined
      ? nothing
      : html`<p class="credit">${context.messages.credit.left(numberText(left, context))}</p>`;
  }

  /** Writing stays, so that nothing typed or under way is lost by looking elsewhere. */
  #otherView(context: ViewContext) {
    switch (this.view) {
      case "compose":
        return nothing;
      case "outbox":
        return html`<outbox-view .context=${context}></outbox-view>`;
      case "scheduled":
        return html`<scheduled-view .context=${context}></scheduled-view>`;
      case "templates":
        return html`<templates-view .context=${context}></templates-view>`;
      case "people":
        return html`<people-view .context=${context}></people-view>`;
      case "opt-outs":
        return html`<opt-outs-view .context=${context}></opt-outs-view>`;
      case "settings":
        return html`<settings-view .context=${context}></settings-view>`;
      case "help":
        return html`<help-view .language=${context.language}></help-view>`;
    }
  }

  async #enterKey(): Promise<void> {
    this.view = "settings";
    await this.updateComplete;
    this.renderRoot.querySelector("settings-view")?.enterKey();
  }

  /** Each view begins at its beginning. */
  protected override updated(changed: PropertyValues): void {
    if (changed.has("view") && this.view === "compose")
      this.renderRoot.querySelector("compose-view")?.templates?.reload();
    if (changed.has("view")) this.renderRoot.querySelector("main")?.scrollTo(0, 0);
  }
}

customElements.define("app-window", AppWindow);

declare global {
  interface HTMLElementTagNameMap {
    "app-window": AppWindow;
  }
}
