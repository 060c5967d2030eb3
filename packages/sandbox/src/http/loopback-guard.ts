import type { MiddlewareHandler } from "hono";
import { isLoopback } from "../loopback.ts";

/**
 * Lets in only whoever speaks to this machine as such. A page on the web can point a name of its own at 127.0.0.1, so
 * the host must be a loopback one; it can post across origins without asking, so a foreign `Origin` is refused, and
 * so is a body that is not declared as JSON, which a form cannot do.
 */
export const loopbackGuard: MiddlewareHandler = async ({ req }, next) => {
  const { hostname } = new URL(req.url);
  if (!isLoopback(hostname)) return forbidden("Only reachable as 127.0.0.1 or localhost");
  if (req.method !== "GET" && req.method !== "HEAD") {
    const origin = req.header("origin");
    if (origin !== undefined && !isLoopbackOrigin(origin)) return forbidden("Not from this origin");
    if (!/^application\/json\b/i.test(req.header("content-type") ?? "")) {
      return new Response("Send JSON, as application/json", { status: 415 });
    }
  }
  return next();
};

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}

function forbidden(why: string): Response {
  return new Response(why, { status: 403 });
}
