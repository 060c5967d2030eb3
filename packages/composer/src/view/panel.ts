import type { SendField } from "@sms-composer/core";
import type { TemplateResult } from "lit";
import type { PanelMessages } from "../languages/en/panels.ts";
import type { ViewModel } from "./view-model.ts";

/** The fields that show in the panel `details` only. */
export const DETAIL_FIELDS: readonly SendField[] = ["tag", "responseUrl", "receiptUrl", "sandbox"];

/** A part that most sends do without; it loads when it is opened, with its messages. */
export interface Panel {
  render(view: ViewModel, words: PanelMessages): TemplateResult;
  /** A sentence to show before the panel is open. */
  hint?(view: ViewModel, words: PanelMessages): string | undefined;
}

/** Makes a panel; `changed` has it drawn again. */
export type PanelMaker = (changed: () => void) => Panel;
