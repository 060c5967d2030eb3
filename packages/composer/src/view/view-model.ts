import type { nothing, TemplateResult } from "lit";
import type { Issue, SendField, SendRequest } from "@sms-composer/core";
import type { FormMessages } from "../languages/en/form.ts";
import type { DraftOptions } from "../draft/draft-options.ts";
import type { PeopleList } from "../draft/people-list.ts";
import type { Snapshot } from "../draft/draft-store.ts";
import type { ImportResult } from "../draft/recipient-changes.ts";
import type { Recipient } from "../draft/recipient-list.ts";

/** What a host can show or hide with `fields`. The message is always there. */
export type FieldName = SendField | "import" | "code" | "preview" | "send";

/** The parts that most sends do without; each loads when it is opened. */
export type PanelName = "schedule" | "import" | "code" | "details";

/** The panels as a template sees them. */
export interface PanelViews {
  isOpen(name: PanelName): boolean;
  /** The panel when it is open; loads it if need be. */
  render(name: PanelName, view: ViewModel): TemplateResult | typeof nothing;
  /** The panel, open or not; loads it if need be. */
  show(name: PanelName, view: ViewModel): TemplateResult | typeof nothing;
  /** What the panel says before it is open; it is loaded for that. */
  hint(name: PanelName, view: ViewModel): string | undefined;
  /** Makes a panel that failed to load load again when it is next drawn. */
  retry(name: PanelName): void;
}

/** A list of people as a template sees it. */
export interface ListView {
  /** What the list comes to. */
  readonly sum: {
    readonly recipients: number;
    readonly segments: number;
    readonly sms: number;
    readonly unpriced: number;
    readonly cost?: number;
  };
  readonly total: string;
  /** Who the list is, in place of the numbers. */
  recipients(view: ViewModel): TemplateResult;
  /** The fields that can be inserted. */
  fields(view: ViewModel): TemplateResult;
  meter(): TemplateResult;
  /** The draft as the person in view gets it. */
  arriving(): Snapshot;
  stepper(): TemplateResult;
}

/** The actions of a person; every template function gets them with the view. */
export interface ComposerActions {
  setOptions(change: DraftOptions): void;
  typed(text: string): void;
  /** Puts `text` in place of the message, undoably. */
  rewrite(text: string): void;
  addRecipients(input: string): Promise<boolean>;
  /** Adds the numbers of a file's cells; undefined when they could not be read. */
  importRecipients(cells: readonly string[], progress: (done: number) => void): Promise<ImportResult | undefined>;
  /** ISO 3166-1 code of the country whose national numbers are understood; undefined: the default. */
  country(): string | undefined;
  /** Writes to a list of people in place of the numbers. */
  useList(list: PeopleList): void;
  removeRecipients(isGone: (recipient: Recipient) => boolean): void;
  /** The field was left: from now on its problems show. */
  leave(field: SendField): void;
  /** Says a text through the live region. */
  announce(text: string): void;
  togglePanel(name: PanelName, isOpen?: boolean): void;
  send(): void;
  confirm(): void;
  back(): void;
  cancel(): void;
  /** Asks once more what became of an unknown send. */
  lookUp(): void;
  startAnew(): void;
}

/** The state of the element at one time, as template functions draw it. */
export interface ViewModel {
  /** Counts every change but those of the text: while it stands, what does not show the text need not be drawn again. */
  readonly revision: number;
  readonly words: FormMessages;
  readonly snapshot: Snapshot;
  readonly locked: boolean;
  /** Somebody wanted to send: from then on everything that is missing shows. */
  readonly isAttempted: boolean;
  readonly actions: ComposerActions;
  readonly panels: PanelViews;
  /** The request that would be sent now. */
  request(): SendRequest;
  shows(field: FieldName): boolean;
  /** What an issue says; nothing until its words have loaded. */
  sentence(issue: Issue): string | undefined;
  /** The sentence to show at a field, if there is one. */
  problemOf(field: SendField): string | undefined;
  /** The words of whoever refused the field, in their language; empty mostly. */
  detailOf(field: SendField): string;
}
