import type { Range } from "@sms-composer/core";
import type { DraftOptions } from "./draft-store.ts";

/** Line ends as a text field has them; anything that is no text is none. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value.replace(/\r\n?/g, "\n") : "";
}

/** `lowCost`, as an attribute also `low-cost`; anything else is the default. */
export function asRange(value: unknown): Range {
  return typeof value === "string" && /^low-?cost$/i.test(value) ? "lowCost" : "premium";
}

const flag = (value: string | null): boolean => value !== null;

/** How each attribute that gives an option its default is read. */
const READERS: Readonly<Record<string, (value: string | null) => DraftOptions>> = {
  range: (value) => ({ range: value === null ? undefined : asRange(value) }),
  sender: (value) => ({ sender: asText(value) }),
  stop: (value) => ({ stop: flag(value) }),
  unicode: (value) => ({ unicode: flag(value) }),
  tag: (value) => ({ tag: asText(value) }),
  "response-url": (value) => ({ responseUrl: asText(value) }),
  "receipt-url": (value) => ({ receiptUrl: asText(value) }),
  sandbox: (value) => ({ sandbox: flag(value) }),
};

/** The attributes that give an option its default. */
export const OPTION_ATTRIBUTES = Object.keys(READERS);

/** What one attribute says; undefined when it is not about an option. */
export const optionDefault = (name: string, value: string | null): DraftOptions | undefined => READERS[name]?.(value);

/** What all of them say together. */
export const optionDefaults = (element: Element): DraftOptions =>
  Object.assign(
    {},
    ...OPTION_ATTRIBUTES.map((name) => optionDefault(name, element.getAttribute(name))),
  ) as DraftOptions;
