import * as z from "zod/mini";
import { readDurably, writeDurably } from "../durable-file.ts";
import { blanksOf } from "@sms-composer/core/message-templates";
import { templateSchema, type Template } from "./template.ts";

const MAX_TEMPLATES = 1000;

const fileSchema = z.object({ templates: z.array(z.unknown()).check(z.maxLength(10 * MAX_TEMPLATES)) });

export interface ImportedTemplates {
  readonly added: number;
  /** The number of templates whose name was taken: the newer text stands. */
  readonly replaced: number;
  /** Entries that are no template, or beyond the limit of 1,000. */
  readonly invalid: number;
}

export interface TemplateFile {
  /** Lists the templates by name. */
  list(): readonly Template[];
  /** @param before the name that it had; another template of the new name is replaced */
  save(template: Template, before?: string): Promise<void>;
  delete(name: string): Promise<void>;
  /** All of them as JSON, as `import` takes it. */
  export(): string;
  /** `undefined`: the text is no file of templates. */
  import(text: string): Promise<ImportedTemplates | undefined>;
}

/** Templates in a small JSON file. Each is checked anew when it is read: what is none is left out, whoever wrote it. */
export function openTemplates(file: string): TemplateFile {
  let current: readonly Template[] = read(file)?.valid ?? [];

  async function write(templates: readonly Template[]): Promise<void> {
    const sorted = templates.toSorted((one, other) => one.name.localeCompare(other.name));
    await writeDurably(file, asJson(sorted));
    current = sorted;
  }

  return {
    list: () => current,
    save: (template, before = template.name) =>
      write([
        ...current.filter(({ name }) => name !== before && name !== template.name),
        { ...template, blanks: blanksOf(template.message, template.blanks) },
      ]),
    delete: (name) => write(current.filter((template) => template.name !== name)),
    export: () => asJson(current),
    async import(text) {
      const found = parse(text);
      if (!found) return undefined;
      const taken = new Set(current.map(({ name }) => name));
      const byName = new Map(current.map((template) => [template.name, template]));
      let left = 0;
      for (const template of found.valid) {
        if (!byName.has(template.name) && byName.size >= MAX_TEMPLATES) left++;
        else byName.set(template.name, template);
      }
      await write([...byName.values()]);
      const replaced = new Set(found.valid.filter(({ name }) => taken.has(name)).map(({ name }) => name)).size;
      return { added: byName.size - taken.size, replaced, invalid: found.invalid + left };
    },
  };
}

const asJson = (templates: readonly Template[]): string => JSON.stringify({ templates }, undefined, 2);

function parse(text: string): { valid: Template[]; invalid: number } | undefined {
  try {
    const { templates } = fileSchema.parse(JSON.parse(text));
    const valid = templates.flatMap((entry) => {
      const { success, data } = templateSchema.safeParse(entry);
      return success ? [{ ...data, blanks: blanksOf(data.message, data.blanks) }] : [];
    });
    return { valid, invalid: templates.length - valid.length };
  } catch {
    return undefined;
  }
}

/** A file that cannot be read is no reason not to start. */
function read(file: string) {
  try {
    const text = readDurably(file);
    return text === undefined ? undefined : parse(text);
  } catch {
    return undefined;
  }
}
