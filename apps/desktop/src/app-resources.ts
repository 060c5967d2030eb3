import { extname, normalize, sep, join } from "node:path";

/** The page's own scheme and host: everything that the window loads lies under `app://composer/`. */
export const SCHEME = "app";
export const HOST = "composer";
export const START_PAGE = `${SCHEME}://${HOST}/index.html`;

/**
 * The policy of the page: run, style and show what comes with the app, nothing else. No connection at all: sending is
 * the main process's business. Lit makes its styles as constructed style sheets, which need no `unsafe-inline`.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

export const RESPONSE_HEADERS = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "referrer-policy": "no-referrer",
};

export interface AppResource {
  readonly file: string;
  readonly contentType: string;
}

/** The file that an `app:` address names, inside `folder` and of a kind that the page is made of; else `undefined`. */
export function resolveResource(folder: string, address: string): AppResource | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, pathname, username, password } = new URL(address);
  if (protocol !== `${SCHEME}:` || host !== HOST || username !== "" || password !== "") return undefined;
  const path = decoded(pathname);
  if (path === undefined || path.includes("\0") || path.includes("\\")) return undefined;
  const file = normalize(join(folder, path === "/" ? "index.html" : path));
  const contentType = CONTENT_TYPES[extname(file)];
  if (!file.startsWith(normalize(folder) + sep) || contentType === undefined) return undefined;
  return { file, contentType };
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
