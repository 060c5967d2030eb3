import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
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
});
