import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { nodeTransport } from "./node-transport.ts";
import type { HttpResponse, TransportFailure } from "./transport.ts";

function exchange(url: URL, signal: AbortSignal): Promise<HttpResponse | TransportFailure> {
  return nodeTransport({ method: "GET", url, headers: {}, signal, connectTimeout: Infinity, maxResponseBytes: 1000 });
}

/** One exchange with a server that counts the requests it gets. */
async function ask(signal: AbortSignal) {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests++;
    response.setHeader("retry-after", "3").end("é");
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const answer = await exchange(new URL(`http://127.0.0.1:${port}/`), signal);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return { answer, requests };
}

const WHOLE: HttpResponse = { kind: "response", status: 200, retryAfter: "3", body: "é" };

describe("nodeTransport", () => {
  it("gives a whole answer", async () => {
    assert.deepEqual(await ask(new AbortController().signal), { answer: WHOLE, requests: 1 });
  });

  it("takes an address of IPv6 for an address, not for a name", async () => {
    const answer = await exchange(new URL("http://[::1]:1/"), new AbortController().signal);
    // Refused, or unreachable on a machine without IPv6; a name would have been looked up.
    assert.ok(answer.kind === "failure" && answer.systemCode?.startsWith("E"), JSON.stringify(answer));
    assert.notEqual(answer.reason, "dns");
  });

  it("sends nothing when the call is ended at the moment at which the connection stands", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const { removeEventListener } = signal;
    // The transport stops listening when the connection stands: the last moment before it writes.
    signal.removeEventListener = (...listener: Parameters<typeof removeEventListener>) => {
      removeEventListener.apply(signal, listener);
      controller.abort();
    };
    const { answer, requests } = await ask(signal);
    assert.deepEqual(answer, { kind: "failure", reason: "aborted", mayHaveLeft: false });
    assert.equal(requests, 0);
  });

  it("does not connect for a call that is over", async () => {
    const { answer, requests } = await ask(AbortSignal.abort());
    assert.deepEqual([answer.kind, "mayHaveLeft" in answer && answer.mayHaveLeft, requests], ["failure", false, 0]);
  });

  it("reads an answer that was compressed though nobody asked for it", async () => {
    const body = Buffer.from('{"text":"é"}');
    for (const [coding, bytes] of [
      ["gzip", gzipSync(body)],
      ["x-gzip", gzipSync(body)],
      ["GZIP", gzipSync(body)],
      ["deflate", deflateSync(body)],
      ["br", brotliCompressSync(body)],
      ["identity", body],
    ] as const) {
      const answer = await exchangeRaw([head(bytes.length, `content-encoding: ${coding}\r\n`), bytes]);
      assert.deepEqual(answer.kind === "response" && answer.body, String(body), coding);
    }
  });

  it("calls a compressed answer that is cut off truncated, and one that is too large too large", async () => {
    const bytes = gzipSync(Buffer.from("é".repeat(100)));
    const cut = await exchangeRaw([head(bytes.length, "content-encoding: gzip\r\n"), bytes.subarray(0, 20)]);
    assert.deepEqual(
      [cut.kind, "reason" in cut && cut.reason, "mayHaveLeft" in cut && cut.mayHaveLeft],
      ["failure", "truncated", true],
    );
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const large = await exchangeRaw([head(bomb.length, "content-encoding: gzip\r\n"), bomb]);
    assert.deepEqual([large.kind, "reason" in large && large.reason], ["failure", "too-large"]);
  });

  it("discards what comes behind a whole answer", async () => {
    for (const extra of ["x", "\r\n\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nz", "x".repeat(100_000)]) {
      for (const together of [true, false]) {
        const whole = `${head(2)}ok`;
        const answer = await exchangeRaw(together ? [whole + extra] : [whole, extra]);
        assert.equal(answer.kind === "response" && answer.body, "ok", JSON.stringify([extra.slice(0, 10), together]));
      }
    }
  });
});

const head = (length: number, more = ""): string => `HTTP/1.1 200 OK\r\n${more}content-length: ${length}\r\n\r\n`;

/** One exchange with a server that writes these bytes, whatever it is asked. */
async function exchangeRaw(parts: readonly (string | Uint8Array)[]): Promise<HttpResponse | TransportFailure> {
  const server = createTcpServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      for (const part of parts) socket.write(part);
      socket.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const answer = await exchange(new URL(`http://127.0.0.1:${port}/`), new AbortController().signal);
  server.close();
  return answer;
}
