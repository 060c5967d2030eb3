import type { SendField } from "@sms-composer/core";
import type { CSSResult, TemplateResult } from "lit";
import type { HostSettings } from "../element/host-settings.ts";
import type { PanelMessages } from "../languages/en/panels.ts";
import type { RowsMessages } from "../languages/en/rows.ts";
import type { ViewModel } from "./view-model.ts";

/** The fields that show in the panel `details` only. */
export const DETAIL_FIELDS: readonly SendField[] = ["tag", "responseUrl", "receiptUrl", "sandbox"];

/** A part that most sends do without; it loads when it is opened, with its messages. */
export interface Panel {
  render(view: ViewModel, messages: PanelMessages, rows: RowsMessages | undefined): TemplateResult;
  /** Styles that only this panel needs. */
  readonly styles?: CSSResult;
  /** Takes a file that was dropped or pasted elsewhere on the element. */
  take?(file: File, view: ViewModel, rows: RowsMessages): void;
  /** A sentence to show before the panel is open. */
  hint?(view: ViewModel, messages: PanelMessages): string | undefined;
}

/** Makes a panel of an element; `changed` has it drawn again. */
export type PanelMaker = (changed: () => void, element: HostSettings) => Panel;
