import { type CSSResult, nothing, type TemplateResult } from "lit";
import type { MessageAnalysis } from "@sms-composer/core";
import type { HostSettings } from "../element/host-settings.ts";
import type { SendingReport } from "../features/sending/send-bar-model.ts";
import type { sendingReport } from "../features/sending/sending-report.ts";
import { type FormMessages, formMessages } from "../languages/en/form.ts";
import type { RefusalMessages } from "../languages/en/refusals.ts";
import type { IssueMessages } from "../languages/en/issues.ts";
import { formatsOf } from "../languages/formats.ts";
import { isolated } from "../languages/isolation.ts";
import { Locale } from "../languages/locale.ts";
import type { MessageFactory, Messages, Part } from "../languages/messages.ts";
import type { ViewModel } from "../view/view-model.ts";

/** Until the page's language is known. */
const ENGLISH = formMessages(formatsOf("en-GB"));

/** Messages that name what somebody has written, such as columns. Those that are there at once do not. */
class NamingLocale<P extends Part> extends Locale<P> {
  #made: Messages[P] | undefined;
  #isolated: Messages[P] | undefined;

  override get messages(): Messages[P] | undefined {
    const made = super.messages;
    if (made !== this.#made) this.#isolated = isolated((this.#made = made));
    return this.#isolated;
  }
}

/** The messages in the page's language, and the parts that are only needed once something is wrong or is sent. */
export class OnDemand {
  #element: HostSettings;
  #changed: () => void;
  #form: Locale<"form">;
  #issues: Locale<"issues">;
  #sending: Locale<"sending">;
  #refusals: Locale<"refusals">;
  /** The messages of the panels. */
  readonly panels: Locale<"panels">;
  /** The messages of the numbers. */
  readonly recipients: Locale<"recipients">;
  /** The messages of a list of people. */
  readonly list: Locale<"list">;
  /** The messages of a file of people. */
  readonly rows: Locale<"rows">;
  #fixes: typeof import("../features/message/fixes.ts") | undefined;
  #adoptStyles: (styles: CSSResult) => void;
  #hasStyles = false;
  #makeReport: typeof sendingReport | undefined;

  /**
   * @param changed called when something has loaded, or the language is another one
   * @param adoptStyles adds the styles of a part that has loaded later
   */
  constructor(element: HostSettings, changed: () => void, adoptStyles: (styles: CSSResult) => void) {
    this.#adoptStyles = adoptStyles;
    this.#element = element;
    this.#changed = changed;
    this.#form = new Locale(element, "form", changed, { messages: formMessages });
    const late = <P extends Part>(part: P, load: () => Promise<MessageFactory<P>>): Locale<P> =>
      new NamingLocale(element, part, changed, { load });
    this.#issues = late("issues", async () => (await import("../languages/en/issues.ts")).issueMessages);
    this.#sending = late("sending", async () => (await import("../languages/en/sending.ts")).sendingMessages);
    this.#refusals = late("refusals", async () => (await import("../languages/en/refusals.ts")).refusalMessages);
    this.recipients = late("recipients", async () => (await import("../languages/en/recipients.ts")).recipientMessages);
    this.list = late("list", async () => (await import("../languages/en/list.ts")).listMessages);
    this.rows = late("rows", async () => (await import("../languages/en/rows.ts")).rowsMessages);
    this.panels = late("panels", async () => (await import("../languages/en/panels.ts")).panelMessages);
  }

  get messages(): FormMessages {
    return this.#form.messages ?? ENGLISH;
  }

  /** The messages of the page's language are there, or could not be had. */
  get messagesReady(): Promise<void> {
    return this.#form.ready;
  }

  /** The sentences of issues; they load when they are first asked for. */
  get issueMessages(): IssueMessages | undefined {
    // What did not load is tried again by Send.
    if (!this.#issues.isConnected && this.#element.isConnected) void this.prepareIssues();
    return this.#issues.messages;
  }

  /** Loads the sentences and the fixes. It does not reject: without the fixes the sentences still show. */
  async prepareIssues(): Promise<void> {
    this.#issues.connect();
    await Promise.allSettled([this.#issues.ready, this.#loadFixes()]);
  }

  /** The messages of issues were asked for and did not load. */
  get haveIssuesFailed(): boolean {
    return this.#issues.hasFailed;
  }

  /** The report of a send, once it and its messages have loaded. */
  get report(): SendingReport | undefined {
    const { messages } = this.#sending;
    const { messages: refusals } = this.#refusals;
    return messages && refusals && this.#makeReport?.(messages, refusals);
  }

  /** The sentences of refusals, once they have loaded. */
  get refusals(): RefusalMessages | undefined {
    return this.#refusals.messages;
  }

  get sendingLabel(): string {
    return this.#sending.messages?.sending ?? "";
  }

  /** The rules for texts that cannot be sent, once they have loaded. */
  get textRules() {
    return this.#fixes;
  }

  fixes(view: ViewModel, arriving: MessageAnalysis): TemplateResult | typeof nothing {
    const messages = this.issueMessages;
    return (messages && this.#fixes?.fixes(view, messages, arriving)) ?? nothing;
  }

  /** A sentence that says how much of a text is too much to be sent. */
  excess(analysis: MessageAnalysis): string {
    const messages = this.issueMessages;
    return (messages && this.#fixes?.excess(analysis, messages)) ?? "";
  }

  connect(): void {
    this.#form.connect();
    // Moved on the page, what is there already follows the language as well.
    for (const locale of this.#late) if (locale.messages) locale.connect();
  }

  disconnect(): void {
    for (const locale of [this.#form, ...this.#late]) locale.disconnect();
  }

  get #late(): readonly Pick<Locale<Part>, "messages" | "connect" | "disconnect">[] {
    return [this.#issues, this.#sending, this.#refusals, this.panels, this.recipients, this.list, this.rows];
  }

  /** Loads what reports a send. It does not reject: what is missing is missing afterwards, and the next call tries again. */
  async prepareSending(): Promise<void> {
    const locales = [this.#sending, this.#refusals];
    for (const locale of locales) locale.connect();
    await Promise.allSettled([this.#loadReport(), this.prepareIssues(), ...locales.map(({ ready }) => ready)]);
  }

  async #loadReport(): Promise<void> {
    if (this.#makeReport) return;
    const [{ sendingReport }] = await Promise.all([
      import("../features/sending/sending-report.ts"),
      this.#loadStyles(),
    ]);
    this.#makeReport = sendingReport;
    this.#changed();
  }

  async #loadFixes(): Promise<void> {
    if (this.#fixes) return;
    [this.#fixes] = await Promise.all([import("../features/message/fixes.ts"), this.#loadStyles()]);
    this.#changed();
  }

  async #loadStyles(): Promise<void> {
    const { outcomeStyles } = await import("../view/styles/outcomes.ts");
    if (!this.#hasStyles) this.#adoptStyles(outcomeStyles);
    this.#hasStyles = true;
  }
}
