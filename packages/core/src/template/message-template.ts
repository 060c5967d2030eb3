/** Texts that are written again and again: `@sms-composer/core/message-templates`. Loads on demand; no part of the index. */
import { fillTemplate } from "./filled-template.ts";
import { parseTemplate } from "./template.ts";

/** The kinds of blanks: what a person is asked for, where no column of a list fills it. */
export const BLANK_KINDS = ["text", "date", "time", "choice"] as const;

/** One of the kinds of a blank. */
export type BlankKind = (typeof BLANK_KINDS)[number];

/** A name in braces of a template, and how whoever inserts the template is asked for it. */
export interface Blank {
  readonly name: string;
  readonly kind: BlankKind;
  /** The choices, where `kind` is `choice`. */
  readonly choices?: readonly string[] | undefined;
}

/** A named text with blanks such as `{Heure}`, and the options that go with it. */
export interface MessageTemplate {
  readonly name: string;
  readonly message: string;
  readonly sender?: string | undefined;
  readonly range?: "premium" | "lowCost" | undefined;
  readonly stop?: boolean | undefined;
  readonly unicode?: boolean | undefined;
  /** The blanks and how they are asked for; one that is not named here is a text. */
  readonly blanks?: readonly Blank[] | undefined;
}

const FIELD = /\{([^{}|]+)(?:\|[^{}]*)?\}/g;

/** The names in braces of a text, each once, in their order; those that are no field by the rules of templates are none. */
export function blankNames(message: string): readonly string[] {
  const names = [...message.matchAll(FIELD)].map(([, name]) => String(name).trim()).filter(Boolean);
  const fields = [...new Set(names)];
  return [...new Set(parseTemplate(message, { fields }).fields.map(({ name }) => name))];
}

/** A blank for each name in the text: those that are known stay, what the text no longer has goes. */
export function blanksOf(message: string, known: readonly Blank[] = []): Blank[] {
  return blankNames(message).map((name) => known.find((other) => other.name === name) ?? { name, kind: "text" });
}

/** The blanks of a template that no column of a list fills. */
export function openBlanks({ message, blanks }: MessageTemplate, columns: readonly string[]): Blank[] {
  const all = blanksOf(message, blanks);
  if (columns.length === 0) return all;
  const open = new Set(parseTemplate(message, { fields: columns }).issues.map(({ params }) => params["name"]));
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

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
const isOptional = (value: unknown, type: string): boolean => value === undefined || typeof value === type;

/** Reads stored templates anew, whoever wrote them: entries that are no template are left out, and blanks follow their text. */
export function readTemplates(stored: unknown): MessageTemplate[] {
  return Array.isArray(stored) ? stored.flatMap(readTemplate) : [];
}

function readTemplate(entry: unknown): MessageTemplate[] {
  const { name, message, sender, range, stop, unicode, blanks } = Object(entry) as Readonly<Record<string, unknown>>;
  const isRange = range === undefined || range === "premium" || range === "lowCost";
  const hasOptions =
    isRange && isOptional(sender, "string") && [stop, unicode].every((each) => isOptional(each, "boolean"));
  if (!isText(name) || !isText(message) || !hasOptions) return [];
  const options = Object.entries({ sender, range, stop, unicode }).filter(([, value]) => value !== undefined);
  const known = Array.isArray(blanks) ? blanks.filter(isBlank) : [];
  return [{ name, message, ...Object.fromEntries(options), blanks: blanksOf(message, known) }];
}

function isBlank(entry: unknown): entry is Blank {
  const { name, kind, choices = [] } = Object(entry) as Readonly<Record<string, unknown>>;
  return (
    isText(name) &&
    BLANK_KINDS.some((known) => known === kind) &&
    Array.isArray(choices) &&
    choices.every((choice) => typeof choice === "string")
  );
}
