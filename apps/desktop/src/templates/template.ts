import { fillTemplate, parseTemplate } from "@sms-composer/core/template";
import * as z from "zod/mini";

/** What is asked for where no column of a list fills a blank. */
export const BLANK_KINDS = ["text", "date", "time", "choice"] as const;

const blank = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  kind: z.enum(BLANK_KINDS),
  /** Of `choice`: what there is to choose from. */
  choices: z.optional(z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(50))),
});

/** A text that is written again and again, with blanks such as `{Heure}`, and the options that go with it. */
export const templateSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  message: z.string().check(z.minLength(1), z.maxLength(10_000)),
  sender: z.optional(z.string().check(z.maxLength(11))),
  range: z.optional(z.enum(["premium", "lowCost"])),
  stop: z.optional(z.boolean()),
  unicode: z.optional(z.boolean()),
  blanks: z.array(blank).check(z.maxLength(100)),
});

export type Template = z.infer<typeof templateSchema>;
export type Blank = z.infer<typeof blank>;

const FIELD = /\{([^{}|]+)(?:\|[^{}]*)?\}/g;

/** The names in braces of a text, each once, in their order; those that are no field by core's reading are none. */
export function blankNames(message: string): readonly string[] {
  const names = [...message.matchAll(FIELD)].map(([, name = ""]) => name.trim()).filter((name) => name !== "");
  const fields = [...new Set(names)];
  if (fields.length === 0) return [];
  return [...new Set(parseTemplate(message, { fields }).fields.map(({ name }) => name))];
}

/** A blank for each name in the text: those that were set stay, what the text no longer has goes. */
export function blanksOf(message: string, known: readonly Blank[]): Blank[] {
  return blankNames(message).map((name) => known.find((other) => other.name === name) ?? { name, kind: "text" });
}

/** The blanks of a text that no column fills. */
export function openBlanks({ message, blanks }: Template, columns: readonly string[]): Blank[] {
  const all = blanksOf(message, blanks);
  if (columns.length === 0) return all;
  const open = new Set(
    parseTemplate(message, { fields: columns }).issues.map(({ params }) => String(params?.["name"])),
  );
  return all.filter(({ name }) => open.has(name));
}

/** The blanks of a text that may stay empty, since the text says what stands there then: `{Prénom|cher client}`. */
export function optionalBlanks(message: string): ReadonlySet<string> {
  const { fields } = parseTemplate(message, { fields: blankNames(message) });
  return new Set(fields.filter((field) => field.default !== undefined).map(({ name }) => name));
}

/** The text with values in the places of some blanks; the others stay for the columns of a list. */
export function fillBlanks(message: string, values: Readonly<Record<string, string>>): string {
  const fields = Object.keys(values);
  return fields.length === 0 ? message : fillTemplate(message, values, { fields }).text;
}
