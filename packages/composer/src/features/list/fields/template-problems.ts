import { html, nothing, type TemplateResult } from "lit";
import type { CompiledField, CompiledTemplate, TemplateIssue } from "@sms-composer/core/template";
import type { ListMessages } from "../../../languages/en/list.ts";
import { focusText, replaceText } from "../../../view/text-editing.ts";
import type { ViewModel } from "../../../view/view-model.ts";
import { issueText } from "./row-issues.ts";
import { type Closing, closingOf } from "./unclosed-field.ts";

/** Maximum count of mistakes that show at once; more show once those before them are mended. */
const MAX_SHOWN = 3;

/** A text with one place in it written anew. */
const replaced = (
  message: string,
  { index, length }: { readonly index: number; readonly length: number },
  by: string,
) => message.slice(0, index) + by + message.slice(index + length);

/**
 * A list of the problems of the fields of a text, each with the button that mends it; and the fields that are empty for
 * somebody, each with a place for what those read instead.
 * @param emptyFields the fields without a default that have nothing in some rows, which are not sent
 * @param blanks how many rows have nothing in a column
 * @param names of the fields that there are
 */
export function templateProblems(
  { snapshot: { message }, locked }: ViewModel,
  messages: ListMessages,
  { issues, parts }: CompiledTemplate,
  emptyFields: readonly CompiledField[],
  blanks: (column: number) => number,
  names: readonly string[],
): TemplateResult {
  const empty = new Map(emptyFields.map((field) => [field.column, field]));
  const rewrite = (event: Event, text: string): void => replaceText(focusText(event), text);
  const mistake = (issue: TemplateIssue): TemplateResult => {
    const { code, params } = issue;
    const { fix, length } = fixOf(issue, message, names);
    return html`<p>${issueText(messages, code, params)}</p>
      ${
        fix
          ? html`<div class="actions"><button
              type="button"
              part="fix"
              ?disabled=${locked}
              @click=${(event: Event) => rewrite(event, replaced(message, { index: issue.index, length }, fix))}
            >${messages.writeField(fix)}</button></div>`
          : nothing
      }`;
  };
  return html`<div class="note" part="problems">
    ${issues.slice(0, MAX_SHOWN).map(mistake)}
    ${[...empty.values()].map(({ name, column }) => {
      const id = `default-${column}`;
      const write = (event: Event): void => {
        event.preventDefault();
        const input = (event.currentTarget as Element).closest(".default")?.querySelector("input");
        const text = input?.value.replace(/[{}]/g, "$&$&") ?? "";
        if (text.trim() !== "") rewrite(event, withDefault(message, parts, column, text));
      };
      return html`<div class="default">
        <label for=${id}>${messages.giveDefault(name, blanks(column))}</label>
        <div class="actions">
          <input
            id=${id}
            class="box"
            part="control"
            autocomplete="off"
            ?readonly=${locked}
            @keydown=${(event: KeyboardEvent) => {
              if (event.key === "Enter" && !event.isComposing) write(event);
            }}
          />
          <button type="button" part="fix" ?disabled=${locked} @click=${write}>${messages.writeDefault}</button>
        </div>
      </div>`;
    })}
  </div>`;
}

/** The fix of a mistake: nothing where nobody knows what was meant. */
function fixOf({ code, params, index, length }: TemplateIssue, message: string, names: readonly string[]): Closing {
  if (code === "unclosed-field") return closingOf(message, index, names);
  const fix = code === "double-braces" ? String(params.fix) : params.nearest ? `{${params.nearest}}` : "";
  return { fix, length };
}

/** The text with a default in every field of a column that has none. */
function withDefault(message: string, parts: CompiledTemplate["parts"], column: number, text: string): string {
  const fields = parts.flatMap((part) =>
    typeof part !== "string" && part.column === column && part.default === undefined ? [part] : [],
  );
  return fields.reduceRight((all, field) => replaced(all, field, `{${field.name}|${text}}`), message);
}
