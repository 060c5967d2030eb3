import { createClient, TransportError } from "@sms-composer/client";
import type { Client, ClientOptions } from "@sms-composer/client";
import assert from "node:assert/strict";
import { createServer } from "node:https";
import type { Server, ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { before, describe, it } from "node:test";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { apiKeyLeaks, NASTY_KEY } from "./api-key-leaks.ts";
import { LOOPBACK_CERTIFICATE } from "./loopback-certificate.ts";

const RECEIPT = { success: true, code: 200, message_id: 307, nb_sms: 1, cost: 0.038, currency: "EUR" };

interface TlsServer {
  readonly port: number;
  /** The requests as the server saw them: its `Connection` header and the port it came from. */
  readonly requests: { readonly connection: string | undefined; readonly from: number | undefined }[];
  readonly close: () => Promise<void>;
}

async function startTlsServer(options: ServerOptions = {}, breaks = false): Promise<TlsServer> {
  const requests: TlsServer["requests"] = [];
  const server: Server = createServer({ ...LOOPBACK_CERTIFICATE, ...options }, (request, response) => {
    request.resume();
    request.once("end", () => {
      requests.push({ connection: request.headers.connection, from: request.socket.remotePort });
      if (breaks) request.socket.destroy();
      else response.end(JSON.stringify(RECEIPT));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function clientFor(host: string, { port }: TlsServer, options: Partial<ClientOptions> = {}): Client {
  return createClient({ apiKey: NASTY_KEY, baseUrl: `https://${host}:${port}/v1`, ...options });
}

const send = (client: Client) => client.send({ recipients: ["+33612345678"], message: "a" });

async function failureOf(work: Promise<unknown>): Promise<TransportError> {
  const error = await work.then(
    () => assert.fail("it succeeded"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof TransportError);
  assert.deepEqual(apiKeyLeaks(error), []);
  return error;
}

const TRANSPORTS: Readonly<Record<string, Partial<ClientOptions>>> = {
  "Node's own transport": {},
  "an injected fetch": { fetch },
};

for (const [name, options] of Object.entries(TRANSPORTS)) {
  describe(`TLS with a certificate that nobody vouches for, through ${name}`, () => {
    it("nothing is sent", async () => {
      const server = await startTlsServer();
      const error = await failureOf(send(clientFor("localhost", server, options))).finally(server.close);
      assert.deepEqual(
        [error.outcome, error.reason, error.systemCode],
        ["not-sent", "tls", "DEPTH_ZERO_SELF_SIGNED_CERT"],
      );
      assert.deepEqual(server.requests, []);
    });
  });
}

describe("TLS that is trusted", () => {
  before(() => setDefaultCACertificates([...getCACertificates("default"), LOOPBACK_CERTIFICATE.cert]));

  it("each send has a connection of its own, which ends with it", async () => {
    const server = await startTlsServer();
    const client = clientFor("localhost", server);
    const receipts = await Promise.all([send(client), send(client), send(client)]).finally(server.close);
    assert.deepEqual(
      receipts.map(({ messageId }) => messageId),
      [307, 307, 307],
    );
    assert.deepEqual(new Set(server.requests.map(({ connection }) => connection)), new Set(["close"]));
    assert.equal(new Set(server.requests.map(({ from }) => from)).size, 3);
  });

  it("a connection that breaks after the request: unknown", async () => {
    const server = await startTlsServer({}, true);
    const error = await failureOf(send(clientFor("localhost", server))).finally(server.close);
    assert.deepEqual([error.outcome, error.reason, server.requests.length], ["unknown", "reset", 1]);
  });

  for (const [name, options] of Object.entries(TRANSPORTS)) {
    it(`a certificate of another name, through ${name}: nothing is sent`, async () => {
      const server = await startTlsServer();
      const error = await failureOf(send(clientFor("127.0.0.1", server, options))).finally(server.close);
      assert.deepEqual(
        [error.outcome, error.reason, error.systemCode],
        ["not-sent", "tls", "ERR_TLS_CERT_ALTNAME_INVALID"],
      );
      assert.deepEqual(server.requests, []);
    });
  }

  it("a server that speaks an old version only: nothing is sent", async () => {
    const server = await startTlsServer({ minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT:@SECLEVEL=0" });
    const error = await failureOf(send(clientFor("localhost", server))).finally(server.close);
    assert.deepEqual([error.outcome, error.reason], ["not-sent", "tls"]);
    assert.deepEqual(server.requests, []);
  });
});
