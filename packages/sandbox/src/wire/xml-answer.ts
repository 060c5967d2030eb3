/** Objects whose members keep their names: the vendor's example of `/me` has them in `user` only. */
const NAMED: readonly string[] = ["user"];

/**
 * A body as the API writes it in XML: members lose their names and become `<entry>` in their order, lists and nested
 * objects the same one level down, texts stand in CDATA.
 */
export function toXml(body: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(body).map(([name, value]) =>
    element("entry", NAMED.includes(name) && isObject(value) ? namedMembers(value) : content(value)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<result>${members.join("")}</result>\n`;
}

function namedMembers(value: object): string {
  return Object.entries(value)
    .map(([name, member]) => element(name, content(member)))
    .join("");
}

function content(value: unknown): string {
  if (isObject(value)) {
    return Object.values(value)
      .map((member) => element("entry", content(member)))
      .join("");
  }
  return typeof value === "string" ? cdata(value) : String(value ?? "");
}

function element(name: string, inside: string): string {
  return `<${name}>${inside}</${name}>`;
}

/** Lists included. */
function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Characters that no XML 1.0 document may hold are left out; a `]]>` is cut in two sections. */
function cdata(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
  const allowed = text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return `<![CDATA[${allowed.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
