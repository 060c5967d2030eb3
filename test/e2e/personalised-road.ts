/** The steps from an Excel file of 300 messy rows to 236 texts, each person's own, in French. */
import assert from "node:assert/strict";
import { parseRecipients } from "@sms-composer/core/recipients";
import { ANSWER_GUARD_MS } from "@sms-composer/core/requests";
import type { Locator, Page } from "playwright-core";
import { messyWorkbook, READY_AT_FIRST } from "./messy-workbook.ts";

/** The input device of a person. */
export interface Hand {
  press(control: Locator): Promise<void>;
  /** Writes in place of what a field holds, and leaves the field. */
  fill(field: Locator, text: string): Promise<void>;
  choose(file: Locator, name: string, buffer: Buffer): Promise<void>;
}

export const pointer = (page: Page): Hand => ({
  press: (control) => control.click(),
  async fill(field, text) {
    await field.fill(text);
    await page.keyboard.press("Tab");
  },
  choose: (file, name, buffer) => file.setInputFiles({ name, mimeType: "", buffer }),
});

/** More stops than the way through the page has. */
const MANY = 120;

export function keyboard(page: Page): Hand {
  /** Goes to a control by Tab, or by Shift+Tab where it lies before what has the focus. */
  async function goTo(control: Locator): Promise<void> {
    await control.waitFor();
    const key = (await control.evaluate((element) => {
      const { activeElement } = element.getRootNode() as ShadowRoot;
      const place = activeElement?.compareDocumentPosition(element) ?? 0;
      return (place & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
    }))
      ? "Shift+Tab"
      : "Tab";
    for (let stop = 0; stop < MANY; stop++) {
      if (await control.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)) return;
      await page.keyboard.press(key);
    }
    assert.fail(`${key} never reaches ${control}`);
  }
  return {
    async press(control) {
      await goTo(control);
      await page.keyboard.press("Enter");
    },
    async fill(field, text) {
      await goTo(field);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    },
    async choose(file, name, buffer) {
      const opened = page.waitForEvent("filechooser");
      await goTo(file);
      await page.keyboard.press("Enter");
      await (await opened).setFiles({ name, mimeType: "", buffer });
    },
  };
}

/** A text on a handset, and its number. */
export interface Arrived {
  readonly number: string;
  readonly text: string;
}

/** The announcements before the press on Send. */
export interface Announced {
  readonly previews: readonly Arrived[];
  readonly sms: number;
  /** SMS of the one that was sent to oneself. */
  readonly testSms: number;
  /** The cost as the page writes it: `9,12 €`. */
  readonly cost: string;
}

/** Waits until an element says this, and gives what it says. */
async function reads(element: Locator, text: string | RegExp): Promise<string> {
  const plain = async (): Promise<string> => (await element.first().innerText()).replace(/[\u00a0\u202f]/g, " ");
  // Figures and signs have spaces that do not break.
  const hasText = typeof text === "string" ? text : new RegExp(text.source.replaceAll(" ", "\\s"));
  try {
    await element.filter({ hasText }).first().waitFor();
  } catch {
    assert.fail(`${text} is not said, but: ${await plain()}`);
  }
  return plain();
}

const e164 = (cell: string): string => parseRecipients(cell, { country: "FR" }).valid[0]?.e164 ?? cell;

/** The text of each person, as the handset beside the form shows it, step by step. */
async function previewsOf(composer: Locator, most = Infinity): Promise<readonly Arrived[]> {
  type Drawn = HTMLElement & { readonly updateComplete: Promise<unknown> };
  const seen = await composer.evaluate(async (element: Drawn, limit) => {
    const find = (selector: string): HTMLElement => {
      const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`${selector} is not there`);
      return found;
    };
    const steps: { cell: string; text: string }[] = [];
    const count = Number(/\d+$/.exec(find(".stepper [role=status]").textContent?.trim() ?? "")?.[0]);
    for (let step = 0; step < Math.min(count, limit); step++) {
      const bubble = find('[part~="bubble"]').cloneNode(true) as Element;
      for (const cut of bubble.querySelectorAll('[part~="boundary"]')) cut.remove();
      steps.push({
        cell: find(".stepper .hint").textContent?.split(" · ")[1] ?? "",
        text: bubble.textContent ?? "",
      });
      find(".stepper .actions button:last-of-type").click();
      await element.updateComplete;
    }
    return steps;
  }, most);
  return seen.map(({ cell, text }) => ({ number: e164(cell), text }));
}

const OWN_NUMBER = "+33699000001";

/**
 * Takes the file, puts three rows right, writes the text, sees the longest, sends one to oneself, and sends.
 * @param arrived every text that is on a handset
 */
export async function sendToEach(
  page: Page,
  hand: Hand,
  arrived: (number: string) => Promise<readonly string[]>,
): Promise<Announced> {
  const composer = page.locator("sms-composer");
  const button = (name: string | RegExp) => composer.getByRole("button", { name });
  const cell = (name: string) => composer.getByRole("textbox", { name, exact: true });
  const rows = composer.locator('[part~="rows"]');

  await hand.press(button("Importer un fichier"));
  await hand.choose(composer.locator("#file"), "semaine 48.xlsx", messyWorkbook());
  await reads(composer, `300 lignes : ${READY_AT_FIRST} prêtes, 44 à corriger, 11 en double, 12 sans numéro`);

  // Two rows are put right where they are read, each beside its reason.
  await hand.press(button("Fixe 25"));
  await reads(rows, "Un fixe ne reçoit pas de SMS.");
  await hand.fill(cell("Mobile, ligne 23"), "06 21 00 00 01");
  await reads(rows, "Prête.");
  await hand.press(button("Trop court 10"));
  await hand.fill(cell("Mobile, ligne 63"), "06 21 00 00 02");
  await hand.press(button(`Écrire à ${READY_AT_FIRST + 2} personnes`));

  // The text, with its fields from the list that opens at a brace.
  const text = composer.getByRole("textbox", { name: "Message", exact: true });
  await text.waitFor();
  await composer.getByText("semaine 48.xlsx · 300 personnes").waitFor();
  await composer.locator("textarea:focus").waitFor();
  const field = async (typed: string): Promise<void> => {
    await page.keyboard.type(`{${typed}`);
    await composer.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
  };
  await page.keyboard.type("Bonjour ");
  await field("pré");
  await page.keyboard.type(", rendez-vous le ");
  await field("dat");
  await page.keyboard.type(" à ");
  await field("heu");
  await page.keyboard.type(" chez le Dr Hô. Reste à régler : ");
  await field("reste");
  await page.keyboard.type(". Merci de prévenir en cas d’empêchement. À bientôt !");
  assert.match(await text.inputValue(), /^Bonjour \{Prénom\}, .* \{Date\} à \{Heure\} .* \{Reste dû\}\. Merci/);

  // Those without a first name read something else.
  await reads(composer.locator('[part~="problems"]'), "Prénom est vide chez 23 personnes");
  await hand.fill(composer.locator("#default-1"), "Madame, Monsieur");
  await hand.press(button("L’écrire"));
  await reads(composer, "235 prêts");

  // The third row: a name with a letter that SMS does not have.
  await hand.press(composer.locator("summary", { hasText: "Les voir et les corriger" }));
  await hand.press(button("Texte 1"));
  await reads(rows, "1 caractère ne passe pas dans un SMS standard : Ł");
  await hand.fill(cell("Prénom, ligne 183"), "Lukasz");
  await reads(composer, "236 prêts");
  const counts = await reads(composer.locator("#counts"), /233 × 1 SMS, 3 × 2 SMS = 239 SMS/);
  assert.match(counts, /au plus 202 caractères/);

  // The longest is seen, and one goes to oneself.
  await hand.press(button("Le plus long"));
  await reads(composer.locator('[part~="bubble"]'), /^Bonjour Marie-Clémentine de la Rochefoucauld/);
  const [longest] = await previewsOf(composer, 1);
  await hand.press(button("Précédent"));
  await hand.fill(composer.getByRole("textbox", { name: "Votre propre numéro" }), "06 99 00 00 01");
  await hand.press(button("M’envoyer celui-ci"));
  await reads(composer.locator("#test-report"), "Envoyé : 2 SMS");
  assert.deepEqual(await arrived(OWN_NUMBER), [longest?.text]);

  const previews = await previewsOf(composer);
  const sum = await reads(composer.locator("#send-status"), /236 personnes : 239 SMS/);
  const cost = /environ ([\d,]+ €)/.exec(sum)?.[1] ?? "";
  await hand.press(composer.locator("#send"));
  await reads(composer.locator("#send-status"), "Envoyer 239 SMS à 236 destinataires ?");
  // A question takes no answer until it can have been read.
  await page.waitForTimeout(ANSWER_GUARD_MS);
  await hand.press(button("Oui, envoyer 239 SMS"));
  return { previews, sms: 239, testSms: 2, cost };
}

const inOrder = (all: readonly Arrived[]): readonly string[] =>
  all.map(({ number, text }) => `${number} ${text}`).toSorted();

/** Each handset has the text that its row's preview showed, and nothing else. */
export async function comparePreviews(
  { previews }: Announced,
  arrived: (number: string) => Promise<readonly string[]>,
): Promise<void> {
  assert.equal(previews.length, 236);
  const numbers = [...new Set(previews.map(({ number }) => number))];
  assert.equal(numbers.length, 235, "two people of one family have one number");
  const texts = await Promise.all(
    numbers.map(async (number) => (await arrived(number)).map((text) => ({ number, text }))),
  );
  assert.deepEqual(inOrder(texts.flat()), inOrder(previews));
}
