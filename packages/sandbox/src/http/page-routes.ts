import { Hono } from "hono";
import { readFile } from "node:fs/promises";
import { isLanguage, type Language } from "../languages/languages.ts";
import { hostGuard } from "./loopback-guard.ts";

/** The folder lies beside `src` and beside `dist`, so the same address serves both. */
const FOLDER = new URL("../../page/", import.meta.url);

const FILES: Readonly<Record<string, string>> = {
  "handset.css": "text/css; charset=utf-8",
  "phone.css": "text/css; charset=utf-8",
  "inspector.css": "text/css; charset=utf-8",
  "handset.js": "text/javascript; charset=utf-8",
  "thread.js": "text/javascript; charset=utf-8",
  "inspector.js": "text/javascript; charset=utf-8",
  "dom.js": "text/javascript; charset=utf-8",
};

/** No inline script or style, nothing from elsewhere; framed by pages of this machine only. */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "frame-ancestors 'self' http://127.0.0.1:* http://localhost:*",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** The handset page at `/`. */
export function createPageRoutes(): Hono {
  const app = new Hono();
  app.get("/", hostGuard, async ({ req }) => {
    const html = await readFile(new URL("handset.html", FOLDER), "utf8");
    const language = pageLanguage(req.query("lang"), req.header("accept-language"));
    return new Response(html.replace('<html lang="en">', `<html lang="${language}">`), {
      headers: { ...SECURITY_HEADERS, "content-type": "text/html; charset=utf-8" },
    });
  });
  app.get("/page/:file", hostGuard, async ({ req }) => {
    const file = req.param("file");
    return send(file, Object.hasOwn(FILES, file) ? FILES[file] : undefined);
  });
  app.get("/page/languages/:file{[a-z-]+\\.js}", hostGuard, async ({ req }) =>
    send(`languages/${req.param("file")}`, FILES["handset.js"]),
  );
  return app;
}

/** A file of the page; 404 for one that is not there. */
async function send(file: string, type: string | undefined): Promise<Response> {
  const content = type && (await readFile(new URL(file, FOLDER)).catch(() => undefined));
  if (!content) return new Response("Not found", { status: 404 });
  return new Response(new Uint8Array(content), { headers: { ...SECURITY_HEADERS, "content-type": String(type) } });
}

/** The first of the languages that the reader prefers; what is asked for in the address comes first. */
function pageLanguage(asked: string | undefined, accepted = ""): Language {
  const ranked = accepted
    .split(",")
    .map((part) => {
      const [tag = "", quality] = part.trim().split(/;\s*q=/);
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .toSorted((one, other) => other.quality - one.quality);
  return [asked?.slice(0, 2), ...ranked.map(({ language }) => language)].find(isLanguage) ?? "en";
}
