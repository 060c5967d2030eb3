import { constants } from "node:http2";
import type { Exchange, ProxyOptions } from "./breaking-proxy.ts";

/** A way in which the answer to a send does not reach the page. */
export interface AnswerLoss extends Pick<ProxyOptions, "protocol" | "serverTimeout"> {
  /** The handling of each POST; the attempt is 1 for the page's own, more for what the browser repeats. */
  readonly onPost: (exchange: Exchange) => void | Promise<void>;
  /** Milliseconds between the API's acceptance and its answer. */
  readonly apiDelay?: number;
  /** Sends that the API has accepted in the end. */
  readonly sends: 0 | 1;
  /** The outcome that the element shows in the end. Where it does not know at first, it has looked again by then. */
  readonly says: readonly ("sent" | "not-sent" | "unknown")[];
}

type Ending = (exchange: Exchange) => void;

const reset: Ending = ({ socket }) => void socket.resetAndDestroy();
const closed: Ending = ({ socket }) => void socket.end();
const status =
  (code: number): Ending =>
  ({ answer }) =>
    answer({ status: code, headers: { "content-type": "text/html" }, body: Buffer.from(`<h1>${code}</h1>`) });

const relay = async ({ forward, answer }: Exchange): Promise<void> => answer(await forward());

/** The backend has sent, and its answer is lost. */
const afterSend =
  (ending: Ending, times = Number.POSITIVE_INFINITY) =>
  async (exchange: Exchange): Promise<void> => {
    const answer = await exchange.forward();
    if (exchange.attempt <= times) ending(exchange);
    else exchange.answer(answer);
  };

/** The backend never saw it. */
const beforeSend =
  (ending: Ending, times = Number.POSITIVE_INFINITY) =>
  (exchange: Exchange): void | Promise<void> =>
    exchange.attempt <= times ? ending(exchange) : relay(exchange);

/** The backend is at it. */
const whileSending =
  (ending: Ending, times = Number.POSITIVE_INFINITY) =>
  async (exchange: Exchange): Promise<void> => {
    const answer = exchange.forward();
    if (exchange.attempt > times) return exchange.answer(await answer);
    await new Promise((resolve) => setTimeout(resolve, 100));
    ending(exchange);
    await answer;
  };

const cutAnswer: Ending = ({ socket }) => {
  socket.write(
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{"outcome":"sent","mess',
  );
  setTimeout(() => socket.resetAndDestroy(), 50);
};

/** Proxies answer so when the backend took too long, or its connection broke. */
const PROXY_STATUSES = [408, 421, 425, 502, 504] as const;
/** By this a server says that it has not looked at the request. */
const NOT_PROCESSED = 421;

const SENT = { sends: 1, says: ["sent"] } as const;
const NOTHING = { sends: 0, says: ["unknown"] } as const;

const http1: Readonly<Record<string, AnswerLoss>> = {
  "nothing is lost": { onPost: relay, ...SENT },
  "the connection is reset after the send, once": { onPost: afterSend(reset, 1), ...SENT },
  "the connection is reset after the send, each time": { onPost: afterSend(reset), ...SENT },
  "the connection is closed after the send, once": { onPost: afterSend(closed, 1), ...SENT },
  "the connection is closed after the send, each time": { onPost: afterSend(closed), ...SENT },
  "the connection is reset before the send, once": { onPost: beforeSend(reset, 1), ...SENT },
  "the connection is reset before the send, each time": { onPost: beforeSend(reset), ...NOTHING },
  "the connection is closed before the send, each time": { onPost: beforeSend(closed), ...NOTHING },
  "the connection is reset while the API works, once": { onPost: whileSending(reset, 1), apiDelay: 600, ...SENT },
  "the connection is reset while the API works, each time": { onPost: whileSending(reset), apiDelay: 600, ...SENT },
  "the server's own time limit ends before the API answers": {
    onPost: relay,
    serverTimeout: 400,
    apiDelay: 1500,
    ...SENT,
  },
  "the answer is cut off": { onPost: afterSend(cutAnswer), ...SENT },
  ...Object.fromEntries(
    PROXY_STATUSES.flatMap((code): [string, AnswerLoss][] => [
      [`a proxy answers ${code} after the send, once`, { onPost: afterSend(status(code), 1), ...SENT }],
      [
        `a proxy answers ${code} before the send, each time`,
        {
          onPost: beforeSend(status(code)),
          sends: 0,
          says: code === NOT_PROCESSED ? ["not-sent", "unknown"] : ["unknown"],
        },
      ],
    ]),
  ),
};

const h2: Readonly<Record<string, Omit<AnswerLoss, "protocol">>> = {
  "the socket is destroyed after the send": { onPost: afterSend(({ session }) => session?.socket.destroy()), ...SENT },
  "the session is destroyed after the send, once": {
    onPost: afterSend(({ session }) => session?.destroy(), 1),
    ...SENT,
  },
  "the session is destroyed after the send, each time": {
    onPost: afterSend(({ session }) => session?.destroy()),
    ...SENT,
  },
  "GOAWAY says that no stream was processed, after the send": {
    onPost: afterSend(({ session }) => {
      session?.goaway(constants.NGHTTP2_NO_ERROR, 0);
      setTimeout(() => session?.destroy(), 50);
    }, 1),
    ...SENT,
  },
  "the stream is refused after the send, once": {
    onPost: afterSend(({ stream }) => stream?.close(constants.NGHTTP2_REFUSED_STREAM), 1),
    ...SENT,
  },
  "the stream fails after the send": {
    onPost: afterSend(({ stream }) => stream?.close(constants.NGHTTP2_INTERNAL_ERROR)),
    ...SENT,
  },
};

/** Every way, by what happens. */
export const ANSWER_LOSSES: Readonly<Record<string, AnswerLoss>> = {
  ...http1,
  ...Object.fromEntries(
    Object.entries(h2).map(([name, loss]): [string, AnswerLoss] => [`HTTP/2: ${name}`, { ...loss, protocol: "h2" }]),
  ),
};
