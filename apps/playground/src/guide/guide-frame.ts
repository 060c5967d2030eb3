import { escapeHtml } from "./code-block.ts";
import { type Language, LANGUAGE_NAMES } from "../languages/languages.ts";
import type { GuideDocument } from "./guide-document.ts";
import { addressOf, chaptersIn, type GuidePage, MANUALS, PARTS, translationOf } from "./guide-pages.ts";
import { HEADER_PLACE } from "./site-header.ts";

const link = (page: GuidePage, attributes = ""): string =>
  `<a href="${addressOf(page)}" data-page="${page.name}"${attributes}>${escapeHtml(page.label)}</a>`;

/** All pages by what they are for; the overview stands above them. */
function chapters(language: Language, current: GuidePage | undefined): string {
  const pages = [...chaptersIn(language), ...MANUALS];
  const lists = PARTS.map((part) => {
    const items = pages
      .filter((page) => page.part === part)
      .map((page) => `<li>${link(page, page === current ? ' aria-current="page"' : "")}</li>`);
    const heading = part === "overview" ? "" : `<h2 data-message="${part}"></h2>`;
    return `${heading}<ul>${items.join("\n")}</ul>`;
  });
  return lists.join("\n");
}

/** Links to the chapter before and the one after. */
function neighbours(page: GuidePage | undefined): string {
  const pages = page ? chaptersIn(page.language) : [];
  const place = page ? pages.indexOf(page) : -1;
  if (place === -1) return "";
  const before = pages[place - 1];
  const after = pages[place + 1];
  return `<nav class="neighbours" data-label="neighbours">
    ${before ? link(before, ' rel="prev"') : "<span></span>"}
    ${after ? link(after, ' rel="next"') : ""}
  </nav>`;
}

const alternates = (page: GuidePage | undefined): string =>
  page && translationOf(page, "fr") !== translationOf(page, "en")
    ? LANGUAGE_NAMES.map(
        (each) => `<link rel="alternate" hreflang="${each}" href="${addressOf(translationOf(page, each))}" />`,
      ).join("\n    ")
    : "";

function contents({ headings }: GuideDocument, language: Language): string {
  if (headings.length < 2) return "";
  const items = headings.map(({ id, html }) => `<li><a href="#${id}">${html.replace(/<\/?a\b[^>]*>/g, "")}</a></li>`);
  return `<nav class="contents" aria-labelledby="contents-title">
      <h2 id="contents-title" data-message="onThisPage">On this page</h2>
      <ul lang="${language}">${items.join("\n")}</ul>
    </nav>`;
}

/** A whole page. Its messages that are not the article's come with the script, in the reader's language. */
export function guideFrame(document: GuideDocument, page?: GuidePage): string {
  const language = page?.language ?? "en";
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(document.title)} · sms-composer</title>
    ${alternates(page)}
    <link rel="icon" href="/mark.svg" />
    <link rel="stylesheet" href="/src/page/page.css" />
    <link rel="stylesheet" href="/src/page/guide/guide.css" />
    <link rel="stylesheet" href="/src/page/guide/code.css" />
    <link rel="stylesheet" href="/src/page/guide/demos.css" />
    <script type="module" src="/src/page/guide/guide.ts"></script>
  </head>
  <body class="guide">
    <a class="skip" href="#text" data-message="skip">Skip to the text</a>
    ${HEADER_PLACE}
    <div class="leaf">
      <nav class="chapters" data-label="guide">
        <details>
          <summary data-message="chapters">Chapters</summary>
          ${chapters(language, page)}
        </details>
      </nav>
      ${contents(document, language)}
      <main id="text" tabindex="-1">
        <p class="hint" id="in-english" data-message="inEnglish" hidden></p>
        <article lang="${language}">${document.html}</article>
        ${neighbours(page)}
      </main>
    </div>
  </body>
</html>
`;
}
