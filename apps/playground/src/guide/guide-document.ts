import { extname } from "node:path";
import { Marked, type Token, type Tokens } from "marked";
import { codeBlock, escapeHtml } from "./code-block.ts";
import { addressOf, GUIDE_PAGES } from "./guide-pages.ts";
import { isFile, linkedFile, readText } from "./repository.ts";

export interface Heading {
  readonly id: string;
  readonly html: string;
}

/** A Markdown file of the repository as a page shows it. */
export interface GuideDocument {
  /** The first heading, as text. */
  readonly title: string;
  readonly html: string;
  /** The headings of the second level. */
  readonly headings: readonly Heading[];
  /** Pictures that it shows, from the repository's root. */
  readonly pictures: readonly string[];
  /** Files that it shows in full, from the repository's root. */
  readonly sources: readonly string[];
}

/** The title of a link that stands for what it leads to: the file takes its place. */
const IN_FULL = "in full";

export const PICTURES = "/guide/pictures/";

/** Headings as GitHub makes anchors of them. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

const isExternal = (address: string): boolean => /^[a-z]+:/.test(address);

const isTitle = (token: Token): token is Tokens.Heading => token.type === "heading" && token["depth"] === 1;

/** The link that is all of a paragraph and asks for its file in full. */
function wantedInFull(token: Token): Tokens.Link | undefined {
  const [link, ...others] = token.type === "paragraph" ? (token.tokens ?? []) : [];
  return others.length === 0 && link?.type === "link" && link["title"] === IN_FULL ? (link as Tokens.Link) : undefined;
}

/** Renders a Markdown file. Throws an error that names a file that it wants in full and that is not there. */
export function renderDocument(file: string): GuideDocument {
  const headings: Heading[] = [];
  const pictures: string[] = [];
  const sources: string[] = [];
  const ids = new Map<string, number>();

  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const html = this.parser.parseInline(tokens);
        const anchor = anchorOf(text);
        const earlier = ids.get(anchor) ?? 0;
        ids.set(anchor, earlier + 1);
        const id = earlier === 0 ? anchor : `${anchor}-${earlier}`;
        if (depth === 2) headings.push({ id, html });
        return `<h${depth} id="${id}">${html}</h${depth}>\n`;
      },
      code: (token) => codeBlock(token.text, token.lang ?? "", (token as SourceToken).file),
      link({ href, tokens }) {
        const html = this.parser.parseInline(tokens);
        return href ? `<a href="${escapeHtml(href)}">${html}</a>` : html;
      },
      image: ({ href, text }) => `<img src="${escapeHtml(href)}" alt="${escapeHtml(text)}" loading="lazy">`,
      table(token) {
        const cell = ({ tokens }: Tokens.TableCell): string => this.parser.parseInline(tokens);
        const heads = token.header
          .map((each) => (each.text ? `<th scope="col">${cell(each)}</th>` : "<td></td>"))
          .join("");
        const rows = token.rows.map((row) => `<tr>${row.map((each) => `<td>${cell(each)}</td>`).join("")}</tr>`);
        return `<div class="table" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>\n`;
      },
    },
  });

  /** The address on the site that a link of a file leads to; empty: to nothing that the site has. */
  const siteAddress = (from: string, link: string): string => {
    if (isExternal(link) || link.startsWith("#") || link.startsWith("/")) return link;
    const [path = "", anchor] = link.split("#");
    const page = GUIDE_PAGES.find((each) => each.file === linkedFile(from, path));
    return page ? addressOf(page) + (anchor ? `#${anchor}` : "") : "";
  };

  const adapt = (from: string) => (token: Token) => {
    if (token.type === "link") token["href"] = siteAddress(from, token["href"] as string);
    if (token.type !== "image" || isExternal(token["href"] as string)) return;
    const picture = linkedFile(from, token["href"] as string);
    pictures.push(picture);
    token["href"] = PICTURES + picture;
  };

  const inFull = (wanted: string): Token[] => {
    if (!isFile(wanted)) throw new Error(`${file}: ${wanted} is not there`);
    if (extname(wanted) === ".md") return tokensOf(wanted).filter((token) => !isTitle(token));
    sources.push(wanted);
    const text = readText(wanted).trimEnd();
    return [{ type: "code", raw: text, text, lang: extname(wanted).slice(1), file: wanted } satisfies SourceToken];
  };

  const tokensOf = (from: string): Token[] =>
    marked.lexer(readText(from)).flatMap((token) => {
      const link = wantedInFull(token);
      if (link) return inFull(linkedFile(from, link.href));
      marked.walkTokens([token], adapt(from));
      return token;
    });

  const tokens = tokensOf(file);
  const html = marked.parser(tokens);
  const title = tokens.find(isTitle);
  return { title: title?.text.replaceAll("`", "") ?? file, html, headings, pictures, sources };
}

interface SourceToken extends Tokens.Code {
  readonly file: string;
}
