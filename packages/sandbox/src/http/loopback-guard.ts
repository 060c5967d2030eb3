import type { MiddlewareHandler } from "hono";
import { isLoopback, WEBHOOK_HEADER } from "../loopback.ts";

/**
 * Lets in everybody but pages of the web and webhooks. A page can post to 127.0.0.1 without asking, and a send can name
 * any address of this machine for its webhooks: neither may make the sandbox do anything, nor fill its memory.
 */
export const callerGuard: MiddlewareHandler = async ({ req }, next) => {
  if (req.header(WEBHOOK_HEADER) !== undefined) return forbidden("A webhook may not call a sandbox");
  const origin = req.header("origin");
  if (origin !== undefined && !isLoopbackOrigin(origin)) return forbidden("Not from this origin");
  // Requests that a page makes without `Origin`, such as those of an image. A page of this machine sends its origin.
  if (origin === undefined && req.header("sec-fetch-site")?.toLowerCase() === "cross-site") {
    return forbidden("Not from another site");
  }
  return next();
};

/**
 * Lets in only whoever speaks to this machine under its own names: a page on the web can point a name of its own at
 * 127.0.0.1, and would then count as of the same origin.
 */
export const hostGuard: MiddlewareHandler = async ({ req }, next) =>
  isLoopback(new URL(req.url).hostname) ? next() : forbidden("Only reachable as 127.0.0.1 or localhost");

/** Takes orders only as JSON that is declared as such, which no form of a page can send. */
export const jsonGuard: MiddlewareHandler = async ({ req }, next) => {
  const isOrder = req.method !== "GET" && req.method !== "HEAD";
  if (isOrder && !/^application\/json\b/i.test(req.header("content-type") ?? "")) {
    return new Response("Send JSON, as application/json", { status: 415 });
  }
  return next();
};

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}

function forbidden(why: string): Response {
  return new Response(why, { status: 403 });
}
