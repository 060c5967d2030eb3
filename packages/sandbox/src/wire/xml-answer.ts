/**
 * A body as the API writes it in XML: members lose their names and become `<entry>` in their order, lists and nested
 * objects the same one level down, texts stand in CDATA.
 */
export function toXml(body: Readonly<Record<string, unknown>>): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<result>${entries(Object.values(body))}</result>\n`;
}

function entries(values: readonly unknown[]): string {
  return values.map((value) => `<entry>${content(value)}</entry>`).join("");
}

function content(value: unknown): string {
  if (Array.isArray(value)) return entries(value);
  if (typeof value === "object" && value !== null) return entries(Object.values(value));
  return typeof value === "string" ? cdata(value) : String(value ?? "");
}

/** Characters that no XML 1.0 document may hold are left out; a `]]>` is cut in two sections. */
function cdata(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
  const allowed = text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return `<![CDATA[${allowed.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
