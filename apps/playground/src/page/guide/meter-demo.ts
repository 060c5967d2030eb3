import "@sms-composer/composer/define-meter";
import { html, render } from "lit";

/** The counter beside a text field of the page. */
export function meterDemo(place: HTMLElement): void {
  render(
    html`<div class="demo">
      <label class="field" for="meter-message">Message</label>
      <textarea id="meter-message" rows="3" lang="fr">Soldes d’été : -20 % à l’hôtel [bar]</textarea>
      <sms-meter for="meter-message" stop></sms-meter>
    </div>`,
    place,
  );
}
