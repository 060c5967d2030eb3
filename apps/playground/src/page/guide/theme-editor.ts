import "@sms-composer/composer/define";
import ink from "@sms-composer/composer/themes/ink.css?raw";
import sand from "@sms-composer/composer/themes/sand.css?raw";
import { html, render, type TemplateResult } from "lit";
import type { Language } from "../../languages/languages.ts";
import { faintPairs } from "./contrast.ts";
import { addCopyButton } from "./copy-buttons.ts";
import {
  COLOURS,
  DEFAULTS,
  LENGTHS,
  readPair,
  readTheme,
  SCHEMES,
  type Theme,
  writePair,
  writeTheme,
} from "./theme-properties.ts";
import { LANGUAGES } from "../../languages/languages.ts";
import type { DemoMessages } from "../../languages/messages.ts";

const READY: Readonly<Record<string, Theme>> = { Ink: readTheme(ink), Sand: readTheme(sand) };

/** One of everything that has a colour of its own. */
const SAMPLE = "Être prêt à l’été : 20 % sur « l’œuvre » – à bientôt 🎉";

type Change = (name: string, value: string) => void;

const colourRow = (messages: DemoMessages, theme: Theme, change: Change) => {
  const pairOf = (name: string) => readPair(theme[name] ?? "");
  const input = (name: string, scheme: (typeof SCHEMES)[number]) =>
    html`<td>
      <input
        type="color"
        aria-label="${name}, ${messages.schemes[scheme]}"
        .value=${pairOf(name)[scheme]}
        @input=${(event: Event) =>
          change(name, writePair({ ...pairOf(name), [scheme]: (event.target as HTMLInputElement).value }))}
      />
    </td>`;
  return ({ name, says }: (typeof COLOURS)[number]): TemplateResult =>
    html`<tr>
      <th scope="row"><code>${name}</code> <span class="hint" lang="en">${says}</span></th>
      ${SCHEMES.map((scheme) => input(name, scheme))}
    </tr>`;
};

const lengthField =
  (theme: Theme, change: Change) =>
  ({ name, says, max, step }: (typeof LENGTHS)[number]): TemplateResult => {
    const [, value = "0", unit = ""] = /([\d.]+)(px|rem)/.exec(theme[name] ?? "") ?? [];
    return html`<label class="field">
      <span><code>${name}</code> <span class="hint" lang="en">${says}: ${value}${unit}</span></span>
      <input
        type="range"
        min="0"
        max=${max}
        step=${step}
        .value=${value}
        @input=${(event: Event) => change(name, (event.target as HTMLInputElement).value + unit)}
      />
    </label>`;
  };

const advice = (messages: DemoMessages, theme: Theme): TemplateResult => {
  const faint = faintPairs(theme);
  return faint.length === 0
    ? html`<p class="hint" role="status">${messages.enoughContrast}</p>`
    : html`<ul class="faint" role="status" lang="en">
        ${faint.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>`;
};

/** The element, the properties that it has, and the style sheet that comes of them. */
export function themeEditor(place: HTMLElement, language: Language): void {
  const messages = LANGUAGES[language].demos;
  const begins = Object.entries({ [messages.own]: DEFAULTS, ...READY });
  let theme = DEFAULTS;
  const wear = (next: Theme): void => {
    theme = next;
    draw();
    const composer = place.querySelector("sms-composer");
    for (const [name, value] of Object.entries(theme)) composer?.style.setProperty(name, value);
  };
  const change: Change = (name, value) => wear({ ...theme, [name]: value });
  const draw = (): void => {
    render(
      html`<div class="demo">
        <fieldset class="chips">
          <legend>${messages.beginWith}</legend>
          ${begins.map(
            ([name, ready]) =>
              html`<label
                ><input type="radio" name="ready-theme" ?checked=${ready === DEFAULTS} @change=${() => wear(ready)} /><span
                  >${name}</span
                ></label
              >`,
          )}
        </fieldset>
        <sms-composer
          fields="recipients sender range stop preview send"
          recipients="0612345678, 0123456789"
          price-premium="0.038"
          stop
          endpoint="/sms"
        ></sms-composer>
        ${advice(messages, theme)}
        <div class="sides">
          <table class="colours">
            <thead>
              <tr>
                <th scope="col">${messages.colour}</th>
                ${SCHEMES.map((scheme) => html`<th scope="col">${messages.schemes[scheme]}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${COLOURS.map(colourRow(messages, theme, change))}
            </tbody>
          </table>
          <div class="lengths">
            ${LENGTHS.map(lengthField(theme, change))}
            <p class="caption">${messages.styleSheet}</p>
            <figure class="code"><figcaption>css</figcaption><pre tabindex="0"><code>${writeTheme(theme)}</code></pre></figure>
          </div>
        </div>
      </div>`,
      place,
    );
  };
  wear(theme);
  const sheet = place.querySelector("figure");
  if (sheet) addCopyButton(sheet, () => LANGUAGES[language].guide);
  const composer = place.querySelector("sms-composer");
  if (composer) composer.value = SAMPLE;
}
