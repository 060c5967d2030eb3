import { escapeHtml } from "./code-block.ts";
import type { GuideDocument } from "./guide-document.ts";
import { addressOf, CHAPTERS, type GuidePage, MANUALS } from "./guide-pages.ts";
import { HEADER_PLACE } from "./site-header.ts";

const link = (page: GuidePage, attributes = ""): string =>
  `<a href="${addressOf(page)}" data-page="${page.name}"${attributes}>${escapeHtml(page.label.en)}</a>`;

const list = (pages: readonly GuidePage[], current: GuidePage | undefined): string =>
  pages.map((page) => `<li>${link(page, page === current ? ' aria-current="page"' : "")}</li>`).join("\n");

/** To the chapter before and the one after. */
function neighbours(page: GuidePage | undefined): string {
  const place = page ? CHAPTERS.indexOf(page) : -1;
  if (place === -1) return "";
  const before = CHAPTERS[place - 1];
  const after = CHAPTERS[place + 1];
  return `<nav class="neighbours" data-label="neighbours">
    ${before ? link(before, ' rel="prev"') : "<span></span>"}
    ${after ? link(after, ' rel="next"') : ""}
  </nav>`;
}

function contents({ headings }: GuideDocument): string {
  if (headings.length < 2) return "";
  const items = headings.map(({ id, html }) => `<li><a href="#${id}">${html.replace(/<\/?a\b[^>]*>/g, "")}</a></li>`);
  return `<nav class="contents" aria-labelledby="contents-title">
      <h2 id="contents-title" data-words="onThisPage">On this page</h2>
      <ul lang="en">${items.join("\n")}</ul>
    </nav>`;
}

/** A whole page. Its words that are not the article's come with the script, in the reader's language. */
export function guideFrame(document: GuideDocument, page?: GuidePage): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(document.title)} · sms-composer</title>
    <link rel="icon" href="/mark.svg" />
    <link rel="stylesheet" href="/src/page/page.css" />
    <link rel="stylesheet" href="/src/page/guide/guide.css" />
    <link rel="stylesheet" href="/src/page/guide/code.css" />
    <link rel="stylesheet" href="/src/page/guide/trials.css" />
    <script type="module" src="/src/page/guide/guide.ts"></script>
  </head>
  <body class="guide">
    <a class="skip" href="#text" data-words="skip">Skip to the text</a>
    ${HEADER_PLACE}
    <div class="leaf">
      <nav class="chapters" data-label="guide">
        <details>
          <summary data-words="chapters">Chapters</summary>
          <ol>${list(CHAPTERS, page)}</ol>
          <h2 data-words="manuals">Reference</h2>
          <ul>${list(MANUALS, page)}</ul>
        </details>
      </nav>
      ${contents(document)}
      <main id="text" tabindex="-1">
        <p class="hint" id="in-english" data-words="inEnglish" hidden></p>
        <article lang="en">${document.html}</article>
        ${neighbours(page)}
      </main>
    </div>
  </body>
</html>
`;
}
