import type { TemplateResult } from "lit";
import type { ViewModel } from "../../view/view-model.ts";
import type { SendingState } from "./sending.ts";

/** The prices and the credits that the page gives; nothing is shown of what it does not give. */
export interface Prices {
  readonly premium: number | undefined;
  readonly lowCost: number | undefined;
  readonly currency: string;
  readonly credits: number | undefined;
}

/** A button: its label and its action. */
export type Way = readonly [label: string, act: () => void];

/** The one or two buttons of the foot. */
export type Choices = readonly [main: Way, second?: Way];

/** What the foot shows from the question before a send to its outcome; nothing while somebody writes. */
export interface SendingReport {
  told(view: SendBarModel): TemplateResult | undefined;
  choices(view: SendBarModel): Choices | undefined;
}

/** The state of the element, with what the foot shows of money and of sending. */
export interface SendBarModel extends ViewModel {
  readonly sending: SendingState;
  /** Loaded before anything is sent. */
  readonly report: SendingReport | undefined;
  readonly prices: Prices;
  /** Problems of fields that do not show. */
  readonly problemsOutOfSight: readonly string[];
}
