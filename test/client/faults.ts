import type { Outcome, TransportReason } from "@sms-composer/client";
import { gzipSync } from "node:zlib";
import { head, reply, replyRaw } from "./fault-server.ts";
import type { Answer } from "./fault-server.ts";
import { NASTY_KEY } from "./api-key-leaks.ts";

/** The expected end of a call with a fault; no `error`: it succeeds all the same. */
export interface Expected {
  readonly error?: "ApiError" | "ResponseError" | "TransportError";
  readonly outcome?: Outcome;
  readonly reason?: TransportReason;
  readonly httpStatus?: number;
  readonly code?: number;
  /** Whether a read is tried again. */
  readonly passing?: boolean;
}

export interface Fault {
  /** Whether the API has acted on the request by then: then no answer of ours may be `not-sent`. */
  readonly acted: boolean;
  /** Milliseconds of the client's time limit, for what only that can end. */
  readonly timeout?: number;
  readonly maxResponseBytes?: number;
  /** Made from the body with which the API accepts the call. */
  readonly answer: (accepted: string) => Answer;
  readonly expected: Expected;
}

// Whatever is echoed, the key is in it, in the spelling that the format asks for.
const ECHO = `You sent apiKey=${encodeURIComponent(NASTY_KEY)}, that is ${NASTY_KEY}`;
const HTML = { "content-type": "text/html", location: `/v1/elsewhere?apiKey=${encodeURIComponent(NASTY_KEY)}` };
const PAGE = `<!doctype html><title>Oh dear</title><p>${ECHO}</p>`;

const page = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  reply(status, PAGE, { ...HTML, ...headers });

const refusal = (status: number, code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  reply(status, JSON.stringify({ success: false, code, message: ECHO }), headers);

const unknown = { outcome: "unknown", passing: false } as const;
const refused = { outcome: "not-sent", passing: false } as const;

/** Statuses with an HTML page: whether the request was certainly not carried out, and whether a read is repeated. */
const PAGES: Readonly<Record<number, { readonly certain: boolean; readonly passing?: boolean }>> = {
  ...statuses([301, 302, 303, 307, 308], { certain: false }),
  ...statuses([400, 401, 403, 404, 405, 406, 407], { certain: true }),
  ...statuses([411, 413, 414, 415, 417, 421, 426, 428, 431], { certain: true }),
  ...statuses([402, 409, 410, 418, 422, 423, 425, 451, 499], { certain: false }),
  ...statuses([408, 500, 502, 503, 504, 520, 599], { certain: false, passing: true }),
};

function statuses<Meaning>(codes: readonly number[], meaning: Meaning): Record<number, Meaning> {
  return Object.fromEntries(codes.map((code) => [code, meaning]));
}

const pageFaults = Object.entries(PAGES).map(([status, { certain, passing = false }]): [string, Fault] => [
  `HTTP ${status} with a page`,
  {
    acted: !certain,
    answer: () => page(Number(status)),
    expected: {
      error: "ResponseError",
      outcome: certain ? "not-sent" : "unknown",
      httpStatus: Number(status),
      passing,
    },
  },
]);

/** Faults of a connection that stood. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "no answer at all": {
    acted: true,
    timeout: 3000,
    answer: () => () => {},
    expected: { error: "TransportError", reason: "timeout", ...unknown },
  },
  "closed without an answer": {
    acted: true,
    answer: () => (socket) => void socket.end(),
    expected: { error: "TransportError", reason: "reset", ...unknown, passing: true },
  },
  "reset without an answer": {
    acted: true,
    answer: () => (socket) => void socket.resetAndDestroy(),
    expected: { error: "TransportError", reason: "reset", ...unknown, passing: true },
  },
  "closed in the middle of the head": {
    acted: true,
    answer: () => replyRaw("HTTP/1.1 200 OK\r\ncontent-ty"),
    expected: { error: "TransportError", ...unknown, passing: true },
  },
  "not HTTP": {
    acted: true,
    answer: () => replyRaw(`SSH-2.0-OpenSSH ${ECHO}\r\n`),
    expected: { error: "TransportError", reason: "protocol", ...unknown, passing: true },
  },
  "an endless head": {
    acted: true,
    answer: () => replyRaw(`HTTP/1.1 200 OK\r\nx: ${"x".repeat(200_000)}\r\n\r\n`),
    expected: { error: "TransportError", reason: "protocol", ...unknown, passing: true },
  },
  "body cut off, length known": {
    acted: true,
    answer: (accepted) => (socket) => {
      socket.end(head(200, { "content-length": String(accepted.length + 200) }) + accepted);
    },
    expected: { error: "TransportError", reason: "truncated", httpStatus: 200, ...unknown, passing: true },
  },
  "body cut off, chunked": {
    acted: true,
    answer: (accepted) => (socket) => {
      const chunk = `${Buffer.byteLength(accepted).toString(16)}\r\n${accepted}\r\n`;
      socket.end(head(200, { "transfer-encoding": "chunked" }) + chunk);
    },
    expected: { error: "TransportError", reason: "truncated", httpStatus: 200, ...unknown, passing: true },
  },
  "body cut off by a reset": {
    acted: true,
    answer: (accepted) => (socket) => {
      socket.write(head(200, { "content-length": "100000" }) + accepted, () => void socket.resetAndDestroy());
    },
    expected: { error: "TransportError", ...unknown, passing: true },
  },
  "body cut off, length unknown": {
    acted: true,
    answer: (accepted) => replyRaw(head(200, {}) + accepted.slice(0, accepted.length / 2)),
    expected: { error: "ResponseError", httpStatus: 200, ...unknown },
  },
  "body that never ends in time": {
    acted: true,
    timeout: 3000,
    answer: (accepted) => (socket) => {
      socket.write(head(200, { "content-length": String(Buffer.byteLength(accepted)) }) + accepted.slice(0, 20));
    },
    expected: { error: "TransportError", reason: "timeout", httpStatus: 200, ...unknown },
  },
  "body that is too large": {
    acted: true,
    maxResponseBytes: 10_000,
    answer: (accepted) => reply(200, accepted + " ".repeat(50_000)),
    expected: { error: "TransportError", reason: "too-large", httpStatus: 200, ...unknown },
  },
  "slow body, byte by byte": {
    acted: true,
    // Thousands of turns of the event loop take long on a busy machine.
    timeout: 60_000,
    answer: (accepted) => async (socket) => {
      socket.write(head(200, { "content-length": String(Buffer.byteLength(accepted)) }));
      for (const byte of Buffer.from(accepted)) {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        socket.write(Buffer.of(byte));
      }
      socket.end();
    },
    expected: {},
  },
  "chunks that split characters": {
    acted: true,
    answer: (accepted) => async (socket) => {
      socket.write(head(200, { "transfer-encoding": "chunked" }));
      for (const byte of Buffer.from(`${accepted}${" ".repeat(3)}`)) {
        socket.write(Buffer.concat([Buffer.from("1\r\n"), Buffer.of(byte), Buffer.from("\r\n")]));
      }
      socket.end("0\r\n\r\n");
    },
    expected: {},
  },
  "wrong content type": {
    acted: true,
    answer: (accepted) => reply(200, accepted, { "content-type": "text/html" }),
    expected: {},
  },
  "byte order mark": {
    acted: true,
    answer: (accepted) => reply(200, `\uFEFF${accepted}`),
    expected: {},
  },
  "200 without a body": {
    acted: true,
    answer: () => reply(200, ""),
    expected: { error: "ResponseError", httpStatus: 200, ...unknown },
  },
  "204": {
    acted: true,
    answer: () => replyRaw("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n"),
    expected: { error: "ResponseError", httpStatus: 204, ...unknown },
  },
  "101": {
    acted: true,
    answer: () => replyRaw("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
    expected: { error: "TransportError", reason: "protocol", ...unknown, passing: true },
  },
  "200 with a page": {
    acted: true,
    answer: () => page(200),
    expected: { error: "ResponseError", httpStatus: 200, ...unknown },
  },
  "200 with a PHP warning before the JSON": {
    acted: true,
    answer: (accepted) => reply(200, `Warning: ${ECHO} in /srv/send.php on line 3\n${accepted}`),
    expected: { error: "ResponseError", httpStatus: 200, ...unknown },
  },
  "200 with JSON that is a list": {
    acted: true,
    answer: () => reply(200, JSON.stringify([ECHO])),
    expected: { error: "ResponseError", httpStatus: 200, ...unknown },
  },
  "200 with JSON that is deep": {
    acted: true,
    answer: () => reply(200, "[".repeat(100_000)),
    expected: { error: "ResponseError", httpStatus: 200, ...unknown },
  },
  "200 with JSON of somebody else": {
    acted: true,
    answer: () => reply(200, JSON.stringify({ status: "ok", echo: ECHO })),
    expected: { error: "ResponseError", httpStatus: 200, ...unknown },
  },
  "200 that says yes with another code": {
    acted: true,
    answer: () => reply(200, JSON.stringify({ success: true, code: 201, echo: ECHO })),
    expected: { error: "ResponseError", httpStatus: 200, ...unknown },
  },
  "200 that says no with code 200": {
    acted: true,
    answer: () => reply(200, JSON.stringify({ success: false, code: 200, echo: ECHO })),
    expected: { error: "ResponseError", httpStatus: 200, ...unknown },
  },
  "gzip that nobody asked for": {
    acted: true,
    answer: (accepted) =>
      replyRaw(Buffer.concat([Buffer.from(head(200, { "content-encoding": "gzip" })), gzipSync(accepted)])),
    expected: {},
  },
  "gzip that breaks off": {
    acted: true,
    answer: () =>
      replyRaw(Buffer.concat([Buffer.from(head(200, { "content-encoding": "gzip" })), Buffer.of(31, 139, 8)])),
    expected: { error: "TransportError", httpStatus: 200, reason: "truncated", ...unknown, passing: true },
  },
  "malformed XML": {
    acted: true,
    answer: () => reply(200, `<?xml version="1.0"?><result><entry>true</entry><entry>${ECHO}`),
    expected: { error: "ResponseError", httpStatus: 200, ...unknown },
  },
  "XML that declares entities": {
    acted: true,
    answer: () =>
      reply(
        200,
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><result><entry>&b;</entry></result>',
      ),
    expected: { error: "ResponseError", httpStatus: 200, ...unknown },
  },
  "refusal: wrong key": {
    acted: false,
    answer: () => refusal(200, 10),
    expected: { error: "ApiError", code: 10, httpStatus: 200, ...refused },
  },
  "refusal by HTTP 400": {
    acted: false,
    answer: () => refusal(400, 90),
    expected: { error: "ApiError", code: 90, httpStatus: 400, ...refused },
  },
  "refusal by fields": {
    acted: false,
    answer: () =>
      reply(
        200,
        JSON.stringify({
          success: false,
          code: 9,
          error: [{ elementId: `children[x${NASTY_KEY}].data`, message: ECHO }],
        }),
      ),
    expected: { error: "ApiError", code: 9, httpStatus: 200, ...refused },
  },
  "HTTP 500 with the API's code 500": {
    acted: true,
    answer: () => refusal(500, 500),
    expected: { error: "ApiError", code: 500, httpStatus: 500, ...unknown, passing: true },
  },
  "HTTP 429 of the API": {
    acted: false,
    answer: () => refusal(429, 429, { "retry-after": "1" }),
    expected: { error: "ApiError", httpStatus: 429, ...refused, passing: true },
  },
  "HTTP 429 of a proxy": {
    acted: false,
    answer: () => page(429, { "retry-after": "1" }),
    expected: { error: "ApiError", httpStatus: 429, ...refused, passing: true },
  },
  ...Object.fromEntries(pageFaults),
};
