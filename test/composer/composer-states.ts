import type { SendDraft, SendOutcome } from "@sms-composer/core";
import { fromParisTime } from "@sms-composer/core/forecast";
import "@sms-composer/composer/define";
import type { SmsComposer } from "@sms-composer/composer";

const EVERY_FIELD =
  "recipients import sender range stop scheduledAt unicode tag responseUrl receiptUrl sandbox code preview send";

/** Something that can be seen of `<sms-composer>`, and how it comes about. */
interface ComposerState {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly draft?: SendDraft;
  /** The transport's answer; `never`: it does not. */
  readonly outcome?: SendOutcome | "never";
  /** Does what a person would do. */
  reach?(element: SmsComposer): Promise<void> | void;
}

const NUMBERS = ["06 12 34 56 78", "07 98 76 54 32"];
const SHORT: SendDraft = { recipients: NUMBERS, message: "Votre commande 4512 est prête. À très vite !" };
const TWO_SMS: SendDraft = {
  recipients: NUMBERS,
  sender: "BOULANGER",
  message:
    "Chère cliente, cher client, votre commande 4512 est prête à être retirée à l'accueil du magasin de Lyon Part-Dieu, du lundi au samedi de 9h à 19h. Suivi : https://exemple.fr/4512 Pensez à votre pièce d'identité. À très vite !",
  stop: true,
};
const SUNDAY = fromParisTime({ year: 2030, month: 6, day: 2, hour: 21, minute: 5 });
const RECEIPT = { outcome: "sent", messageId: 307_451, segments: 1, cost: 0.076, currency: "EUR" } as const;
const PEOPLE = `Prénom;Mobile;Rendez-vous
Camille;06 39 98 20 31;mardi 1er décembre
Inès;06 39 98 12;mardi 1er décembre
Hugo;06 39 98 20 31;mercredi 2 décembre
Salomé;01 99 00 14 22;mercredi 2 décembre
Yanis;06 39 98 55 12 0;jeudi 3 décembre
Léa;;jeudi 3 décembre
Noé;01 99 00 14 23;"jeudi 3 décembre
`;
/** The button that takes what was read. */
const USE = "[data-panel=import] button.main";
const manyNumbers = (count: number): string[] => Array.from({ length: count }, (_, i) => `06${10_000_000 + i * 7}`);

export const COMPOSER_STATES = {
  empty: {},
  writing: {
    draft: {
      recipients: [...NUMBERS, "0612345678", "06 12 34"],
      sender: "MYCOMPANY",
      message: "Être prêt à l’été : -20 % sur « l’œuvre » [code AB] – à bientôt\nL’équipe Noël",
      stop: true,
    },
  },
  "several characters that cannot be sent": {
    draft: { recipients: NUMBERS, message: "a – b… 😀 漢字\t\u200b – et une suite" },
  },
  "two SMS with STOP": { draft: TWO_SMS },
  unicode: {
    draft: {
      recipients: NUMBERS,
      unicode: true,
      message: "Joyeux Noël 🎄 « à très vite » – l’équipe 漢字. ".repeat(3),
    },
  },
  "over the limit": { draft: { recipients: NUMBERS, message: "Un mot de trop. ".repeat(110) } },
  "low cost, too long": {
    draft: { recipients: NUMBERS, range: "lowCost", stop: true, message: "Soldes : -30 % sur tout. ".repeat(8) },
  },
  "low cost with Unicode": {
    draft: { recipients: NUMBERS, range: "lowCost", unicode: true, message: "Joyeux Noël 🎄" },
    reach: (element) => element.send(),
  },
  "long words": {
    draft: {
      recipients: ["https://exemple.fr/une-tres-longue-adresse-qui-n-est-pas-un-numero-du-tout", ...NUMBERS],
      sender: "WWWWWWWWWWWWWWWW",
      message: `Voir https://exemple.fr/${"tres-long/".repeat(14)} ${"x".repeat(90)}`,
    },
  },
  "wrong numbers": {
    draft: {
      recipients: [
        ...NUMBERS,
        "0612345678",
        "+33612345678",
        "06 12 34",
        "01 42 68 53 00",
        "bonjour",
        "061234567890123",
      ],
      message: "Bonjour",
    },
  },
  "many numbers": { draft: { recipients: [...manyNumbers(480), "06 12"], message: "Bonjour à tous" } },
  errors: {
    draft: {
      sender: "A&",
      tag: "une étiquette bien trop longue",
      responseUrl: "exemple",
      receiptUrl: "ftp://exemple.fr",
      scheduledAt: new Date("2020-01-01T10:00:00Z"),
    },
    async reach(element) {
      await open(element, "details");
      await found(element, "#scheduled-at");
      await element.send();
      await found(element, "#message-error");
    },
  },
  "file: choose": { reach: (element) => open(element, "import") },
  "file: first rows": { reach: (element) => chooseFile(element, PEOPLE) },
  "file: rows to fix": {
    async reach(element) {
      await chooseFile(element, PEOPLE);
      press(element, "[part=rows] [aria-pressed=false]");
      await found(element, "[part=rows] tbody button");
    },
  },
  "file: no numbers": { reach: (element) => chooseFile(element, "Nom;Ville\nAnne;Lyon\n", "[role=alert]") },
  "file: reading": {
    async reach(element) {
      await chooseFile(element, manyNumbers(3000).join("\n"), USE);
      await withoutTimers(() => press(element, USE));
      await found(element, "progress");
    },
  },
  "file: read": {
    async reach(element) {
      await chooseFile(element, "Anne 06 12 34 56 01\nBob +33612345601\nZoé 12\n", USE);
      press(element, USE);
      await found(element, "[data-panel=import] .good");
    },
  },
  "file: cut short": { reach: (element) => chooseFile(element, "PK\u0003\u0004\0\0\0", "#file-error") },
  "schedule, held back": {
    draft: { ...TWO_SMS, scheduledAt: SUNDAY },
    reach: (element) => found(element, "#scheduled-at"),
  },
  details: {
    draft: { ...SHORT, tag: "noel-2026", sandbox: true, receiptUrl: "https://exemple.fr/webhooks/sms" },
    reach: (element) => open(element, "details"),
  },
  code: { draft: SHORT, reach: (element) => open(element, "code") },
  "every panel": {
    draft: { ...SHORT, scheduledAt: SUNDAY },
    async reach(element) {
      for (const panel of ["import", "details", "code"]) await open(element, panel);
      await found(element, "#scheduled-at");
    },
  },
  "large send, summed up": {
    attributes: { "confirm-above": "1" },
    draft: TWO_SMS,
    reach: (element) => element.send(),
  },
  sending: { draft: SHORT, outcome: "never", reach: startSending },
  "sending in batches": {
    attributes: { "max-recipients": "2000", "confirm-above": "2000" },
    draft: { recipients: manyNumbers(1200), message: "Bonjour" },
    outcome: "never",
    reach: startSending,
  },
  sent: { draft: SHORT, outcome: RECEIPT, reach: (element) => element.send() },
  "sent, scheduled": {
    draft: { ...SHORT, scheduledAt: SUNDAY },
    outcome: { ...RECEIPT, scheduledAt: SUNDAY },
    reach: (element) => element.send(),
  },
  "sent, billed otherwise": {
    draft: SHORT,
    outcome: { ...RECEIPT, segments: 2, cost: 0.152 },
    reach: (element) => element.send(),
  },
  "refused at fields": {
    draft: { ...TWO_SMS, tag: "noel" },
    outcome: {
      outcome: "not-sent",
      code: 9,
      message: "Les données sont invalides",
      fieldErrors: [
        { field: "sender", elementId: "children[sender].data", message: "Cet expéditeur n'est pas autorisé" },
        { field: "stop", elementId: "children[isStopSms].data", message: "La mention STOP est obligatoire" },
        { field: "tag", elementId: "children[tag].data", message: "Cette étiquette est déjà prise" },
        { elementId: "children[extra]", message: "Ce champ est inconnu" },
      ],
    },
    reach: (element) => element.send(),
  },
  "refused, no credit": {
    draft: SHORT,
    outcome: { outcome: "not-sent", code: 11, message: "Crédit insuffisant" },
    reach: (element) => element.send(),
  },
  unknown: { draft: SHORT, outcome: { outcome: "unknown" }, reach: (element) => element.send() },
  "unknown, sending again": {
    draft: SHORT,
    outcome: { outcome: "unknown" },
    async reach(element) {
      await element.send();
      await found(element, "[part=refusal]");
      await element.send();
    },
  },
  offline: {
    attributes: { endpoint: "/nowhere" },
    draft: SHORT,
    async reach(element) {
      Object.defineProperty(navigator, "onLine", { configurable: true, get: () => false });
      await element.send();
      Reflect.deleteProperty(navigator, "onLine");
    },
  },
  "read-only": { attributes: { readonly: "" }, draft: TWO_SMS },
  disabled: { attributes: { disabled: "" }, draft: TWO_SMS },
  "the text alone": { attributes: { fields: "" }, draft: { message: TWO_SMS.message ?? "" } },
} satisfies Readonly<Record<string, ComposerState>>;

export type ComposerStateName = keyof typeof COMPOSER_STATES;

export const STATE_NAMES = Object.keys(COMPOSER_STATES) as ComposerStateName[];

/** Puts an element into `place` and brings it into a state. */
export async function composerIn(name: ComposerStateName, place: Element): Promise<SmsComposer> {
  const { attributes, draft, outcome, reach }: ComposerState = COMPOSER_STATES[name];
  const element = document.createElement("sms-composer");
  const usual = { fields: EVERY_FIELD, "price-premium": "0.038", "price-low-cost": "0.029", credits: "1204" };
  for (const [attribute, value] of Object.entries({ ...usual, ...attributes })) element.setAttribute(attribute, value);
  if (outcome) element.transport = () => (outcome === "never" ? new Promise(() => {}) : Promise.resolve(outcome));
  place.append(element);
  await element.updateComplete;
  if (draft) element.draft = draft;
  // Numbers that are handed in are checked by a part that loads.
  await until(() => !draft?.recipients || inside(element, "[part=token]") !== null);
  await reach?.(element);
  await element.updateComplete;
  return element;
}

const inside = (element: SmsComposer, selector: string): HTMLElement | null =>
  element.renderRoot.querySelector<HTMLElement>(selector);

async function until(condition: () => boolean): Promise<void> {
  for (const end = performance.now() + 10_000; !condition();) {
    if (performance.now() > end) throw new Error(`Never came true: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Waits for a part of the element. */
const found = (element: SmsComposer, selector: string): Promise<void> =>
  until(() => inside(element, selector) !== null);

const press = (element: SmsComposer, selector: string): void => inside(element, selector)?.click();

async function open(element: SmsComposer, panel: string): Promise<void> {
  press(element, `[data-opens=${panel}]`);
  await found(element, `[data-panel=${panel}]`);
}

async function startSending(element: SmsComposer): Promise<void> {
  void element.send();
  await found(element, "#send[aria-disabled]");
}

async function chooseFile(element: SmsComposer, content: string, until = "[part=rows]"): Promise<void> {
  await open(element, "import");
  const input = element.renderRoot.querySelector<HTMLInputElement>("#file");
  if (!input) throw new Error("There is no place for a file");
  const transfer = new DataTransfer();
  transfer.items.add(new File([content], "numbers.csv"));
  input.files = transfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await found(element, until);
}

/** Holds up what goes on in slices, after the first. */
async function withoutTimers(act: () => void): Promise<void> {
  const { setTimeout: usual } = globalThis;
  globalThis.setTimeout = (() => 0) as unknown as typeof setTimeout;
  act();
  // The slice waits for a part that loads.
  await import("@sms-composer/core/recipients");
  await Promise.resolve();
  await new Promise(requestAnimationFrame);
  globalThis.setTimeout = usual;
}
