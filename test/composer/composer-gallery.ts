import "@sms-composer/composer/define-meter";
import { composerIn, type ComposerStateName, STATE_NAMES } from "./composer-states.ts";

export { STATE_NAMES };

/** The look of a sheet of pictures. */
export interface Sheet {
  readonly language: string;
  /** `default`, or the name of a ready theme. */
  readonly theme: string;
  readonly scheme: "light" | "dark";
  readonly direction: "ltr" | "rtl";
  readonly fontSize: string;
  /** The lines of the sheet: the widths, in CSS pixels, of the elements in each. */
  readonly widths: readonly (readonly number[])[];
}

const METER_TEXTS = [
  { value: "", stop: false, unicode: false },
  { value: "Votre commande est prête. ".repeat(9), stop: true, unicode: false },
  { value: "Bientôt – Noël 🎄… 漢字", stop: false, unicode: false },
  { value: "Bientôt – Noël 🎄… 漢字", stop: false, unicode: true },
];

/** Draws one state at every width, instead of what was there. */
export async function showState(name: ComposerStateName | "meter", sheet: Sheet): Promise<void> {
  await dress(sheet);
  for (const line of sheet.widths) {
    const row = document.createElement("div");
    row.className = "line";
    document.body.append(row);
    for (const width of line) {
      const place = document.createElement("div");
      place.style.width = `${width}px`;
      row.append(place);
      await (name === "meter" ? meters(place, `${width}`) : composerIn(name, place));
    }
  }
  // Messages of another language and the pictures of fonts come a little later.
  await document.fonts.ready;
  await new Promise((resolve) => setTimeout(resolve, 60));
  scrollTo(0, 0);
}

async function dress({ language, theme, scheme, direction, fontSize }: Sheet): Promise<void> {
  const root = document.documentElement;
  Object.assign(root, { lang: language, dir: direction });
  root.style.colorScheme = scheme;
  root.style.fontSize = fontSize;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(theme === "default" ? "" : await (await fetch(`/${theme}.css`)).text());
  document.adoptedStyleSheets = [sheet];
  document.body.replaceChildren();
}

async function meters(place: Element, prefix: string): Promise<void> {
  for (const [i, { value, stop, unicode }] of METER_TEXTS.entries()) {
    const field = Object.assign(document.createElement("textarea"), { id: `${prefix}-${i}`, value });
    const meter = Object.assign(document.createElement("sms-meter"), { for: field.id, stop, unicode });
    place.append(field, meter);
    await meter.updateComplete;
  }
}
