import { XML_FIELD_ERROR, XML_REFUSED } from "@sms-composer/core/requests";

/**
 * The API's XML names nothing: what an `<entry>` is, its place says. A layout gives the names of an accepted answer's
 * entries in their order, and how each is to be read.
 */
export interface XmlLayout {
  readonly [name: string]: XmlKind;
}

export type XmlKind = "value" | { readonly members: XmlLayout } | { readonly listOf: XmlLayout };

/** An XML element: its name, its text, its children. */
interface Element {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Element[];
}

/** Tags and references of an answer at most: more would hold the process up beyond any time limit. */
const MAX_MARKS = 200_000;

/**
 * An XML answer as the object that the JSON form of the same answer has; numbers stay texts.
 * @throws Error for what is not well-formed, declares entities, or is not a `<result>`.
 */
export async function readXmlAnswer(xml: string, layout: XmlLayout): Promise<Record<string, unknown>> {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new Error("the XML declares a document type");
  if (hasMoreThan(MAX_MARKS, /[<&]/g, xml)) throw new Error("the XML has too many tags");
  const { XMLParser, XMLValidator } = await import("fast-xml-parser");
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(`the XML is malformed (line ${valid.err.line}: ${valid.err.msg})`);
  const parser = new XMLParser({
    preserveOrder: true,
    parseTagValue: false,
    trimValues: true,
    ignoreDeclaration: true,
    // Despite its name, this is what decodes character references such as `&#233;`.
    htmlEntities: true,
  });
  const root = elementsOf(parser.parse(xml)).find(({ name }) => name === "result");
  if (!root) throw new Error("the XML is not a <result>");
  const accepted = root.children[0]?.text === "true";
  return accepted ? readMembers(root.children, layout) : readRefusal(root.children);
}

function hasMoreThan(limit: number, pattern: RegExp, text: string): boolean {
  let count = 0;
  const matches = text.matchAll(pattern);
  while (!matches.next().done) if (++count > limit) return true;
  return false;
}

function readMembers(elements: readonly Element[], layout: XmlLayout): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  const places = Object.entries(layout);
  for (const element of elements) {
    // A value that is left out makes its successors move up; a group of entries is never a value.
    while (element.children.length > 0 && places[0]?.[1] === "value") places.shift();
    const [name, kind] = element.name === "entry" ? (places.shift() ?? []) : [element.name, layout[element.name]];
    if (name !== undefined && kind !== undefined) members[name] = readKind(element, kind);
  }
  return members;
}

function readKind(element: Element, kind: XmlKind): unknown {
  if (kind === "value") return element.text;
  if ("members" in kind) return readMembers(element.children, kind.members);
  return element.children.map((child) => readMembers(child.children, kind.listOf));
}

/** The third entry of a refusal is the list of errors, or the single message. */
function readRefusal([success, code, third]: readonly Element[]): Record<string, unknown> {
  const [successName, codeName, errorsName] = XML_REFUSED;
  const refusal: Record<string, unknown> = { [successName]: success?.text, [codeName]: code?.text };
  if (!third) return refusal;
  if (third.children.length === 0) return { ...refusal, message: third.text };
  const errorLayout = Object.fromEntries(XML_FIELD_ERROR.map((name) => [name, "value" as const]));
  return { ...refusal, [errorsName]: third.children.map((error) => readMembers(error.children, errorLayout)) };
}

/** The parser's order-preserving form: each node has one member, its name; a text is named `#text`. */
function elementsOf(nodes: readonly Record<string, unknown>[]): Element[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ":@");
    const content = name === undefined ? undefined : node[name];
    if (name === undefined || !Array.isArray(content)) return [];
    const parts = content as readonly Record<string, unknown>[];
    const text = parts.map((part) => ("#text" in part ? String(part["#text"]) : "")).join("");
    return [{ name, text, children: elementsOf(parts) }];
  });
}
