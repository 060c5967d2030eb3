import { expect } from "@open-wc/testing";
import { emulateMedia } from "@web/test-runner-commands";
import type { AxeResults, RunOptions } from "axe-core";
import "axe-core/axe.min.js";
import type { SmsComposer } from "@sms-composer/composer";
import { composerIn, STATE_NAMES } from "./composer-states.ts";

declare const axe: { run(context: Element, options: RunOptions): Promise<AxeResults> };

const THEMES = ["ink", "sand"];
/** Rules that can only be broken where the colours are others. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const LAYOUTS = [
  ["at 320 pixels", "320px", "16px", "ltr"],
  ["right to left", "", "16px", "rtl"],
  ["right to left at 320 pixels", "320px", "16px", "rtl"],
  ["with text at 200 %", "", "32px", "ltr"],
  ["at 320 pixels with text at 200 %", "320px", "32px", "ltr"],
] as const;

let place: HTMLElement;

async function adopt(theme: string): Promise<CSSStyleSheet> {
  const sheet = new CSSStyleSheet();
  return sheet.replace(await (await fetch(`/packages/composer/themes/${theme}.css`)).text());
}

/** The findings of axe, a line for each place. */
async function findings(rules?: readonly string[]): Promise<string[]> {
  const { violations } = await axe.run(place, {
    resultTypes: ["violations"],
    // Of WCAG 2.2, and off unless it is asked for by name.
    rules: { "target-size": { enabled: true } },
    ...(rules ? { runOnly: { type: "rule", values: [...rules] } } : {}),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** The parts that stand out of the element or of their own box, and what is mirrored. */
function outOfPlace(element: SmsComposer): string[] {
  const { left, right } = element.getBoundingClientRect();
  return [...element.renderRoot.querySelectorAll<HTMLElement>("fieldset *:not(.spoken, option)")]
    .filter((part) => part.checkVisibility() && !part.closest(".tokens, pre, .scroll table, .kinds button"))
    .filter((part) => {
      const box = part.getBoundingClientRect();
      const isMirrored = part.localName !== "input" && getComputedStyle(part).transform !== "none";
      const isSpilling =
        part.matches("p, label, summary, button:not(.remove)") && part.scrollWidth > part.clientWidth + 1;
      return isMirrored || isSpilling || (box.width > 0 && (box.left < left - 1 || box.right > right + 1));
    })
    .map((part) => `${part.localName}.${part.className}#${part.id}`);
}

describe("<sms-composer> is accessible", () => {
  let themes: readonly CSSStyleSheet[];

  before(async () => {
    document.documentElement.lang = "en";
    document.documentElement.style.colorScheme = "light dark";
    document.body.style.background = "Canvas";
    themes = await Promise.all(THEMES.map(adopt));
  });
  const usualLayout = (): void => {
    place.style.width = "";
    document.documentElement.style.fontSize = "";
    document.documentElement.dir = "";
  };
  beforeEach(() => {
    place = document.createElement("main");
    document.body.append(place);
  });
  afterEach(async () => {
    place.remove();
    usualLayout();
    document.adoptedStyleSheets = [];
    await emulateMedia({ colorScheme: "light", forcedColors: "none" });
  });

  for (const state of STATE_NAMES) {
    it(`${state}: at 320 pixels, right to left, with text at 200 %; light, dark, in forced colours`, async () => {
      const element = await composerIn(state, place);
      for (const [where, width, fontSize, dir] of LAYOUTS) {
        place.style.width = width;
        document.documentElement.style.fontSize = fontSize;
        document.documentElement.dir = dir;
        expect(outOfPlace(element), where).to.deep.equal([]);
      }
      expect(await findings(), "in the narrowest").to.deep.equal([]);
      usualLayout();
      await emulateMedia({ colorScheme: "dark" });
      expect(await findings(COLOURS), "dark").to.deep.equal([]);
      await emulateMedia({ forcedColors: "active" });
      expect(await findings(COLOURS), "in forced colours").to.deep.equal([]);
    });
  }

  for (const state of ["writing", "errors", "refused at fields", "unknown", "sent", "disabled"] as const) {
    it(`${state}: in each theme, light and dark`, async () => {
      await composerIn(state, place);
      for (const colorScheme of ["light", "dark"] as const) {
        await emulateMedia({ colorScheme });
        for (const [i, theme] of themes.entries()) {
          document.adoptedStyleSheets = [theme];
          expect(await findings(COLOURS), `${THEMES[i]}, ${colorScheme}`).to.deep.equal([]);
        }
      }
    });
  }
});
