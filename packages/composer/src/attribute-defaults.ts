import { asRange, asText } from "./attribute-values.ts";
import type { DraftOptions } from "./draft-store.ts";

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
