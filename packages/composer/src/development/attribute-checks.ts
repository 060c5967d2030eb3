import { FIELD_NAMES } from "@sms-composer/core/fields";

/** The values that an attribute takes. */
export interface AttributeCheck {
  /** The end of a sentence that says what it takes. */
  readonly takes: string;
  isRight(value: string): boolean;
}

const FIELDS = [...FIELD_NAMES, "import", "code", "preview", "send"];
const camelCase = (name: string): string => name.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
const items = (list: string): readonly string[] => list.split(",").map((item) => item.trim());

const number = (min: number, of = "a number"): AttributeCheck => ({
  takes: `${of} from ${min} on`,
  isRight: (value) => value.trim() !== "" && Number.isFinite(Number(value)) && Number(value) >= min,
});

const RANGE: AttributeCheck = {
  takes: '"premium" or "low-cost"',
  isRight: (value) => /^(premium|low-?cost)$/i.test(value),
};

const isCountry = (code: string): boolean =>
  /^[a-z]{2}$/i.test(code) &&
  code.toUpperCase() !== "ZZ" &&
  new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(code.toUpperCase()) !== undefined;

function isAddress(value: string): boolean {
  try {
    return value.trim() !== "" && Boolean(new URL(value, document.baseURI));
  } catch {
    return false;
  }
}

/** A merge field with the length of its values: `Prénom:2-12`. */
function isMergeField(item: string): boolean {
  const [whole, min, max = min] = /^[^:{}|]+(?::\s*(\d+)(?:\s*-\s*(\d+))?)?$/.exec(item) ?? [];
  return whole !== undefined && Number(min ?? 0) <= Number(max ?? 0);
}

/** The checks of the attributes of `<sms-composer>`, by their names without hyphens. The others take any text. */
export const COMPOSER_CHECKS: Readonly<Record<string, AttributeCheck>> = {
  range: RANGE,
  fields: {
    takes: `names between spaces: ${FIELDS.join(" ")}`,
    isRight: (value) => value.split(/\s+/).every((name) => name === "" || FIELDS.includes(camelCase(name))),
  },
  country: { takes: "an ISO 3166-1 code, such as FR", isRight: isCountry },
  currency: {
    takes: "an ISO 4217 code, such as EUR",
    isRight: (value) => Intl.supportedValuesOf("currency").includes(value.toUpperCase()),
  },
  endpoint: { takes: "a URL on the page's own backend", isRight: isAddress },
  timeout: number(1, "milliseconds"),
  maxrecipients: number(1),
  confirmabove: number(0),
  pricepremium: number(0),
  pricelowcost: number(0),
  credits: number(0),
  maxlength: number(0),
  minlength: number(0),
  rows: number(1),
  autosave: { takes: "a name", isRight: (value) => value !== "" },
  mergefields: {
    takes: 'names between commas, each with the length of its values: "Prénom:2-12, Date:10"',
    isRight: (value) => items(value).every(isMergeField),
  },
  ownnumbers: {
    takes: "numbers between commas",
    isRight: (value) => items(value).every((item) => item.replace(/\D/g, "").length >= 6),
  },
};

/** The checks of the attributes of `<sms-meter>`. */
export const METER_CHECKS: Readonly<Record<string, AttributeCheck>> = { range: RANGE };

/** Whether a name is another one with up to two letters wrong, or with hyphens elsewhere. */
export function isMistyped(name: string, known: string): boolean {
  const [one, other] = [name, known].map((each) => each.toLowerCase().replace(/\W|_/g, ""));
  if (one === undefined || other === undefined) return false;
  return one === other || (Math.min(one.length, other.length) > 5 && distance(one, other) <= 2);
}

/** Counts the letters to put in, take out or replace to make one word of another: Levenshtein's distance. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [place, letter] of [...one].entries()) {
    const next = [place + 1];
    for (const [index, each] of [...other].entries())
      next.push(
        Math.min((row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1, (row[index] ?? 0) + (letter === each ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
