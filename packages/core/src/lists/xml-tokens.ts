import { type Pause, UnreadableFile } from "./sheet-file.ts";
import type { ZipArchive } from "./zip-archive.ts";

declare const TextDecoder: new (label: string) => {
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
};

/** Callbacks for the elements of a document; names are without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: string): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** UTF-16 units that one tag, comment or text may have; a cell holds 32,767. */
const MAX_TOKEN_LENGTH = 2_000_000;
/** Elements within elements: a spreadsheet has a dozen. */
const DEEPEST = 200;
/** UTF-16 units read between two pauses. */
const SLICE = 50_000;

const TAG_END = /[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/y;

/**
 * Reads the XML of spreadsheets as it comes: elements and text. It knows the five entities of XML and characters by
 * number; a document type, in which others could be declared, is refused.
 */
class XmlTokens {
  readonly #handler: XmlHandler;
  readonly #open: string[] = [];
  #rest = "";

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** @throws UnreadableFile `file-unsafe` for a document type, `file-damaged` for what is no XML */
  push(chunk: string): void {
    const xml = this.#rest + chunk;
    let at = 0;
    for (let next = this.#readToken(xml, at); next !== undefined; next = this.#readToken(xml, at)) at = next;
    this.#rest = xml.slice(at);
    if (this.#rest.length > MAX_TOKEN_LENGTH) throw new UnreadableFile("file-damaged");
  }

  /** @throws UnreadableFile `file-damaged` when an element is still open */
  end(): void {
    if (this.#open.length > 0 || this.#rest.includes("<")) throw new UnreadableFile("file-damaged");
  }

  /** @returns where the next token begins; undefined when this one is not there as a whole */
  #readToken(xml: string, from: number): number | undefined {
    const tag = xml.indexOf("<", from);
    if (tag < 0) return undefined;
    if (tag > from) {
      this.#handler.text?.(decodeEntities(xml.slice(from, tag)));
      return tag;
    }
    if (xml[tag + 1] === "?") return after(xml, "?>", tag);
    if (xml[tag + 1] === "!") return this.#readDeclaration(xml, tag);
    TAG_END.lastIndex = tag + 1;
    if (!TAG_END.test(xml)) return undefined;
    this.#readTag(xml.slice(tag + 1, TAG_END.lastIndex - 1));
    return TAG_END.lastIndex;
  }

  #readDeclaration(xml: string, at: number): number | undefined {
    if (xml.startsWith("<!--", at)) return after(xml, "-->", at + 4);
    if (xml.startsWith("<![CDATA[", at)) {
      const end = after(xml, "]]>", at);
      if (end !== undefined) this.#handler.text?.(xml.slice(at + 9, end - 3));
      return end;
    }
    if (xml.length - at < 9) return undefined;
    throw new UnreadableFile("file-unsafe");
  }

  #readTag(tag: string): void {
    if (tag.startsWith("/")) {
      const name = localName(tag.slice(1).trimEnd());
      if (this.#open.pop() !== name) throw new UnreadableFile("file-damaged");
      this.#handler.close?.(name);
      return;
    }
    const nameEnd = tag.search(/[\s/]|$/);
    const name = localName(tag.slice(0, nameEnd));
    this.#handler.open?.(name, tag.slice(nameEnd));
    if (tag.endsWith("/")) {
      this.#handler.close?.(name);
    } else {
      if (this.#open.length >= DEEPEST) throw new UnreadableFile("file-unsafe");
      this.#open.push(name);
    }
  }
}

/** Reads a part of an archive from its start to its end. */
export async function readPart(archive: ZipArchive, name: string, handler: XmlHandler, pause: Pause): Promise<void> {
  const decoder = new TextDecoder("utf-8");
  const tokens = new XmlTokens(handler);
  let sincePause = 0;
  for await (const bytes of archive.unpack(name)) {
    const chunk = decoder.decode(bytes, { stream: true });
    tokens.push(chunk);
    sincePause += chunk.length;
    if (sincePause < SLICE) continue;
    sincePause = 0;
    await pause(0);
  }
  tokens.push(decoder.decode());
  tokens.end();
}

function after(xml: string, mark: string, from: number): number | undefined {
  const at = xml.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** One attribute; its name without a prefix, and its value. */
const ATTRIBUTE = /\s+(?:[^\s=:"']+:)?([^\s=:"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** The value of an attribute by its name without a prefix. */
export function attribute(attributes: string, wanted: string): string | undefined {
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(attributes); found; found = ATTRIBUTE.exec(attributes)) {
    const [, name, quoted, value = quoted] = found;
    if (name === wanted && value !== undefined) return decodeEntities(value);
  }
  return undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (entity, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? entity;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
  });
}
