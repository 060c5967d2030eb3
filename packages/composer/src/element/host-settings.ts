import type { PropertyDeclarations } from "lit";
import { attributeOf, LIMITS } from "@sms-composer/core/fields";
import type { MessageTemplate } from "@sms-composer/core/message-templates";
import type { OptOuts } from "@sms-composer/core/opt-outs";
import type { PeopleList } from "../draft/people-list.ts";
import { FormControl } from "./form-control.ts";
import type { Transport } from "./transport.ts";

/** The price of one SMS in each range, by ISO 3166-1 country. */
export type CountryPrices = Readonly<Record<string, { readonly premium?: number; readonly lowCost?: number }>>;

const DEFAULT_FIELDS = "recipients import sender range stop scheduledAt unicode preview send";

/** A number from 0 on, also as a text; anything else is `missing`. `parseFloat` reads no empty text as 0. */
const number = (missing?: number) => (value: unknown) =>
  (value as number) >= 0 && Number.parseFloat(value as string) - (value as number) === 0 ? Number(value) : missing;

const text = (missing?: string) => (value: unknown) => (value ? `${value}` : missing);

/** The names of an attribute as those of a `SendRequest`: `scheduled-at` is `scheduledAt`. */
const fieldNames = (value: unknown): string =>
  `${value ?? DEFAULT_FIELDS}`.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());

/** Readers of the settings that have an attribute: of its text, or of what a script has set. */
const READERS: Readonly<Record<string, (value: unknown) => unknown>> = {
  mergeFields: text(),
  ownNumbers: text(),
  endpoint: text(),
  timeout: number(30_000),
  fields: fieldNames,
  country: text(),
  maxRecipients: number(LIMITS.recipients),
  confirmAbove: number(100),
  pricePremium: number(),
  priceLowCost: number(),
  currency: text("EUR"),
  credits: number(),
  autosave: text(),
};
const NAMES = Object.keys(READERS);

/**
 * The settings of the element. The attributes that are no property here give the draft its defaults.
 *
 * @attr value - the text at first, and after a reset
 * @attr {string} recipients - the numbers at first, between commas
 * @attr {boolean} autofocus - the text has the focus when the page, or the dialog around it, opens
 * @attr {string} placeholder - shown while the text is empty
 * @attr {number} maxlength - UTF-16 units of the text that can be typed at most
 * @attr {number} minlength - UTF-16 units that a typed text needs for the form to be valid
 * @attr {number} rows - lines of the text that show at least
 * @attr {string} wrap - as on a text area, like `inputmode`, `enterkeyhint`, `autocapitalize`, `autocomplete` and `autocorrect`
 * @attr {boolean} readonly - can be sent and submitted, and not changed by hand
 * @attr disabled - takes no input, and is left out of the form's data
 * @attr range - `premium` or `low-cost` at first
 * @attr sender - the sender at first
 * @attr stop - a commercial message at first
 * @attr unicode - Unicode mode at first
 * @attr {string} tag - the tag at first
 * @attr {string} response-url - the address for replies at first
 * @attr {string} receipt-url - the address for delivery receipts at first
 * @attr {boolean} sandbox - a trial at first
 */
export abstract class HostSettings extends FormControl {
  static override properties: PropertyDeclarations = {
    transport: { attribute: false },
    list: { attribute: false },
    templates: { attribute: false },
    optOuts: { attribute: false },
    prices: { attribute: false },
    ...Object.fromEntries(NAMES.map((name) => [name, {}])),
  };

  /** Each as `price-premium` and, as servers write it, by the name of the property. */
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...NAMES.map(attributeOf)];
  }

  static {
    // Reads what a script sets as an attribute is read: what is not there, or means nothing, is the default.
    for (const [name, read] of Object.entries(READERS)) {
      const key = Symbol();
      // Lit puts its own around them.
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get(this: Record<symbol, unknown>) {
          return read(this[key]);
        },
        set(this: Record<symbol, unknown>, value: unknown) {
          this[key] = value;
        },
      });
    }
  }

  /** Sends a validated request. It goes before `endpoint`; a thrown error counts as an unknown outcome. */
  declare transport: Transport | undefined;
  /** People who each get a text of their own; the draft keeps no more of it than its columns, its length and its id. */
  declare list: PeopleList | undefined;
  /**
   * Named texts with blanks, to be inserted and added to; JSON as it was stored, of which what is no template is left out.
   * Set to a list, an empty one included, they are offered; `sms-templates-change` says what to store.
   */
  declare templates: readonly MessageTemplate[] | undefined;
  /**
   * Numbers that want no messages: a list, or a function that says which of some recipients are among them. They are left
   * out, counted and named; while the function rejects, nothing is sent.
   */
  declare optOuts: OptOuts | undefined;
  /**
   * Fields that the page fills itself, between commas, each with the length of its values: `Prénom:2-12, Date:10`, by
   * default 0 to 20 characters. They can be inserted, and the text is counted as a range.
   * @attr merge-fields
   */
  declare mergeFields: string | undefined;
  /**
   * Numbers of one's own, between commas, to which the text of one row can be sent as a test.
   * @attr own-numbers
   */
  declare ownNumbers: string | undefined;
  /**
   * Address on the page's own backend that takes a request as JSON by POST and answers a `SendOutcome`.
   * @attr endpoint
   */
  declare endpoint: string | undefined;
  /**
   * Milliseconds to wait for an answer, by default 30,000.
   * @attr timeout
   */
  declare timeout: number;
  /**
   * The fields that show, between spaces: those of `SendRequest`, `import`, `code`, `preview` and `send`; the message
   * always. The attribute takes `scheduled-at` for `scheduledAt` as well.
   * @attr fields
   */
  declare fields: string;
  /**
   * ISO 3166-1 code of the country whose national numbers are understood, by default `FR`.
   * @attr country
   */
  declare country: string | undefined;
  /**
   * Recipients of one send, by default 500; a longer list leaves as several requests of at most 500.
   * @attr max-recipients
   */
  declare maxRecipients: number;
  /**
   * A send of more SMS than this asks before it leaves, by default 100.
   * @attr confirm-above
   */
  declare confirmAbove: number;
  /**
   * Price of one SMS in `currency` by ISO 3166-1 country, such as `{ FR: { premium: 0.038, lowCost: 0.025 } }`. Numbers of
   * countries without a price are counted apart.
   */
  declare prices: CountryPrices | undefined;
  /**
   * Price of one Premium SMS to France in `currency`, where `prices` has none.
   * @attr price-premium
   */
  declare pricePremium: number | undefined;
  /**
   * Price of one Low Cost SMS to France in `currency`, where `prices` has none.
   * @attr price-low-cost
   */
  declare priceLowCost: number | undefined;
  /**
   * ISO 4217 code, by default `EUR`.
   * @attr currency
   */
  declare currency: string;
  /**
   * SMS that the account can still send.
   * @attr credits
   */
  declare credits: number | undefined;
  /**
   * Name under which the draft is kept in the browser's storage, until it has certainly been sent. None: not kept.
   * @attr autosave
   */
  declare autosave: string | undefined;

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name.replaceAll("-", ""), old, value);
  }
}
