import type { TemplateElement, TemplateEntry } from "./manifest-elements.ts";

/** The way in which a framework's templates learn of elements. */
interface Framework {
  readonly imports: string;
  /** The type of what every element has, which its own settings go before. */
  readonly base: (className: string) => string;
  /** The name of a setting when the template is checked. */
  readonly setting: (name: string) => string;
  /** The name of an event where attributes are written. */
  readonly listeners: (event: string) => readonly string[];
  /** Makes the tags known; `{tags}` stands for one line for each. */
  readonly augmentation: string;
  readonly tag: (element: TemplateElement) => string;
}

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const pascalCase = (name: string): string => camelCase(`-${name}`);

const FRAMEWORKS: Readonly<Record<string, Framework>> = {
  react: {
    imports: 'import type { ClassAttributes, HTMLAttributes } from "react";',
    base: (className) => `HTMLAttributes<${className}>`,
    setting: (name) => name,
    listeners: (event) => [`on${event}`],
    augmentation: `declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
{tags}
    }
  }
}`,
    tag: ({ tag, className }) => `      "${tag}": ${className}Attributes & ClassAttributes<${className}>;`,
  },
  vue: {
    imports: 'import type { HTMLAttributes, ReservedProps } from "vue";',
    base: () => "HTMLAttributes",
    // Vue's checker takes hyphens out of what it does not know as plain HTML.
    setting: camelCase,
    listeners: (event) => [`on${pascalCase(event)}`],
    augmentation: `declare module "vue" {
  interface GlobalComponents {
{tags}
  }
}`,
    tag: ({ tag, className }) => `    "${tag}": new () => { $props: ${className}Attributes & ReservedProps };`,
  },
  svelte: {
    imports: 'import type { HTMLAttributes } from "svelte/elements";',
    base: (className) => `HTMLAttributes<${className}>`,
    setting: (name) => name,
    listeners: (event) => [`on${event}`, `on:${event}`],
    augmentation: `declare module "svelte/elements" {
  interface SvelteHTMLElements {
{tags}
  }
}`,
    tag: ({ tag, className }) => `    "${tag}": ${className}Attributes;`,
  },
};

/** Names of the frameworks; each is an entry of the package. */
export const FRAMEWORK_NAMES: readonly string[] = Object.keys(FRAMEWORKS);

const documented = ({ name, type, description }: TemplateEntry): string =>
  `${description ? `  /** ${description.replaceAll("*/", "*\u200b/")} */\n` : ""}  "${name}"?: ${type};\n`;

function attributesOf(element: TemplateElement, { base, setting, listeners }: Framework): string {
  const { className, description, settings, events } = element;
  const heard = events.flatMap((event) =>
    listeners(event.name).map((name) => ({ ...event, name, type: `(event: ${event.type}) => void` })),
  );
  // Where two become one name, it is the attribute's, which takes more.
  const set = new Map(settings.map((each) => [setting(each.name), { ...each, name: setting(each.name) }]));
  const own = [...set.values(), ...heard];
  return `interface ${className}Own {
${own.map(documented).join("")}}

/** ${description} */
export interface ${className}Attributes extends Omit<${base(className)}, keyof ${className}Own>, ${className}Own {}`;
}

/** The declaration file of one framework, which lies in a folder beside the package's `index.d.ts`. */
export function templateTyping(name: string, elements: readonly TemplateElement[]): string {
  const framework = FRAMEWORKS[name];
  if (!framework) throw new Error(`There is no framework "${name}". Frameworks: ${FRAMEWORK_NAMES.join(", ")}`);
  const classes = new Set(elements.flatMap(({ className, events }) => [className, ...events.map(({ type }) => type)]));
  return `${framework.imports}
import type { ${[...classes].toSorted().join(", ")} } from "../index.js";

${elements.map((element) => attributesOf(element, framework)).join("\n\n")}

${framework.augmentation.replace("{tags}", () => elements.map(framework.tag).join("\n"))}
`;
}
