import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

/** An export of a module. */
export interface Exported {
  readonly name: string;
  readonly declaration: ts.Declaration;
}

interface Module {
  /** The declarations, exported or not, by name. */
  readonly declared: ReadonlyMap<string, ts.Declaration>;
  /** The exports, by the exported name: declared here, or under `name` in the module `from`. */
  readonly exported: ReadonlyMap<string, { readonly name: string; readonly from?: string }>;
  /** Modules all of whose exports it hands on. */
  readonly reexportsAllOf: readonly string[];
}

const read = new Map<string, Module>();

/** Reads a source file once; what it takes from other packages is not followed. */
function moduleAt(path: string): Module {
  const known = read.get(path);
  if (known) return known;
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const declared = new Map<string, ts.Declaration>();
  const exported = new Map<string, { name: string; from?: string }>();
  const reexportsAllOf: string[] = [];
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) {
      const specifier = statement.moduleSpecifier;
      const from = specifier && ts.isStringLiteral(specifier) ? join(dirname(path), specifier.text) : undefined;
      if (statement.exportClause && ts.isNamedExports(statement.exportClause)) {
        for (const { name, propertyName } of statement.exportClause.elements)
          exported.set(name.text, { name: (propertyName ?? name).text, ...(from !== undefined && { from }) });
      } else if (from !== undefined) reexportsAllOf.push(from);
    }
    for (const { name, declaration } of declarationsOf(statement)) {
      // The first of several overloads has the words.
      if (!declared.has(name)) declared.set(name, declaration);
      if (isExported(statement)) exported.set(name, { name });
    }
  }
  const module: Module = { declared, exported, reexportsAllOf };
  read.set(path, module);
  return module;
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function declarationsOf(statement: ts.Statement): Exported[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((declaration) => ({
      name: declaration.name.getText(),
      declaration,
    }));
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name ? [{ name: statement.name.text, declaration: statement }] : [];
}

/**
 * Everything that a module exports by name, with the place where it is declared.
 *
 * @throws when a name leads nowhere
 */
export function exportsOf(path: string): readonly Exported[] {
  return [...moduleAt(path).exported.keys()].map((name) => ({ name, declaration: declarationIn(path, name) }));
}

/** Modules beside it all of whose exports a module hands on, by their names without extension. */
export const reexportedBy = (path: string): readonly string[] =>
  moduleAt(path).reexportsAllOf.map((from) => relative(dirname(path), from).replace(/\.ts$/, ""));

/**
 * The declaration of an exported name.
 *
 * @throws when there is no such export, or no such file
 */
export function declarationIn(path: string, name: string): ts.Declaration {
  if (!existsSync(path)) throw new Error(`There is no ${path}`);
  const module = moduleAt(path);
  const found = module.exported.get(name);
  const declaration = found && (found.from ? declarationIn(found.from, found.name) : module.declared.get(found.name));
  if (!declaration) throw new Error(`${path} exports no ${name} that is declared in a source of its package`);
  return declaration;
}
