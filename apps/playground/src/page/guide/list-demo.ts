import "@sms-composer/composer/define";
import { html, render } from "lit";
import type { Language } from "../../languages/languages.ts";
import { LANGUAGES } from "../../languages/languages.ts";
import { EXAMPLE_FILE, EXAMPLE_TEMPLATE, readExampleList } from "../example-list.ts";

/** The element with a file of people, which sends to the sandbox. */
export function listDemo(place: HTMLElement, language: Language): void {
  render(
    html`<div class="demo">
      <sms-composer
        endpoint="/sms"
        price-premium="0.038"
        own-numbers="06 12 34 56 99"
        lang=${language}
      ></sms-composer>
      <p class="caption"><a href=${EXAMPLE_FILE} download>${LANGUAGES[language].demos.fileToTry}</a></p>
    </div>`,
    place,
  );
  const composer = place.querySelector("sms-composer");
  if (!composer) return;
  composer.value = EXAMPLE_TEMPLATE;
  void readExampleList().then((list) => (composer.list = list));
}
