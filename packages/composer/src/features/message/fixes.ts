import { html, nothing, type TemplateResult } from "lit";
import type { Issue, MessageAnalysis } from "@sms-composer/core";
import { countSegments } from "@sms-composer/core/segments";
import { visibleCharacter } from "./visible-character.ts";
import { focusText, replaceText } from "../../view/text-editing.ts";
import type { ViewModel } from "../../view/view-model.ts";
import type { IssueMessages } from "../../languages/en/issues.ts";
import { linkShare, withEncodedLinks } from "./link-fixes.ts";
export { withLinkIssues } from "./links.ts";
import { replacedCharacters } from "./replaced-characters.ts";
import { withoutUnsupported } from "./source-range.ts";
import { unsupportedParts } from "./unsupported-parts.ts";

/** Maximum count of characters with a fix of their own; more get one fix for all. */
const MAX_ROWS = 5;
/** Characters that a sentence names. */
const MAX_NAMED = 10;
/** Beyond this a price at every keystroke would be felt. */
const MAX_PRICED = 20_000;

/**
 * Notes on a text: the share of its links, what cannot be sent, and what the network replaces.
 * @param arriving analysis of the text as somebody gets it, its fields filled in
 */
export function fixes(view: ViewModel, messages: IssueMessages, arriving: MessageAnalysis): TemplateResult {
  const { message, analysis } = view.snapshot;
  return html`${linkShare(message, analysis, messages)} ${problems(view, messages)} ${replacedCharacters(messages, arriving)}`;
}

/**
 * Fixes for what cannot be sent, links that would lead nowhere and the problems of a Low Cost SMS, with the buttons
 * that fix them.
 */
function problems(view: ViewModel, messages: IssueMessages): TemplateResult | typeof nothing {
  const { snapshot, actions } = view;
  const { sms } = view.messages;
  const { message, analysis, options } = snapshot;
  const parts = unsupportedParts(message, analysis);
  const encoded = withEncodedLinks(message, analysis);
  const lowCost = options.range === "lowCost";
  const price = (text: string): string => {
    if (text.length > MAX_PRICED) return "";
    const { segments } = countSegments(text, { range: options.range ?? "premium", stop: options.stop ?? false });
    return ` (${sms(segments)})`;
  };
  const fixButton = (label: string, act: (field?: HTMLTextAreaElement) => void): TemplateResult => html`<button
      type="button"
      part="fix"
      ?disabled=${view.locked}
      @click=${(event: Event) => act(focusText(event))}
    >${label}</button>`;
  const rewriteButton = (label: string, text: string): TemplateResult =>
    fixButton(label + price(text), (field) => replaceText(field, text));

  const characters = new Map(parts.map(({ text, suggestion }) => [text, suggestion]));
  const { size } = characters;
  const rows = [...characters].slice(0, MAX_ROWS);
  const fixLabel = (character: string, suggestion: string | undefined): string => {
    const from = visibleCharacter(character);
    if (!suggestion) return messages.leaveOutOne(from);
    // An ellipsis and three dots would look the same, and nobody would see a blank.
    const to = { "...": ". . .", " ": messages.blank, "\n": "↵" }[suggestion] ?? suggestion;
    return messages.writeInsteadOf(from, to);
  };
  const fix = (character: string): string => withoutUnsupported(message, parts, (meant) => meant === character);

  const codes = new Set(lowCost ? analysis.issues.map(({ code }) => code) : []);
  if (size === 0 && codes.size === 0 && !encoded) return nothing;
  return html`
    <div class="note" part="problems" id="problems">
      ${
        size > 0
          ? html`<p>${rows.map(([character]) => html`<code>${visibleCharacter(character)}</code> `)}
              ${size > MAX_ROWS ? messages.moreCharacters(size - MAX_ROWS) : nothing}
              ${messages.unsupported(size)}</p>`
          : nothing
      }
      ${analysis.issues
        .filter(({ code }) => codes.has(code) && code !== "unsupported-characters")
        .map((issue) => view.sentence(issue))
        .filter((sentence) => sentence && !view.problemOf("message")?.includes(sentence))
        .map((sentence) => html`<p>${sentence}</p>`)}
      <div class="actions">
        ${encoded ? rewriteButton(messages.encodeLink(encoded.example), encoded.text) : nothing}
        ${size > 1 ? rewriteButton(messages.fixAll, withoutUnsupported(message, parts)) : nothing}
        ${
          size === 1
            ? rows.map(([character, suggestion]) => rewriteButton(fixLabel(character, suggestion), fix(character)))
            : nothing
        }
        ${
          size > 0 && view.shows("unicode") && !lowCost
            ? fixButton(`${messages.switchToUnicode} (${sms(analysis.unicodeSegments)})`, () =>
                actions.setOptions({ unicode: true }),
              )
            : nothing
        }
        ${
          size > 1
            ? rows.map(([character, suggestion]) =>
                fixButton(fixLabel(character, suggestion), (field) => replaceText(field, fix(character))),
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

/** An issue with its characters as a person names them: an emoji is one, and what nobody would see has a name. */
export function withNamedCharacters(
  issue: Issue,
  message: string,
  analysis: MessageAnalysis,
  { blank, capital }: IssueMessages,
): Issue {
  const { code, field, params = {} } = issue;
  if (code === "unsupported-characters" && analysis.issues.includes(issue)) {
    const all = [...new Set(unsupportedParts(message, analysis).map(({ text }) => text))];
    const characters = all.slice(0, MAX_NAMED).map(visibleCharacter).join(" ");
    return { ...issue, params: { count: all.length, characters } };
  }
  if (code !== "invalid-characters" || field === "message") return issue;
  const characters = [...String(params["characters"])].map((each) => {
    if (each.trim() === "") return blank;
    // A tag alone refuses letters for being capitals.
    return field === "tag" && /\p{Lu}/u.test(each) ? capital(each) : visibleCharacter(each);
  });
  return { ...issue, params: { characters: characters.join(", ") } };
}

/** A sentence that says how much to remove of a text that is too long to be sent; empty for any other. */
export function excess({ issues, segments }: MessageAnalysis, messages: IssueMessages): string {
  for (const { code, params = {} } of issues) {
    const max = Number(params["max"]);
    const behind = segments.slice(max).reduce((sum, { units }) => sum + units, 0);
    if (code === "too-many-segments") return messages.removeToSend(behind);
    if (code === "low-cost-too-long") return messages.removeToSend(Number(params["units"]) - max);
  }
  return "";
}
