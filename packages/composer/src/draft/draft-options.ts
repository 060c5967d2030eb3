import type { SendDraft } from "@sms-composer/core";
import { attributeOf, FIELD_NAMES, rowOf, type FieldKind } from "@sms-composer/core/fields";
import { asRange, asText } from "./attribute-values.ts";
import type { ListReference } from "./people-list.ts";

/** A draft of the element: the rows of a list are not in it, only where they belong. */
export type ComposerDraft = SendDraft & { readonly list?: ListReference | undefined };

/** Everything of a draft but its text and its recipients. */
export type DraftOptions = Omit<ComposerDraft, "message" | "recipients">;

const asFlag = (value: unknown): boolean => value === true;

/** Functions that read the options whose attributes are defaults, by kind. */
const READERS: { readonly [Kind in FieldKind]?: (value: unknown) => unknown } = {
  range: asRange,
  text: asText,
  flag: asFlag,
};

const OPTIONS = FIELD_NAMES.flatMap((option) => {
  const read = READERS[rowOf(option).kind];
  return read ? [{ option, read, attribute: attributeOf(option) }] : [];
});

/** The attributes that give an option its default. */
export const OPTION_ATTRIBUTES = OPTIONS.map(({ attribute }) => attribute);

/** The default that one attribute gives, `null` when it is not there; undefined when it is not about an option. */
export function optionDefault(name: string, value: string | null): DraftOptions | undefined {
  const known = OPTIONS.find(({ attribute }) => attribute === name);
  return known && { [known.option]: value === null ? undefined : known.read(known.read === asFlag || value) };
}

/** The defaults that all attributes give together. */
export const optionDefaults = (element: Element): DraftOptions =>
  Object.assign(
    {},
    ...OPTION_ATTRIBUTES.map((name) => optionDefault(name, element.getAttribute(name))),
  ) as DraftOptions;

/** The options of a draft that comes from outside. What has no right type is not set. */
export function readOptions(values: Readonly<Record<string, unknown>>): DraftOptions {
  const { scheduledAt, list } = values;
  const given = OPTIONS.filter(({ option }) => values[option] !== undefined);
  return {
    ...Object.fromEntries(given.map(({ option, read }) => [option, read(values[option])])),
    ...(Array.isArray(Object(list).columns) ? { list: list as ListReference } : {}),
    ...(scheduledAt instanceof Date || typeof scheduledAt === "string" ? { scheduledAt: new Date(scheduledAt) } : {}),
  };
}
