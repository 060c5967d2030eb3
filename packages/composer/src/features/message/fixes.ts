import { html, nothing, type TemplateResult } from "lit";
import { countSegments } from "@sms-composer/core/segments";
import { visibleCharacter } from "./visible-character.ts";
import type { ViewModel } from "../../view/view-model.ts";
import type { IssueMessages } from "../../languages/en/issues.ts";
import { withoutUnsupported } from "./source-range.ts";

/** More different characters than this get one fix for all. */
const MAX_ROWS = 5;
/** Beyond this a price at every keystroke would be felt. */
const MAX_PRICED = 20_000;

/** The characters that cannot be sent and the problems of a Low Cost SMS, each with the buttons that fix it. */
export function fixes(view: ViewModel, messages: IssueMessages): TemplateResult | typeof nothing {
  const { snapshot, actions } = view;
  const { sms } = view.messages;
  const { message, analysis, options } = snapshot;
  const { unsupported } = analysis;
  const lowCost = options.range === "lowCost";
  const price = (text: string): string => {
    if (text.length > MAX_PRICED) return "";
    const { segments } = countSegments(text, { range: options.range ?? "premium", stop: options.stop ?? false });
    return ` (${sms(segments)})`;
  };
  const fixButton = (label: string, act: () => void): TemplateResult => {
    const onClick = (event: Event): void => {
      // The button goes with the problem; the focus must not go with it.
      (event.currentTarget as Element).closest(".form")?.querySelector("textarea")?.focus();
      act();
    };
    return html`<button type="button" part="fix" ?disabled=${view.locked} @click=${onClick}>${label}</button>`;
  };
  const rewriteButton = (label: string, text: string): TemplateResult =>
    fixButton(label + price(text), () => actions.rewrite(text));

  const characters = new Map(unsupported.map(({ character, suggestion }) => [character, suggestion]));
  const rows = [...characters].slice(0, MAX_ROWS);
  const fixLabel = (suggestion: string | undefined): string =>
    suggestion ? messages.writeInstead(suggestion) : messages.leaveOut;
  const fixOneLabel = (character: string, suggestion: string | undefined): string =>
    suggestion ? messages.writeInsteadOf(character, suggestion) : messages.leaveOutOne(character);
  const fix = (character: string): string => withoutUnsupported(message, analysis, (meant) => meant === character);

  const codes = new Set(lowCost ? analysis.issues.map(({ code }) => code) : []);
  if (characters.size === 0 && codes.size === 0) return nothing;
  return html`
    <div class="note" part="problems" id="problems">
      ${
        characters.size === 1
          ? html`<p><code>${visibleCharacter(rows[0]?.[0] ?? "")}</code> ${messages.unsupported(1)}</p>`
          : characters.size > 1
            ? html`<p>${rows.map(([character]) => html`<code>${visibleCharacter(character)}</code> `)}
              ${characters.size > MAX_ROWS ? messages.moreCharacters(characters.size - MAX_ROWS) : nothing}
              ${messages.unsupported(characters.size)}</p>`
            : nothing
      }
      ${analysis.issues
        .filter(({ code }) => codes.has(code) && code !== "unsupported-characters")
        .map((issue) => view.sentence(issue))
        .filter((sentence) => sentence !== view.problemOf("message"))
        .map((sentence) => html`<p>${sentence}</p>`)}
      <div class="actions">
        ${characters.size > 1 ? rewriteButton(messages.fixAll, withoutUnsupported(message, analysis)) : nothing}
        ${
          characters.size === 1
            ? rows.map(([character, suggestion]) => rewriteButton(fixLabel(suggestion), fix(character)))
            : nothing
        }
        ${
          characters.size > 0 && view.shows("unicode") && !lowCost
            ? fixButton(`${messages.switchToUnicode} (${sms(analysis.unicodeSegments)})`, () =>
                actions.setOptions({ unicode: true }),
              )
            : nothing
        }
        ${
          characters.size > 1
            ? rows.map(([character, suggestion]) =>
                fixButton(fixOneLabel(visibleCharacter(character), suggestion), () => actions.rewrite(fix(character))),
              )
            : nothing
        }
        ${
          codes.has("low-cost-too-long") && view.shows("range")
            ? fixButton(messages.switchToPremium, () => actions.setOptions({ range: "premium" }))
            : nothing
        }
        ${codes.has("no-pub-stop-required") ? rewriteButton(messages.addNoPub, `${message.trimEnd()} NoPub=STOP`) : nothing}
      </div>
    </div>
  `;
}
