import { asRange, asText } from "../draft/attribute-values.ts";
import type { DraftOptions } from "../draft/draft-store.ts";

type Reader = (value: string | null) => DraftOptions;

const text =
  (option: "sender" | "tag" | "responseUrl" | "receiptUrl"): Reader =>
  (value) => ({ [option]: asText(value) });

const flag =
  (option: "stop" | "unicode" | "sandbox"): Reader =>
  (value) => ({ [option]: value !== null });

/** How each attribute that gives an option its default is read. */
const READERS: Readonly<Record<string, Reader>> = {
  range: (value) => ({ range: value === null ? undefined : asRange(value) }),
  sender: text("sender"),
  stop: flag("stop"),
  unicode: flag("unicode"),
  tag: text("tag"),
  "response-url": text("responseUrl"),
  "receipt-url": text("receiptUrl"),
  sandbox: flag("sandbox"),
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
