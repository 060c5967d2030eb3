import type { nothing, TemplateResult } from "lit";
import type { Issue, MessageAnalysis, SendField, SendRequest } from "@sms-composer/core";
import type { FormMessages } from "../languages/en/form.ts";
import type { DraftOptions } from "../draft/draft-options.ts";
import type { PeopleList } from "../draft/people-list.ts";
import type { Snapshot } from "../draft/draft-store.ts";
import type { ImportResult } from "../draft/recipient-changes.ts";
import type { Recipient, RecipientList } from "../draft/recipient-list.ts";

/** The parts that a host can show or hide with `fields`. The message is always there. */
export type FieldName = SendField | "import" | "code" | "preview" | "send";

/** The parts that most sends do without; each loads when it is opened. */
export type PanelName = "schedule" | "import" | "code" | "details" | "templates";

/** The panels as a template sees them. */
export interface PanelViews {
  isOpen(name: PanelName): boolean;
  /** Whether none is open: an open one is drawn with the text. */
  readonly areClosed: boolean;
  /** The panel when it is open; loads it if need be. */
  render(name: PanelName, view: ViewModel): TemplateResult | typeof nothing;
  /** The panel, open or not; loads it if need be. */
  show(name: PanelName, view: ViewModel): TemplateResult | typeof nothing;
  /** The panel's hint before it is open; it is loaded for that. */
  hint(name: PanelName, view: ViewModel): string | undefined;
  /** Makes a panel that failed to load load again when it is next drawn. */
  retry(name: PanelName): void;
}

/** The numbers of the draft as a template sees them: loaded with the first. */
export interface NumbersView {
  tokens(view: ViewModel): TemplateResult | typeof nothing;
  /** A summary of what was left out of them, and why. */
  summary(view: ViewModel): TemplateResult;
  /** The button that clears what is no number to send to. */
  clearInvalid(view: ViewModel): TemplateResult | typeof nothing;
  /** The buttons for all of them. */
  buttons(view: ViewModel): TemplateResult;
  /** Moves from the start of the text box to the last number, by Backspace or the arrow. */
  reach(event: KeyboardEvent): void;
}

/** A problem that keeps a message from being sent and no rule of the API knows, at the field that it is about. */
export interface FieldProblem {
  readonly field: SendField;
  readonly sentence: string;
}

/** A value of a field in the text that arrives. */
export interface ValueMark {
  /** UTF-16 units of the text that arrives. */
  readonly start: number;
  readonly end: number;
  /** The class of its column's colour. */
  readonly look: string;
}

/** The fields of a text as a template sees them: the columns of a list, or those that the page names. */
export interface FieldsView {
  /** The sum of the send in words; none where that of the numbers stands. */
  readonly total: string | undefined;
  /** SMS for one recipient, the fewest and the most, where the list is not here. */
  readonly range?: readonly [number, number];
  /**
   * The analysis of what is written around the fields: its characters have their places in the text, and each field
   * counts as letters.
   */
  readonly analysis: MessageAnalysis;
  /** The draft as the person in view gets it, or as one of whom the page knows. */
  arriving(): Snapshot & { readonly values: readonly ValueMark[] };
  /** Whether a text has its fields in other places than the one that is drawn. */
  movesFields(message: string): boolean;
  /** The colours of the fields, behind the text. */
  marks(view: ViewModel): TemplateResult | typeof nothing;
  /** The fields that can be inserted, and the meter of the text with its fields. */
  below(view: ViewModel): TemplateResult | typeof nothing;
}

/** One text, to numbers of one's own. */
export interface TestMessage {
  readonly message: string;
  readonly recipients: readonly Recipient[];
}

/** The element around a test, as the test uses it. */
export interface TestHost {
  /** Numbers of one's own, as they are written. */
  readonly numbers: string;
  /** ISO 4217 code of the prices. */
  readonly currency: string;
  /** The cost of a text to these numbers, as far as their prices are known. */
  estimate(
    recipients: readonly Recipient[],
    analysis: MessageAnalysis,
  ): { readonly cost?: number; readonly unpriced: number };
  /** The report of the last test, where that was of this message to these numbers. */
  reportOf(message: TestMessage): TemplateResult | undefined;
  remember(numbers: string): void;
  send(message: TestMessage): Promise<void>;
}

/** A list of people as a template sees it. */
export interface ListView extends FieldsView {
  /** The estimate of the list. */
  readonly sum: {
    readonly recipients: number;
    readonly segments: number;
    readonly sms: number;
    readonly unpriced: number;
    readonly cost?: number;
  };
  /** The list's people, in place of the numbers. */
  recipients(view: ViewModel): TemplateResult;
  stepper(view: ViewModel): TemplateResult;
}

/** The actions of a person; every template function gets them with the view. */
export interface ComposerActions {
  setOptions(change: DraftOptions): void;
  /** Has it sent at a time, or at the next one after it at which people are awake. */
  scheduleFrom(soonest: Date): void;
  typed(text: string): void;
  addRecipients(input: string): Promise<boolean | undefined>;
  /** Adds the numbers of a file's cells; undefined when they could not be read. */
  importRecipients(cells: readonly string[], progress: (done: number) => void): Promise<ImportResult | undefined>;
  /** ISO 3166-1 code of the country whose national numbers are understood; undefined: the default. */
  country(): string | undefined;
  /** Writes to a list of people in place of the numbers. */
  useList(list: PeopleList): void;
  /** Brings back numbers that were removed. */
  restoreRecipients(list: RecipientList): void;
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
  readonly messages: FormMessages;
  readonly snapshot: Snapshot;
  readonly locked: boolean;
  /** Somebody wanted to send: from then on everything that is missing shows. */
  readonly isAttempted: boolean;
  readonly actions: ComposerActions;
  readonly panels: PanelViews;
  readonly numbers: NumbersView | undefined;
  /** The request that would be sent now. */
  request(): SendRequest;
  shows(field: FieldName): boolean;
  /** Whether the page has templates, or wants them to be made. */
  readonly hasTemplates: boolean;
  /** The sentence for an issue; nothing until its messages have loaded. */
  sentence(issue: Issue): string | undefined;
  /** The sentence to show at a field, if there is one. */
  problemOf(field: SendField): string | undefined;
  /** The words of whoever refused the field, in their language; empty mostly. */
  detailOf(field: SendField): TemplateResult | undefined;
}
