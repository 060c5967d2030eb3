import "@sms-composer/composer/define";
import { html, render } from "lit";
import type { Language } from "../../languages/languages.ts";
import { LANGUAGES } from "../../languages/languages.ts";

/** Each with what it shows. */
const TAGS = {
  en: "English",
  fr: "Français",
  "fr-CH": "Français (Suisse)",
  es: "Español",
  it: "Italiano",
  pt: "Português",
} as const;

/** The element under a `lang` that the reader chooses. */
export function languageDemo(place: HTMLElement, language: Language): void {
  const tags = { ...TAGS, de: LANGUAGES[language].demos.notTranslated };
  const draw = (chosen: string): void => {
    render(
      html`<div class="demo">
        <fieldset class="chips">
          <legend>lang</legend>
          ${Object.entries(tags).map(
            ([tag, name]) =>
              html`<label
                ><input type="radio" name="lang-tag" .checked=${tag === chosen} @change=${() => draw(tag)} /><span
                  lang=${tag === "de" ? language : tag}
                  >${name}</span
                ></label
              >`,
          )}
        </fieldset>
        <div lang=${chosen}>
          <sms-composer
            fields="recipients range stop scheduledAt preview send"
            recipients="0612345678"
            price-premium="0.038"
            endpoint="/sms"
            credits="12500"
          ></sms-composer>
        </div>
      </div>`,
      place,
    );
  };
  draw("fr");
  const composer = place.querySelector("sms-composer");
  if (composer) composer.value = "C’est prêt 🎉";
}
