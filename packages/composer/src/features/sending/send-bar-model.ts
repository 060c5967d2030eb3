import type { TemplateResult } from "lit";
import type { ViewModel } from "../../view/view-model.ts";
import type { Estimate, Prices } from "./estimate.ts";
import type { SendingStatus } from "./sending.ts";

/** The state of the element, with what the foot shows of money and of sending. */
export interface SendBarModel extends ViewModel {
  readonly sending: SendingStatus;
  /** Loaded before anything is sent. */
  readonly report: SendingReport | undefined;
  readonly prices: Prices;
  /** The estimate of the send. */
  readonly sum: Estimate;
  /** The sum of a list in words; none where all get the same text. */
  readonly listTotal: string | undefined;
  /** Problems of fields that do not show. */
  readonly problemsOutOfSight: readonly string[];
}

/** A button of the foot. */
export interface FootButton {
  readonly label: string;
  readonly act: () => void;
}

/** The foot's content from the question before a send to its outcome; nothing while somebody writes. */
export interface SendingReport {
  message(view: SendBarModel): TemplateResult | undefined;
  buttons(view: SendBarModel): readonly FootButton[] | undefined;
  /** The announcement of the question that waits. */
  question(view: SendBarModel): string;
  /** The announcement of an outcome. */
  outcome(view: SendBarModel): string;
}
