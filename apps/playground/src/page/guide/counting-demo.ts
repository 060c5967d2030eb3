import { analyzeMessage, countSegments, type Encoding, type MessageAnalysis } from "@sms-composer/core/segments";
import { html, render, type TemplateResult } from "lit";
import type { Language } from "../../languages/languages.ts";
import { LANGUAGES } from "../../languages/languages.ts";
import type { DemoMessages } from "../../languages/messages.ts";

interface Settings {
  readonly text: string;
  readonly mode: Encoding;
  readonly stop: boolean;
}

const BEGINNING: Settings = {
  text: "Bonjour Zoë, la fête a lieu à l’hôtel [salle B] samedi à 20 h : 15 € l’entrée, œuvre comprise… À très bientôt !\nL’équipe",
  mode: "gsm",
  stop: false,
};

const MODES: Readonly<Record<Encoding, string>> = { gsm: "GSM", unicode: "Unicode" };

const sms = (count: number): string => `${count} SMS`;

/** Pieces of the text that was written: what is replaced and what cannot be sent stand out. */
function written(
  messages: DemoMessages,
  text: string,
  { replacements, unsupported }: MessageAnalysis,
): TemplateResult[] {
  const marks = [
    ...replacements.map(({ index, from, to }) => ({ index, from, to: to || messages.nothing })),
    ...unsupported.map(({ index, character }) => ({ index, from: character, to: undefined })),
  ].toSorted((one, other) => one.index - other.index);
  let end = 0;
  const pieces = marks.map(({ index, from, to }) => {
    const before = text.slice(end, index);
    end = index + from.length;
    return to === undefined
      ? html`${before}<del title=${messages.cannotBeSent}>${from}</del>`
      : html`${before}<mark title=${messages.becomes(to)}>${from}</mark>`;
  });
  return [...pieces, html`${text.slice(end)}`];
}

/** The text that arrives, SMS by SMS. */
function arriving(messages: DemoMessages, { text, segments, unitsPerSegment }: MessageAnalysis): TemplateResult {
  return html`<ol class="parts">
    ${segments.map(
      ({ start, end, units }) =>
        html`<li>
          <p>${text.slice(start, end)}</p>
          <p class="hint">${messages.unitsOf(units, unitsPerSegment)}</p>
        </li>`,
    )}
  </ol>`;
}

function verdict(messages: DemoMessages, { text, mode, stop }: Settings, { segments }: MessageAnalysis): string {
  const plain = countSegments(text, { profile: "standard", mode: mode === "gsm" ? "auto" : mode, stop }).segments;
  const here = segments.length;
  if (here === plain) return messages.sameCount(sms(here));
  return (plain > here ? messages.tooMany : messages.tooFew)(sms(here), plain, Math.abs(plain - here));
}

function counts(messages: DemoMessages, settings: Settings, analysis: MessageAnalysis): TemplateResult {
  const { text, mode, stop } = settings;
  const plain = countSegments(text, { profile: "standard", mode: mode === "gsm" ? "auto" : mode, stop });
  const row = (name: string, encoding: Encoding, units: number, segments: number) =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${MODES[encoding]}</td>
      <td>${units}</td>
      <td>${segments}</td>
    </tr>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${messages.counted}</th>
        <th scope="col">${messages.modeHead}</th>
        <th scope="col">${messages.units}</th>
        <th scope="col">SMS</th>
      </tr>
    </thead>
    <tbody>
      ${row(messages.bySmsPartner, analysis.encoding, analysis.units, analysis.segments.length)}
      ${row(messages.byStandard, plain.encoding, plain.units, plain.segments)}
    </tbody>
  </table>`;
}

function changes(messages: DemoMessages, { replacements, unsupported }: MessageAnalysis): TemplateResult {
  const pairs = [...new Set(replacements.map(({ from, to }) => `${from} → ${to || messages.nothing}`))];
  const lost = [
    ...new Set(
      unsupported.map(({ character, suggestion }) => (suggestion ? messages.write(character, suggestion) : character)),
    ),
  ];
  return html`
    ${pairs.length > 0 ? html`<p><strong>${messages.replaced}</strong> ${pairs.join(" · ")}</p>` : ""}
    ${lost.length > 0 ? html`<p><strong>${messages.lost}</strong> ${lost.join(" · ")}</p>` : ""}
  `;
}

/** A text of the reader's, counted as here and as by the standard alone. */
export function countingDemo(place: HTMLElement, language: Language): void {
  const messages = LANGUAGES[language].demos;
  let settings = BEGINNING;
  const set = (change: Partial<Settings>): void => {
    settings = { ...settings, ...change };
    draw();
  };
  const draw = (): void => {
    const { text, mode, stop } = settings;
    const analysis = analyzeMessage(text, { mode, stop });
    render(
      html`<div class="demo">
        <label class="field">
          <span>${messages.yourText}</span>
          <textarea
            rows="4"
            lang="fr"
            .value=${text}
            @input=${(event: Event) => set({ text: (event.target as HTMLTextAreaElement).value })}
          ></textarea>
        </label>
        <div class="chips">
          ${(["gsm", "unicode"] as const).map(
            (each) =>
              html`<label
                ><input
                  type="radio"
                  name="counting-mode"
                  .checked=${mode === each}
                  @change=${() => set({ mode: each })}
                /><span>${messages.mode(MODES[each])}</span></label
              >`,
          )}
          <label
            ><input
              type="checkbox"
              .checked=${stop}
              @change=${(event: Event) => set({ stop: (event.target as HTMLInputElement).checked })}
            /><span>${messages.stopMention}</span></label
          >
        </div>
        <p class="verdict" role="status">${verdict(messages, settings, analysis)}</p>
        ${counts(messages, settings, analysis)} ${changes(messages, analysis)}
        <div class="sides">
          <div>
            <p class="caption">${messages.asWritten}</p>
            <p class="sms" lang="fr">${written(messages, text, analysis)}</p>
          </div>
          <div>
            <p class="caption">${messages.asItArrives}</p>
            ${arriving(messages, analysis)}
          </div>
        </div>
      </div>`,
      place,
    );
  };
  draw();
}
