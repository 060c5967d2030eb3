import type { ComposerDraft } from "@sms-composer/composer";
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import type { AccountFacts } from "../account/account.ts";
import { VIEWS, type News, type View } from "../bridge/news.ts";
import type { StartFacts, UpdateAnswer } from "../bridge/calls.ts";
import { chosenLanguage, LANGUAGES } from "../messages/languages.ts";
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
import "./undo-banner.ts";
import type { Deletion } from "./undo-banner.ts";
import { windowStyles } from "./window-styles.ts";

/** The window: the way to each view, what must be said wherever one is, and the view itself. */
export class AppWindow extends LitElement {
  static override styles = [controls, windowStyles];

  static override properties: PropertyDeclarations = {
    view: { state: true },
    facts: { state: true },
    account: { state: true },
    online: { state: true },
    foundUpdate: { state: true },
  };
  declare view: View;
  declare facts: StartFacts | undefined;
  declare account: AccountFacts | undefined;
  declare online: boolean;
  declare foundUpdate: UpdateAnswer | undefined;
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
    await this.#readAccount();
    await this.#lookForUpdate();
  }

  async #lookForUpdate(): Promise<void> {
    this.foundUpdate = undefined;
    if (!this.facts?.settings.looksForUpdates) return;
    const found = await window.desktop.lookForUpdate();
    if (this.facts.settings.looksForUpdates) this.foundUpdate = found;
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
        for (const view of this.renderRoot.querySelectorAll("compose-view, outbox-view, scheduled-view")) {
          await (view as HTMLElementTagNameMap["outbox-view"]).messagesChanged(news.id);
        }
        break;
      case "account-changed":
        await this.#readAccount();
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
            <button aria-current=${view === this.view ? "page" : "false"} @click=${() => this.#hear({ kind: "show", view })}>
              ${context.messages.views[view]}
            </button>
          `,
        )}
      </nav>
      <div class="banners" aria-live="polite">
        ${this.#banners(context)}<undo-banner .context=${context}></undo-banner>
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

  #banners({ messages: { banner, updates }, releasesPage }: ViewContext) {
    const { account, foundUpdate } = this;
    const problem = {
      "no-key": banner.noKey,
      "locked-key": banner.lockedKey,
      refused: banner.refused,
      "no-answer": banner.noAnswer,
      "untrusted-certificate": banner.untrustedCertificate,
    };
    return html`
      ${this.online ? nothing : html`<p class="notice"><span>${banner.offline}</span></p>`}
      ${
        account?.mode === "trial"
          ? html`<p class="notice trial">
            <span>${banner.trial}</span>
            <button @click=${() => window.desktop.openHandset()}>${banner.openHandset}</button>
            <button @click=${this.#enterKey}>${banner.useMyAccount}</button>
          </p>`
          : nothing
      }
      ${
        account?.problem && this.online
          ? html`<p class="notice bad">
            <span>${problem[account.problem]}</span>
            <button @click=${this.#readAccount}>${banner.tryAgain}</button>
          </p>`
          : nothing
      }
      ${
        foundUpdate?.kind === "newer" && releasesPage !== undefined && this.view !== "settings"
          ? html`<p class="notice trial">
            <span>${updates.newer(foundUpdate.version)}</span>
            <a href=${releasesPage} target="_blank">${updates.page}</a>
          </p>`
          : nothing
      }
    `;
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
