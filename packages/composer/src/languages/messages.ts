import type { Formats } from "./formats.ts";
import type { FormMessages } from "./en/form.ts";
import type { IssueMessages } from "./en/issues.ts";
import type { MeterMessages } from "./en/meter.ts";
import type { ListMessages } from "./en/list.ts";
import type { PanelMessages } from "./en/panels.ts";
import type { RecipientMessages } from "./en/recipients.ts";
import type { RowsMessages } from "./en/rows.ts";
import type { RefusalMessages } from "./en/refusals.ts";
import type { SendingMessages } from "./en/sending.ts";

/** Messages by the part of the element that shows them: a page loads those of the parts that it shows. */
export interface Messages {
  readonly meter: MeterMessages;
  readonly issues: IssueMessages;
  readonly form: FormMessages;
  readonly recipients: RecipientMessages;
  readonly sending: SendingMessages;
  readonly refusals: RefusalMessages;
  readonly list: ListMessages;
  readonly rows: RowsMessages;
  readonly panels: PanelMessages;
}

export type Part = keyof Messages;

/** Makes the messages for the way one region writes numbers. */
export type MessageFactory<P extends Part> = (formats: Formats) => Messages[P];

export type Language = { readonly [P in Part]: () => Promise<MessageFactory<P>> };
