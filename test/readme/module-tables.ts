import { join, posix } from "node:path";
import ts from "typescript";
import {
  aliasedType,
  descriptionOf,
  inheritedTypes,
  isType,
  type Member,
  membersOf,
  signatureOf,
  summaryOf,
} from "./declaration-text.ts";
import { code, markdownTable, type Row } from "./markdown-table.ts";
import { declarationIn, type Exported, exportsOf, reexportedBy } from "./source-module.ts";

/** A package by its folder, as far as its README's tables are made from it. */
export interface DocumentedPackage {
  readonly folder: string;
  readonly manifest: {
    readonly name: string;
    readonly exports: Readonly<Record<string, unknown>>;
    readonly customElements?: string;
  };
}

/** Entries that a program imports names from, with the source of each. */
export function entrySources({ folder, manifest }: DocumentedPackage): ReadonlyMap<string, string> {
  const sources = Object.entries(manifest.exports).flatMap(([entry, conditions]) => {
    const { "@sms-composer/source": source } = conditions as { "@sms-composer/source"?: string };
    return source === undefined ? [] : [[posix.join(manifest.name, entry), join(folder, source)] as const];
  });
  return new Map(sources.filter(([, source]) => exportsOf(source).length + reexportedBy(source).length > 0));
}

/** A description as it is. @throws when it is empty: what is public is documented */
export const documented = (name: string, description: string): string => {
  if (description === "") throw new Error(`${name} is public and has no docstring`);
  return description;
};

/** A shape that takes more than a line is better read where it is declared. */
const MAX_SHAPE = 100;

/** Names of the members of an object type, or what another type stands for. */
function shapeOf(declaration: ts.Declaration): string {
  const names = membersOf(declaration).map(({ name, isOptional }) => (isOptional ? `${name}?` : name));
  const own = names.length > 0 ? [`{ ${names.join(", ")} }`] : [];
  const shape = [...inheritedTypes(declaration), ...own].join(" & ") || aliasedType(declaration);
  // `typeof` of what is not exported says nothing to anybody outside.
  return shape.length <= MAX_SHAPE && !shape.includes("typeof") ? shape : "";
}

const typeRow = ({ name, declaration }: Exported): Row => [
  code(name),
  [documented(name, summaryOf(declaration)), code(shapeOf(declaration))].filter(Boolean).join(" "),
];
const valueRow = ({ name, declaration }: Exported): Row => [
  code(signatureOf(name, declaration)),
  documented(name, summaryOf(declaration)),
];

/** Everything that an entry exports: what runs, then what is for the type checker. */
export function exportTables(source: string): string {
  const all = exportsOf(source);
  const reexported = reexportedBy(source).map((name) => code(`/${name}`));
  return [
    reexported.length > 0 ? `All of ${reexported.join(", ")}, and:` : "",
    markdownTable(["export", "what it is"], all.filter(({ declaration }) => !isType(declaration)).map(valueRow)),
    markdownTable(["type", "what it is"], all.filter(({ declaration }) => isType(declaration)).map(typeRow)),
  ]
    .filter(Boolean)
    .join("\n\n");
}

const memberRow = ({ name, isOptional, type, node }: Member): Row => {
  const shown = isOptional ? `${name}?` : name;
  const signature = signatureOf(shown, node);
  return [code(signature), code(signature === shown ? type : ""), documented(name, descriptionOf(node))];
};

/** The members of an exported interface, each with all that its docstring says. */
export function memberTable(source: string, name: string): string {
  const rows = membersOf(declarationIn(source, name)).map(memberRow);
  const isTyped = rows.some(([, type]) => type !== "");
  return isTyped
    ? markdownTable(["member", "type", "what it is"], rows)
    : markdownTable(
        ["call", "what it does"],
        rows.map(([call = "", , words = ""]) => [call, words]),
      );
}
