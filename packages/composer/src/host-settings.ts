import type { PropertyDeclarations } from "lit";
import { LIMITS } from "@sms-composer/core/requests";
import { FormControl } from "./form-control.ts";
import type { Transport } from "./sending.ts";

const DEFAULT_FIELDS = "recipients import sender range stop scheduledAt unicode preview send";
const DEFAULT_TIMEOUT = 30_000;
const DEFAULT_CONFIRM_ABOVE = 100;
const DEFAULT_CURRENCY = "EUR";

/** An attribute that is missing or no number says what it says when it is not there. */
const number = (attribute: string, missing?: number) => ({
  attribute,
  converter: (value: string | null) => (value?.trim() && Number.isFinite(Number(value)) ? Number(value) : missing),
});

const text = (missing?: string) => ({ converter: (value: string | null) => value ?? missing });

/** What a page sets on the element, besides the draft. */
export abstract class HostSettings extends FormControl {
  static override properties: PropertyDeclarations = {
    transport: { attribute: false },
    endpoint: text(),
    timeout: number("timeout", DEFAULT_TIMEOUT),
    fields: text(DEFAULT_FIELDS),
    country: text(),
    maxRecipients: number("max-recipients", LIMITS.recipients),
    confirmAbove: number("confirm-above", DEFAULT_CONFIRM_ABOVE),
    pricePremium: number("price-premium"),
    priceLowCost: number("price-low-cost"),
    currency: text(DEFAULT_CURRENCY),
    credits: number("credits"),
    autosave: text(),
  };

  /** Sends a validated request. It goes before `endpoint`; a thrown error counts as an unknown outcome. */
  declare transport: Transport | undefined;
  /** Address on the page's own backend that takes a request as JSON by POST and answers a `SendOutcome`. */
  declare endpoint: string | undefined;
  /** Milliseconds to wait for an answer, by default 30,000. */
  declare timeout: number;
  /** Which fields show, between spaces: those of `SendRequest`, `import`, `code`, `preview` and `send`; the message always. */
  declare fields: string;
  /** ISO 3166-1 code of the country whose national numbers are understood, by default `FR`. */
  declare country: string | undefined;
  /** Recipients of one send, by default 500; a longer list leaves as several requests of at most 500. */
  declare maxRecipients: number;
  /** A send of more SMS than this asks before it leaves, by default 100. */
  declare confirmAbove: number;
  /** Price of one Premium SMS in `currency`. */
  declare pricePremium: number | undefined;
  /** Price of one Low Cost SMS in `currency`. */
  declare priceLowCost: number | undefined;
  /** ISO 4217 code, by default `EUR`. */
  declare currency: string;
  /** SMS that the account can still send. */
  declare credits: number | undefined;
  /** Name under which the draft is kept in the browser's storage, until it has certainly been sent. None: not kept. */
  declare autosave: string | undefined;

  constructor() {
    super();
    this.timeout = DEFAULT_TIMEOUT;
    this.fields = DEFAULT_FIELDS;
    this.maxRecipients = LIMITS.recipients;
    this.confirmAbove = DEFAULT_CONFIRM_ABOVE;
    this.currency = DEFAULT_CURRENCY;
  }
}
