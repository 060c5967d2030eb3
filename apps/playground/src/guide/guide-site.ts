import { extname } from "node:path";
import type { Plugin } from "vite";
import { type GuideDocument, PICTURES, renderDocument } from "./guide-document.ts";
import { guideFrame } from "./guide-frame.ts";
import { addressOf, GUIDE_PAGES } from "./guide-pages.ts";
import { readBytes } from "./repository.ts";
import { HEADER_PLACE, siteHeader } from "./site-header.ts";

const PAGE_TYPE = "text/html; charset=utf-8";
const PICTURE_TYPES: Readonly<Record<string, string>> = { ".svg": "image/svg+xml", ".png": "image/png" };

/** The page for an address where there is none. */
export const NOT_FOUND: GuideDocument = {
  title: "No such page",
  html: '<h1>No such page</h1><p>The guide begins <a href="/guide">here</a>.</p>',
  headings: [],
  pictures: [],
  sources: [],
};

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

/** The answer of the guide for a path; `undefined` where it has no say. Documents are read anew each time. */
function answerOf(path: string): Answer | undefined {
  if (path !== "/guide" && !path.startsWith("/guide/")) return undefined;
  if (path.startsWith(PICTURES)) {
    const picture = path.slice(PICTURES.length);
    const type = PICTURE_TYPES[extname(picture)];
    const isShown = GUIDE_PAGES.some(({ file }) => renderDocument(file).pictures.includes(picture));
    if (type && isShown) return { status: 200, type, body: readBytes(picture) };
  }
  const page = GUIDE_PAGES.find((each) => addressOf(each) === path.replace(/\/$/, ""));
  return {
    status: page ? 200 : 404,
    type: PAGE_TYPE,
    body: page ? guideFrame(renderDocument(page.file), page) : guideFrame(NOT_FOUND),
  };
}

/** Serves the guide beside the playground, under the same headers, and puts the header into both. */
export function guideSite(headers: Readonly<Record<string, string>>): Plugin {
  return {
    name: "guide-site",
    transformIndexHtml: (html, { path }) => html.replace(HEADER_PLACE, () => siteHeader(path)),
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        try {
          const answer = answerOf(pathname);
          if (!answer) return next();
          const { status, type, body } = answer;
          const whole = type === PAGE_TYPE ? await server.transformIndexHtml(pathname, String(body)) : body;
          response.writeHead(status, { ...headers, "content-type": type }).end(whole);
        } catch (error) {
          next(error);
        }
      });
    },
    hotUpdate({ file }) {
      if (file.endsWith(".md") && this.environment.name === "client")
        this.environment.hot.send({ type: "full-reload" });
    },
  };
}
