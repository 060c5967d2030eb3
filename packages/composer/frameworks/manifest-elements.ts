/** One thing that a template sets, or one event that it listens to. */
export interface TemplateEntry {
  readonly name: string;
  /** The type as TypeScript. */
  readonly type: string;
  readonly description: string;
}

/** The members of one element that a template can set. */
export interface TemplateElement {
  readonly tag: string;
  readonly className: string;
  readonly description: string;
  /** Properties that can be set, and attributes. */
  readonly settings: readonly TemplateEntry[];
  /** The element's own events; the browser's are typed by every framework. */
  readonly events: readonly TemplateEntry[];
}

interface Described {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}

interface Member extends Described {
  readonly kind: string;
  readonly privacy?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
}

interface Declaration extends Described {
  readonly tagName?: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly (Described & { readonly fieldName?: string })[];
  events?: readonly Partial<Described>[];
}

/** The part of a custom elements manifest that is read here. */
export interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
}

/** Takes out the events that were found in the code without their names; the documented ones stay. */
export function dropNamelessEvents(manifest: Manifest): Manifest {
  const copy = structuredClone(manifest);
  for (const declaration of copy.modules.flatMap(({ declarations = [] }) => declarations))
    if (declaration.events) declaration.events = declaration.events.filter(({ name }) => name !== undefined);
  return copy;
}

const isSettable = ({ kind, privacy = "public", static: isStatic, readonly }: Member): boolean =>
  kind === "field" && privacy === "public" && !isStatic && !readonly;

/**
 * Lists for each element of the manifest what templates can set. A property goes before an attribute of the same name,
 * as React 19, Vue and Svelte set it; an attribute of another name takes its property's type, numbers as text too.
 *
 * @throws when an attribute that is no property has no type
 */
export function templateElements(manifest: Manifest): readonly TemplateElement[] {
  return manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap(({ tagName: tag, name: className, description = "", members = [], attributes = [], events = [] }) => {
      if (tag === undefined) return [];
      const properties = members.filter(isSettable).map((member) => ({
        name: member.name,
        type: `${className}["${member.name}"]`,
        description: member.description ?? "",
      }));
      const names = new Set(properties.map(({ name }) => name));
      const onlyAttributes = attributes.flatMap(({ name, type, fieldName, description: says = "" }) => {
        if (names.has(name)) return [];
        if (type === undefined) throw new Error(`<${tag} ${name}>: its type is missing in @attr`);
        const own = fieldName === undefined ? type.text : `${className}["${fieldName}"]`;
        return [{ name, type: /\bnumber\b/.test(type.text) ? `${own} | \`\${number}\`` : own, description: says }];
      });
      const ownEvents = events.flatMap(({ name, type, description: says = "" }) =>
        name?.startsWith("sms-") && type ? [{ name, type: type.text, description: says }] : [],
      );
      return [{ tag, className, description, settings: [...properties, ...onlyAttributes], events: ownEvents }];
    });
}
