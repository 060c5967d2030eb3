/** Tests of the order of commit and connection: the attempt is committed before a connection to the gateway opens. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { createClient } from "@sms-composer/client";
import { createOutbox, postgresStore } from "@sms-composer/outbox";
import { requires } from "../tools/optional-tools.ts";
import { numbers, until } from "./outbox-fixture.ts";
import { startPostgresProxy } from "./postgres-proxy.ts";
import { startPostgres } from "./postgres-server.ts";

/** A gateway that counts its connections and answers nothing but errors. */
async function countingGateway() {
  let connections = 0;
  const server = createServer((_request, response) => void response.writeHead(500).end());
  server.on("connection", () => connections++);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    baseUrl: `http://127.0.0.1:${port}/v1`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

test(
  "PostgreSQL: no connection to the gateway opens before the commit of the attempt is answered",
  {
    skip: requires("postgresql"),
  },
  async () => {
    await using server = await startPostgres();
    await using gateway = await countingGateway();
    let connectionsAtCommit: number | undefined;
    await using proxy = await startPostgresProxy(await server.createDatabase(), () => {
      connectionsAtCommit = gateway.connections();
    });
    const store = postgresStore(proxy.address);
    const client = createClient({ apiKey: "k", baseUrl: gateway.baseUrl });
    const outbox = createOutbox({ client, store, pollInterval: 10, onError: () => {} });
    await outbox.send({ recipients: numbers(1), message: "Bonjour" }, { idempotencyKey: "k" });
    outbox.start();
    await until(() => proxy.seen.length > 0);
    assert.equal(connectionsAtCommit, 0);
    // The commit is made and nobody knows it: however long that takes, nothing leaves.
    await sleep(150);
    assert.equal(gateway.connections(), 0);
    assert.deepEqual(proxy.seen, ["commit"]);
    proxy.release();
    await until(() => gateway.connections() > 0);
    assert.deepEqual(proxy.seen, ["commit", "committed"]);
    await outbox.stop();
    await store.close();
  },
);

test(
  "SQLite: the attempt is synced to disk before the connection to the gateway opens",
  {
    skip: requires("strace"),
  },
  async () => {
    await using gateway = await countingGateway();
    const folder = mkdtempSync(join(tmpdir(), "sms-order-"));
    const trace = join(folder, "trace");
    const program = `
    import { createClient } from ${JSON.stringify(import.meta.resolve("@sms-composer/client"))};
    import { createOutbox, sqliteStore } from ${JSON.stringify(import.meta.resolve("@sms-composer/outbox"))};
    const store = sqliteStore(${JSON.stringify(join(folder, "outbox.sqlite"))});
    const client = createClient({ apiKey: "k", baseUrl: ${JSON.stringify(gateway.baseUrl)} });
    const outbox = createOutbox({ client, store, pollInterval: 10 });
    await outbox.send({ recipients: ["+33612345678"], message: "Bonjour" }, { idempotencyKey: "k" });
    outbox.start();
    while ((await outbox.status("k")).portions[0].state !== "unknown") await new Promise((go) => setTimeout(go, 10));
    await outbox.stop();
    await store.close();
  `;
    const node = [process.execPath, "--conditions=@sms-composer/source", "--input-type=module", "-e", program];
    try {
      const calls = ["-e", "trace=write,pwrite64,fsync,fdatasync,connect"];
      await promisify(execFile)("strace", ["-f", "-y", "-s", "0", ...calls, "-o", trace, ...node]);
      const log = readFileSync(trace, "utf8")
        .split("\n")
        .filter((line) => line.includes("outbox.sqlite-wal>") || line.includes(`htons(${gateway.port})`));
      const connects = log.findIndex((line) => line.includes("connect("));
      assert.ok(connects > 0, "a connection to the gateway was seen");
      const before = log.slice(0, connects);
      assert.match(before.at(-1) ?? "", /f(?:data)?sync\(/, "the log's last call before the connection is a sync");
      const syncs = before.filter((line) => /f(?:data)?sync\(/.test(line));
      assert.ok(syncs.length >= 2, `${syncs.length} syncs before the connection: what was handed over, the attempt`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
