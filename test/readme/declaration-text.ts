import ts from "typescript";

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A type as it is written, without what is said of its parts. */
const writtenType = (type: ts.TypeNode): string =>
  oneLine(type.getText().replace(/\/\*\*[^]*?\*\//g, "")).replace(/^\| /, "");

const commentOf = (node: ts.Node): string => {
  const [last] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).toReversed();
  return oneLine(ts.getTextOfJSDocComment(last?.comment) ?? "");
};

/** The first sentence; a full stop inside of code or of a figure ends none. */
const firstSentence = (text: string): string => /^(?:`[^`]*`|[^`])*?[.](?=\s|$)/.exec(text)?.[0] ?? text;

function errorsOf(node: ts.Node): string {
  const thrown = ts
    .getJSDocTags(node)
    .filter((tag) => tag.tagName.text === "throws")
    .map((tag) => {
      // The parser takes a word that could be a type for one.
      const words = oneLine(tag.getText()).replace(/^@throws\s*|[\s*]+$/g, "");
      return `Throws ${words.replace(/^\w*Error\b/, "`$&`")}`.replace(/(?<![.])$/, ".");
    });
  return thrown.join(" ");
}

/** The first sentence of a declaration's docstring, and what it throws. */
export const summaryOf = (node: ts.Node): string =>
  [firstSentence(commentOf(node)), errorsOf(node)].filter(Boolean).join(" ");

/** All that the docstring of a member says. */
export const descriptionOf = (node: ts.Node): string => [commentOf(node), errorsOf(node)].filter(Boolean).join(" ");

const boundName = ({ dotDotDotToken, propertyName, name }: ts.BindingElement): string =>
  `${dotDotDotToken ? "…" : ""}${(propertyName ?? name).getText()}`;

function parameterName({ name, questionToken, initializer, dotDotDotToken }: ts.ParameterDeclaration): string {
  const bound = ts.isObjectBindingPattern(name) ? `{ ${name.elements.map(boundName).join(", ")} }` : name.getText();
  return `${dotDotDotToken ? "..." : ""}${bound}${questionToken || initializer ? "?" : ""}`;
}

function callOf({ parameters, type }: ts.SignatureDeclaration): string {
  const gives = type ? writtenType(type) : "";
  return `(${parameters.map(parameterName).join(", ")})${gives && gives !== "void" ? ` → ${gives}` : ""}`;
}

/** A name with what it takes and gives when it can be called. */
export function signatureOf(name: string, node: ts.Node): string {
  if (ts.isFunctionDeclaration(node) || ts.isMethodSignature(node)) return name + callOf(node);
  if (ts.isVariableDeclaration(node) && node.initializer && ts.isArrowFunction(node.initializer))
    return name + callOf(node.initializer);
  if (ts.isPropertySignature(node) && node.type && ts.isFunctionTypeNode(node.type)) return name + callOf(node.type);
  return name;
}

export interface Member {
  readonly name: string;
  readonly isOptional: boolean;
  /** The type as written, on one line. */
  readonly type: string;
  readonly node: ts.Node;
}

const memberType = (type: ts.TypeNode): string =>
  ts.isTypeLiteralNode(type)
    ? `{ ${type.members.flatMap(({ name }) => (name ? [name.getText()] : [])).join(", ")} }`
    : writtenType(type);

/** The members of an interface or of an object type, in their order; none for anything else. */
export function membersOf(declaration: ts.Declaration): readonly Member[] {
  const list = ts.isInterfaceDeclaration(declaration)
    ? declaration.members
    : ts.isTypeAliasDeclaration(declaration) && ts.isTypeLiteralNode(declaration.type)
      ? declaration.type.members
      : [];
  return [...list].flatMap((node) => {
    if (!node.name) return [];
    const type = ts.isPropertySignature(node) && node.type ? memberType(node.type) : "";
    return [{ name: node.name.getText(), isOptional: node.questionToken !== undefined, type, node }];
  });
}

/** Whether a declaration is for the type checker alone. */
export const isType = (node: ts.Node): boolean => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);

/** Short types as they are written: `"a" | "b"`. */
export const aliasedType = (node: ts.Node): string =>
  ts.isTypeAliasDeclaration(node) && !ts.isTypeLiteralNode(node.type) ? writtenType(node.type) : "";

/** The types that an interface extends, as written. */
export const inheritedTypes = (node: ts.Node): readonly string[] =>
  ts.isInterfaceDeclaration(node)
    ? (node.heritageClauses ?? []).flatMap(({ types }) => types.map((each) => each.getText()))
    : [];
