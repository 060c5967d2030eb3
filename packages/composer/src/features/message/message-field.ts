import { html, nothing, type TemplateResult } from "lit";
import type { MessageAnalysis } from "@sms-composer/core";
import type { FieldsView, ViewModel } from "../../view/view-model.ts";
import { fieldError } from "../../view/field-error.ts";
import { fieldValue } from "../../view/field-value.ts";
import { MAY_HAVE_LINK } from "./link-pattern.ts";
import { meter } from "./meter.ts";
import { RIGHT_TO_LEFT } from "../../languages/isolation.ts";

/** The element as its text shows it. */
export interface MessageModel extends ViewModel {
  /**
   * Notes on the text: what cannot be sent, with its fixes, and what is replaced; nothing until that has loaded.
   * @param arriving analysis of the text as somebody gets it
   */
  fixes(arriving: MessageAnalysis): TemplateResult | typeof nothing;
  /** A sentence that says how much of the text is too much to be sent. */
  excess(): string;
}

/** The text field, and everything that is said of its text. */
export function messageField(view: MessageModel, fields?: FieldsView): TemplateResult {
  const { messages, snapshot, actions } = view;
  const problem = fieldError(view, "message");
  // What cannot be sent is an error once somebody wants to send it.
  const arriving = fields?.arriving().analysis ?? snapshot.analysis;
  const hasIssues = snapshot.analysis.issues.length > 0;
  const isInvalid = problem !== nothing || (view.isAttempted && hasIssues);
  return html`
    <div class="field" data-field="message">
      <label for="message" id="message-label">${messages.message}</label>
      <div class="text-layers" dir=${direction(snapshot.message) ?? nothing}>${fields?.marks(view) ?? nothing}<textarea
        id="message"
        class="box"
        part="message"
        ?readonly=${view.locked}
        aria-describedby="counts problems message-error"
        aria-invalid=${isInvalid ? "true" : "false"}
        ${fieldValue(snapshot.message)}
        @input=${(event: Event) => actions.typed((event.target as HTMLTextAreaElement).value)}
        @blur=${() => actions.leave("message")}
      ></textarea></div>
      ${fields ? fields.below(view) : meter(messages, snapshot.analysis, hasIssues ? view.excess() : "")} ${problem}
    </div>
    ${hasIssues || arriving.replacements.length > 0 || MAY_HAVE_LINK.test(snapshot.message) ? view.fixes(arriving) : nothing}
  `;
}

/** The direction of a text by its first letter. The browser's own `dir="auto"` takes seconds for a megabyte. */
function direction(text: string): "ltr" | "rtl" | undefined {
  const letter = /\p{L}/u.exec(text.slice(0, 200))?.[0];
  return letter === undefined ? undefined : RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}
