/** Answers of the API with bytes cut out, flipped, repeated and mixed: what the client then says is certain must be so. */
import { createClient, SmsPartnerError } from "@sms-composer/client";
import assert from "node:assert/strict";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { after, before, describe, it } from "node:test";
import { createRandom, type Random } from "../../packages/sandbox/src/faults/random-numbers.ts";
import { attackCount, SEED } from "./attack-count.ts";

const BODIES = {
  json: [
    '{"success":true,"code":200,"message_id":1,"nb_sms":1,"cost":0.04,"currency":"EUR"}',
    '{"success":false,"code":11,"message":"No"}',
    '{"success":false,"code":9,"errors":[{"elementId":"children[sender].data","message":"x"}]}',
    '{"success":false,"code":200}',
    '{"success":true,"code":200,"message":"Request queued for processing"}',
    "",
  ],
  xml: [
    '<?xml version="1.0"?><result><entry>true</entry><entry>200</entry><entry>1</entry><entry>1</entry><entry>0.04</entry><entry><![CDATA[EUR]]></entry></result>',
    "<result><entry>false</entry><entry>9</entry><entry><entry><entry>children[sender].data</entry><entry>m</entry></entry></entry></result>",
  ],
} as const;
const STATUSES = [200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503];
const HEADERS = [
  "content-type: application/json\r\n",
  "transfer-encoding: chunked\r\n",
  "connection: keep-alive\r\n",
  "retry-after: 5\r\n",
  "content-encoding: gzip\r\n",
  "location: /x\r\n",
  "",
];
/** Statuses by which whoever answers says that the request was not processed. */
const REFUSING = new Set([400, 401, 403, 404, 405, 406, 407, 411, 413, 414, 415, 417, 421, 426, 428, 429, 431]);

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const pick = <Value>(random: Random, values: readonly Value[]): Value => values[below(random, values.length)] as Value; // no list is empty

function answerOf(random: Random, format: "json" | "xml"): string {
  const body = pick<string>(random, BODIES[format]);
  const header = pick(random, HEADERS);
  const isChunked = header.startsWith("transfer");
  const content = isChunked ? `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n` : body;
  const length = isChunked ? "" : `content-length: ${body.length}\r\n`;
  return `HTTP/1.1 ${pick(random, STATUSES)} X\r\n${header}${length}\r\n${content}`;
}

function mutate(random: Random, answer: string): Buffer {
  let bytes = Buffer.from(answer, "latin1");
  for (let times = below(random, 4); times >= 0; times--) {
    const [from = 0, to = 0] = [below(random, bytes.length + 1), below(random, bytes.length + 1)].toSorted(
      (a, b) => a - b,
    );
    const kinds: readonly (() => Buffer)[] = [
      () => bytes.subarray(0, from),
      () => Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]),
      () => Buffer.concat([bytes, bytes.subarray(from, to)]),
      () => {
        const flipped = Buffer.from(bytes);
        if (flipped.length > 0) flipped[below(random, flipped.length)] = below(random, 256);
        return flipped;
      },
      () => {
        const other = Buffer.from(answerOf(random, "json"), "latin1").subarray(0, below(random, 60));
        return Buffer.concat([bytes.subarray(0, from), other, bytes.subarray(from)]);
      },
      () => bytes,
    ];
    bytes = Buffer.from(pick(random, kinds)());
  }
  return bytes;
}

interface Attack {
  readonly bytes: Buffer;
  /** The index at which the answer is cut into two packets. */
  readonly cut: number;
  readonly ending: "close" | "reset" | "nothing";
  /** Whether the request arrived, and so was answered. */
  arrived: boolean;
}

describe("mutated answers", () => {
  /** By the path that the client is given as its base. */
  const attacks = new Map<string, Attack>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
    socket.once("data", (request) => {
      const attack = attacks.get(/\/(\d+)\/send/.exec(request.toString("latin1"))?.[1] ?? "");
      if (!attack) return;
      attack.arrived = true;
      const { bytes, cut, ending } = attack;
      socket.write(bytes.subarray(0, cut));
      setImmediate(() => {
        if (!socket.writable) return;
        socket.write(bytes.subarray(cut), () => {
          if (ending === "close") socket.end();
          else if (ending === "reset") socket.resetAndDestroy();
        });
      });
    });
  });
  before(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it("end in time, with an error of the client's, and with not-sent only where the answer declines", async () => {
    const random = createRandom(SEED);
    const count = attackCount(600);
    const wrong: string[] = [];
    const { port } = server.address() as AddressInfo;

    async function run(index: number): Promise<void> {
      const format = random() < 0.3 ? "xml" : "json";
      const bytes = mutate(random, answerOf(random, format));
      const attack: Attack = {
        bytes,
        cut: below(random, bytes.length + 1),
        ending: (["close", "reset", "nothing", "nothing"] as const)[below(random, 4)] ?? "nothing",
        arrived: false,
      };
      attacks.set(String(index), attack);
      const baseUrl = `http://127.0.0.1:${port}/${index}`;
      const client = createClient({ apiKey: "key-0123456789", baseUrl, timeout: 150, format });
      const note = (what: string): void => void wrong.push(`${what}: ${JSON.stringify(bytes.toString("latin1"))}`);
      try {
        const { messageId, segments } = await client.send({ recipients: ["+33612345678"], message: "x" });
        if (!/true/.test(bytes.toString("latin1"))) note(`sent ${messageId}, ${segments}`);
      } catch (error) {
        if (!(error instanceof SmsPartnerError)) return note(`raw ${String(error)}`);
        // On a busy machine not even the connection may stand in time.
        const declines =
          !attack.arrived || REFUSING.has(error.httpStatus ?? 0) || /false[\s\S]*\d/.test(bytes.toString("latin1"));
        if (error.outcome === "not-sent" && !declines) note(error.message);
      } finally {
        attacks.delete(String(index));
      }
    }

    let next = 0;
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        while (next < count) await run(next++);
      }),
    );
    assert.deepEqual(wrong, [], `SEED=${SEED}`);
  });
});
