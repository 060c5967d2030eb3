import type { Manifest } from "../../packages/composer/frameworks/manifest-elements.ts";
import { code, markdownTable } from "./markdown-table.ts";
import { documented } from "./module-tables.ts";

type Declaration = NonNullable<Manifest["modules"][number]["declarations"]>[number];
type ElementMember = NonNullable<Declaration["members"]>[number] & {
  readonly parameters?: readonly { readonly name: string; readonly optional?: boolean; readonly default?: string }[];
  readonly return?: { readonly type: { readonly text: string } };
};
interface Box {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
}
type Element = Declaration & { readonly cssProperties?: readonly Box[]; readonly cssParts?: readonly Box[] };

/** A sentence: some descriptions are written after a hyphen, and so without a capital and a full stop. */
const sentence = (text = ""): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
    .replace(/[^.]$/, "$&.");

const withoutUndefined = (type = ""): string => type.replace(/ \| undefined$/, "");

function callOf({ name, static: isStatic, parameters = [], return: gives }: ElementMember, className: string): string {
  const names = parameters.map((each) => (each.optional || each.default !== undefined ? `${each.name}?` : each.name));
  const result = gives && gives.type.text !== "void" ? ` → ${gives.type.text}` : "";
  return `${isStatic ? `${className}.` : ""}${name}(${names.join(", ")})${result}`;
}

/** Attributes, properties, methods, events, CSS properties and parts of one element of the manifest. */
export function elementTables(manifest: Manifest, tag: string): string {
  const element = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === tag) as Element | undefined;
  if (!element) throw new Error(`The manifest has no <${tag}>`);
  const members = (element.members ?? []).filter(
    ({ name, privacy = "public" }) => privacy === "public" && !name.endsWith("Callback"),
  ) as readonly ElementMember[];
  const described = members.filter(({ description }) => description !== undefined);
  const native = members.filter(({ description, static: isStatic }) => description === undefined && !isStatic);
  const attributes = element.attributes ?? [];
  const memberNamed = (name: string) => members.find((member) => member.name === name);
  const ofAttribute = new Set(attributes.map(({ name, fieldName = name }) => fieldName));
  const attributeNames = new Set(attributes.map(({ name }) => name));
  const isMirrored = ({ name, description }: ElementMember): boolean =>
    ofAttribute.has(name) &&
    attributes.find((each) => (each.fieldName ?? each.name) === name)?.description === description;

  const tables = [
    markdownTable(
      ["attribute", "property", "what it says"],
      attributes.map(({ name, fieldName, description }) => [
        code(name),
        code(fieldName ?? memberNamed(name)?.name ?? ""),
        sentence(documented(name, description ?? memberNamed(name)?.description ?? "")),
      ]),
    ),
    markdownTable(
      ["property", "type", "what it is"],
      described
        .filter((member) => member.kind === "field" && !isMirrored(member))
        .map(({ name, type, readonly, description }) => [
          code(name),
          code(withoutUndefined(type?.text)),
          `${readonly ? "Read only. " : ""}${sentence(description)}`,
        ]),
    ),
    markdownTable(
      ["method", "what it does"],
      described
        .filter(({ kind }) => kind === "method")
        .map((member) => [code(callOf(member, element.name)), sentence(member.description)]),
    ),
    native.length > 0
      ? `As every form control has them: ${native
          .filter(({ name }) => !attributeNames.has(name))
          .map(({ name, kind }) => code(kind === "method" ? `${name}()` : name))
          .join(", ")}.`
      : "",
    markdownTable(
      ["event", "type", "when"],
      (element.events ?? []).map(({ name = "", type, description }) => [
        code(name),
        code(type?.text ?? ""),
        sentence(description),
      ]),
    ),
    markdownTable(
      ["CSS property", "default", "what it colours or measures"],
      (element.cssProperties ?? []).map((each) => [
        code(each.name),
        code(each.default ?? ""),
        sentence(each.description),
      ]),
    ),
    markdownTable(
      ["part", "what it is"],
      (element.cssParts ?? []).map((each) => [code(each.name), sentence(each.description)]),
    ),
  ];
  return tables.filter(Boolean).join("\n\n");
}
