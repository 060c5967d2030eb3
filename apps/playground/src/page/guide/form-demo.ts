import "@sms-composer/composer/define";
import { html, render } from "lit";
import type { Language } from "../../languages/languages.ts";
import { LANGUAGES } from "../../languages/languages.ts";

/** The element in a form, and what the form would post. */
export function formDemo(place: HTMLElement, language: Language): void {
  const draw = (form?: HTMLFormElement): void => {
    const entries = form ? [...new FormData(form)].map(([name, value]) => `${name} = ${String(value)}`) : [];
    render(
      html`<form
        class="demo"
        @input=${(event: Event) => draw(event.currentTarget as HTMLFormElement)}
        @sms-draft-change=${(event: Event) => draw(event.currentTarget as HTMLFormElement)}
        @submit=${(event: Event) => event.preventDefault()}
      >
        <input type="hidden" name="customer" value="4711" />
        <sms-composer fields="recipients sender stop" recipients="0612345678" sender="Boutique" lang=${language}></sms-composer>
        <p class="caption">${LANGUAGES[language].demos.posted}</p>
        <pre tabindex="0">${entries.join("\n")}</pre>
      </form>`,
      place,
    );
  };
  draw();
  const form = place.querySelector("form");
  const composer = place.querySelector("sms-composer");
  if (form && composer) composer.value = "À demain, 15 €";
}
