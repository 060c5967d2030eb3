import type { Pause, SheetFile } from "./sheet-file.ts";
import { SheetRows } from "./sheet-rows.ts";

declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

/** Contacts read between two pauses. */
const SLICE = 500;
/** Numbers of one contact that have a column. */
const MAX_NUMBERS = 10;

/** The headings of the columns, by the names that RFC 6350 gives what they hold. */
const HEADINGS = ["FN", "GIVEN", "FAMILY", "ORG", "TEL"];

interface Property {
  readonly name: string;
  /** The parameters as they stand, in upper case: `TYPE=CELL;VALUE=URI`. */
  readonly parameters: string;
  readonly value: string;
}

/** Whether a text is contacts: vCard 2.1 to 4.0. */
export const isVCard = (text: string): boolean => /^\s*BEGIN:VCARD/i.test(text);

/**
 * Reads contacts: a row for each, its numbers in columns of their own, mobile ones first. Lines are unfolded and
 * quoted-printable values decoded (RFC 6350, 3.2; RFC 2045, 6.7).
 */
export async function readVCards(text: string, pause: Pause): Promise<SheetFile> {
  const contacts: { line: number; cells: string[] }[] = [];
  let properties: Property[] = [];
  let begin = 1;
  const all = logicalLines(text);
  for (const [index, { content, line }] of all.entries()) {
    const property = readProperty(content);
    if (property?.name === "BEGIN") {
      properties = [];
      begin = line;
    } else if (property?.name === "END") {
      contacts.push({ line: begin, cells: contactCells(properties) });
      properties = [];
      if (contacts.length % SLICE === 0) await pause(index / all.length);
    } else if (property) {
      properties.push(property);
    }
  }
  // A file that is cut short still has its last contact.
  if (properties.length > 0) contacts.push({ line: begin, cells: contactCells(properties) });
  const width = contacts.reduce((most, { cells }) => Math.max(most, cells.length), HEADINGS.length);
  const numbers = Array.from({ length: width - HEADINGS.length }, (_, index) => `TEL ${index + 2}`);
  const sheet = new SheetRows();
  sheet.add([...HEADINGS, ...numbers], 1);
  for (const { cells, line } of contacts) sheet.add(cells, line);
  return { sheets: [sheet.sheet()], problems: sheet.problems() };
}

interface LogicalLine {
  content: string;
  readonly line: number;
}

/** Lines with what was folded onto the next ones: those that begin with a blank, or follow a soft line break. */
function logicalLines(text: string): LogicalLine[] {
  const lines: { parts: string[]; line: number; isPrintable: boolean }[] = [];
  text.split(/\r\n|\r|\n/).forEach((content, index) => {
    const last = lines.at(-1);
    const end = last?.parts.at(-1);
    if (last?.isPrintable && end?.endsWith("=")) {
      last.parts[last.parts.length - 1] = end.slice(0, -1);
      last.parts.push(content);
    } else if (last && /^[ \t]/.test(content)) {
      last.parts.push(content.slice(1));
    } else if (content !== "") {
      // A text has a part before its first colon, be it the whole.
      lines.push({
        parts: [content],
        line: index + 1,
        isPrintable: /QUOTED-PRINTABLE/i.test(content.split(":", 1)[0] as string),
      });
    }
  });
  return lines.map(({ parts, line }) => ({ content: parts.join(""), line }));
}

function readProperty(content: string): Property | undefined {
  const colon = /^((?:[^":]|"[^"]*")*):/.exec(content);
  if (!colon) return undefined;
  const [name = "", ...parameters] = (colon[1] as string).split(";"); // the group took part
  const raw = content.slice(colon[0].length);
  const joined = parameters.join(";").toUpperCase();
  const value = /QUOTED-PRINTABLE/.test(joined) ? decodeQuotedPrintable(raw, joined) : raw;
  // A group stands before a point: `item1.TEL`.
  return { name: name.replace(/^.*\./, "").toUpperCase(), parameters: joined, value };
}

function decodeQuotedPrintable(value: string, parameters: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < value.length; at++) {
    const hex = value[at] === "=" ? /^[\da-f]{2}/i.exec(value.slice(at + 1, at + 3)) : null;
    bytes.push(hex ? Number.parseInt(hex[0], 16) : value.charCodeAt(at) & 0xff);
    if (hex) at += 2;
  }
  const charset = /CHARSET=(UTF-8|ISO-8859-1|WINDOWS-1252|MACINTOSH)/.exec(parameters)?.[1] ?? "UTF-8";
  return new TextDecoder(charset).decode(Uint8Array.from(bytes));
}

/** The components of a value, parted by semicolons that are not escaped. */
const components = (value: string): string[] => value.split(/(?<!\\);/).map(unescape);

const unescape = (value: string): string =>
  value.replace(/\\([\\;,:nN])/g, (_, char) => (/n/i.test(char) ? "\n" : char));

function contactCells(properties: readonly Property[]): string[] {
  const first = (name: string): string => properties.find((property) => property.name === name)?.value ?? "";
  const [family = "", given = ""] = components(first("N"));
  const isMobile = ({ parameters }: Property): boolean => /\b(?:CELL|IPHONE|MOBILE)\b/.test(parameters);
  const telephones = properties.filter(({ name }) => name === "TEL");
  const numbers = [...telephones.filter(isMobile), ...telephones.filter((property) => !isMobile(property))].map(
    ({ value }) => unescape(value).replace(/^tel:/i, "").replace(/;.*$/s, ""),
  );
  const [organisation = ""] = components(first("ORG"));
  return [unescape(first("FN")), given, family, organisation, ...numbers.slice(0, MAX_NUMBERS)];
}
