import type { nothing, TemplateResult } from "lit";
import type { Issue, SendField, SendRequest } from "@sms-composer/core";
import type { FormMessages } from "../languages/en/form.ts";
import type { DraftOptions, Snapshot } from "../draft/draft-store.ts";
import type { PanelName, Panels } from "../panels/panels.ts";
import type { ImportResult } from "../recipients/recipient-intake.ts";
import type { Recipient } from "../recipients/recipient-list.ts";
import type { SendingReport } from "../sending/sending-report.ts";
import type { SendingState } from "../sending/sending.ts";

/** What a host can show or hide with `fields`. The message is always there. */
export type FieldName = SendField | "import" | "code" | "preview" | "send";

/** What the page says of money; nothing is shown of what it does not say. */
export interface Prices {
  readonly premium: number | undefined;
  readonly lowCost: number | undefined;
  readonly currency: string;
  readonly credits: number | undefined;
}

/** What a person can do; every template function gets them with the view. */
export interface ComposerActions {
  setOptions(change: DraftOptions): void;
  typed(text: string): void;
  /** Puts `text` in place of the message, undoably. */
  rewrite(text: string): void;
  addRecipients(input: string): Promise<boolean>;
  /** Adds the numbers of a file's cells; undefined when they could not be read. */
  importRecipients(cells: readonly string[], progress: (done: number) => void): Promise<ImportResult | undefined>;
  removeRecipients(isGone: (recipient: Recipient) => boolean): void;
  /** The field was left: from now on its problems show. */
  leave(field: SendField): void;
  togglePanel(name: PanelName, isOpen?: boolean): void;
  send(): void;
  confirm(): void;
  back(): void;
  cancel(): void;
  startAnew(): void;
}

/** Everything that a template function needs to draw one moment. */
export interface ViewModel {
  /** Counts every change but those of the text: while it stands, what does not show the text need not be drawn again. */
  readonly revision: number;
  readonly words: FormMessages;
  /** It is there before anything is sent. */
  readonly report: SendingReport | undefined;
  readonly snapshot: Snapshot;
  readonly sending: SendingState;
  readonly prices: Prices;
  readonly locked: boolean;
  readonly actions: ComposerActions;
  readonly panels: Panels;
  /** What would be sent now. */
  request(): SendRequest;
  /** What is wrong with fields that do not show. */
  readonly problemsOutOfSight: readonly string[];
  shows(field: FieldName): boolean;
  /** What cannot be sent and the ways out; nothing until it has loaded. */
  waysOut(): TemplateResult | typeof nothing;
  /** What an issue says; nothing until its words have loaded. */
  sentence(issue: Issue): string | undefined;
  /** The sentence to show at a field, if there is one. */
  problemOf(field: SendField): string | undefined;
}
