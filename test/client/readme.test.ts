import { serveSandbox } from "@sms-composer/sandbox";
import type { SandboxServer } from "@sms-composer/sandbox";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { closedPort } from "./fault-server.ts";

const KEY = "key-of-the-readme";
const EXAMPLES = new URL("examples/", import.meta.url);
const README = readFileSync(new URL("../../packages/client/README.md", import.meta.url), "utf8");

describe("the client's README", () => {
  it("shows every example as it is in the file that is run, and nothing else", () => {
    const blocks = [...README.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, code]) => `${language}\n${code}`);
    const files = readdirSync(EXAMPLES).map((name) => `ts\n${readFileSync(new URL(name, EXAMPLES), "utf8")}`);
    assert.deepEqual(blocks.toSorted(), files.toSorted());
  });
});

interface Run {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

/** Runs an example as a program. */
async function run(name: string, baseUrl: string): Promise<Run> {
  const child = spawn(process.execPath, ["--conditions=@sms-composer/source", fileURLToPath(new URL(name, EXAMPLES))], {
    env: { ...process.env, SMS_PARTNER_API_KEY: KEY, SMS_PARTNER_URL: baseUrl },
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    err += String(chunk);
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  assert.ok(!(out + err).includes(KEY), "the key is not shown");
  return { out, err, code };
}

describe("the README's programs", () => {
  let server: SandboxServer;
  before(async () => {
    server = await serveSandbox({ apiKey: KEY });
  });
  after(() => server.close());

  it("the smallest use: a message is on its way", async () => {
    const { out, err, code } = await run("send.ts", server.baseUrl);
    assert.match(out, /^Message \d+ is on its way: 1 SMS for 0\.\d+ EUR\n$/);
    assert.deepEqual([err, code], ["", 0]);
  });

  it("the smallest use: nothing was sent", async () => {
    const { out, err } = await run("send.ts", `http://127.0.0.1:${await closedPort()}/v1`);
    assert.match(err, /^Nothing was sent\. .*ECONNREFUSED/);
    assert.equal(out, "");
  });

  it("the smallest use: it may have been sent", async () => {
    server.sandbox.faults.add({ fault: "drop-after", call: "send", times: 1 });
    const { out, err } = await run("send.ts", server.baseUrl);
    assert.match(err, /^It may have been sent: look before you send again\./);
    assert.equal(out, "");
  });

  it("finding out by the tag: it was sent, or the API knows nothing of it", async () => {
    server.sandbox.faults.add({ fault: "drop-before", call: "send", times: 1 });
    assert.equal((await run("find-out.ts", server.baseUrl)).out, "The API knows nothing of it\n");
    server.sandbox.faults.add({ fault: "drop-after", call: "send", times: 1 });
    assert.equal((await run("find-out.ts", server.baseUrl)).out, "Sent: the answer was lost, the message was not\n");
    assert.equal((await run("find-out.ts", server.baseUrl)).out, "Sent\n");
  });

  it("more calls", async () => {
    const { out, err, code } = await run("more-calls.ts", server.baseUrl);
    assert.equal(err, "");
    assert.match(
      out,
      /^\d+\.\d+ EUR: enough for \d+ SMS\n\+33612345678 waiting\n\+33798765432 waiting\n\[ '\+33612345678' \]\n$/,
    );
    assert.equal(code, 0);
  });
});
