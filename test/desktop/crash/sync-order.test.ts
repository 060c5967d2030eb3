import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { PLAIN } from "./crash-scenarios.ts";
import { buildSessionProgram } from "./session-program.ts";
import type { SessionScript } from "./session-script.ts";
import { startProviderProxy } from "./provider-proxy.ts";
import { requires } from "../../tools/optional-tools.ts";

// The setting that makes it so is asserted without strace as well, in the outbox's own database.test.ts.
const skip = requires("strace");

test("the attempt is synced to disk before the connection to the provider opens", { skip }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "sms-order-"));
  const now = Date.UTC(2026, 10, 23, 9);
  const proxy = await startProviderProxy(PLAIN, new Date(now));
  using session = buildSessionProgram();
  try {
    const { text, recipients, recipientsPerRequest, decisions } = PLAIN;
    const script: SessionScript = {
      file: join(folder, "outbox.sqlite"),
      baseUrl: proxy.baseUrl,
      apiKey: proxy.sandbox.apiKey,
      now,
      patience: 60_000,
      text,
      recipients,
      recipientsPerRequest,
      decisions,
    };
    const trace = join(folder, "trace");
    const calls = "trace=write,pwrite64,fsync,fdatasync,connect";
    await promisify(execFile)("strace", [
      "-f",
      "-y",
      "-s",
      "0",
      "-e",
      calls,
      "-o",
      trace,
      process.execPath,
      session.program,
      JSON.stringify(script),
    ]);
    assert.equal(proxy.sandbox.messages().length, 1);

    const port = new URL(proxy.baseUrl).port;
    const log = readFileSync(trace, "utf8")
      .split("\n")
      .filter((line) => line.includes("outbox.sqlite-wal>") || line.includes(`htons(${port})`));
    const connects = log.findIndex((line) => line.includes("connect("));
    assert.ok(connects > 0, "a connection to the provider was seen");
    const before = log.slice(0, connects);
    assert.match(before.at(-1) ?? "", /f(?:data)?sync\(/, "the log's last call before the connection is a sync");
    const syncs = before.filter((line) => /f(?:data)?sync\(/.test(line));
    assert.ok(syncs.length >= 3, `${syncs.length} syncs before the connection: the draft, the queue, the attempt`);
  } finally {
    proxy.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
