import { serveSandbox } from "@sms-composer/sandbox";
import type { SandboxServer } from "@sms-composer/sandbox";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { call, runCommand, type Ending } from "../tools/program-run.ts";
import { closedPort } from "./fault-server.ts";

const KEY = "key-of-the-readme";
const EXAMPLES = new URL("examples/", import.meta.url);
const README = readFileSync(new URL("../../packages/client/README.md", import.meta.url), "utf8");

describe("the client's README", () => {
  it("shows every example as it is in the file that is run, and nothing else", () => {
    const blocks = [...README.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, code]) => `${language}\n${code}`);
    const files = readdirSync(EXAMPLES).map(
      (name) => `${extname(name).slice(1)}\n${readFileSync(new URL(name, EXAMPLES), "utf8")}`,
    );
    assert.deepEqual(blocks.toSorted(), files.toSorted());
  });
});

/** Runs an example as a program. */
async function run(name: string, baseUrl: string): Promise<Ending> {
  const program = call(process.execPath, "--conditions=@sms-composer/source", fileURLToPath(new URL(name, EXAMPLES)));
  const ending = await runCommand(program, process.cwd(), { SMS_PARTNER_API_KEY: KEY, SMS_PARTNER_URL: baseUrl });
  assert.ok(!(ending.stdout + ending.stderr).includes(KEY), "the key is not shown");
  return ending;
}

describe("the README's programs", () => {
  let server: SandboxServer;
  before(async () => {
    server = await serveSandbox({ apiKey: KEY });
  });
  after(() => server.close());

  it("the smallest use: a message is on its way", async () => {
    const { stdout, stderr, status } = await run("send.ts", server.baseUrl);
    assert.match(stdout, /^Message \d+ is on its way: 1 SMS for 0\.\d+ EUR\n$/);
    assert.deepEqual([stderr, status], ["", 0]);
  });

  it("the smallest use: nothing was sent", async () => {
    const { stdout, stderr } = await run("send.ts", `http://127.0.0.1:${await closedPort()}/v1`);
    assert.match(stderr, /^Nothing was sent\. .*ECONNREFUSED/);
    assert.equal(stdout, "");
  });

  it("the smallest use: it may have been sent", async () => {
    server.sandbox.faults.add({ fault: "drop-after", call: "send", times: 1 });
    const { stdout, stderr } = await run("send.ts", server.baseUrl);
    assert.match(stderr, /^It may have been sent: look before you send again\./);
    assert.equal(stdout, "");
  });

  it("finding out by the tag: it was sent, or the API knows nothing of it", async () => {
    server.sandbox.faults.add({ fault: "drop-before", call: "send", times: 1 });
    assert.equal((await run("find-out.ts", server.baseUrl)).stdout, "The API knows nothing of it\n");
    server.sandbox.faults.add({ fault: "drop-after", call: "send", times: 1 });
    assert.equal((await run("find-out.ts", server.baseUrl)).stdout, "Sent: the answer was lost, the message was not\n");
    assert.equal((await run("find-out.ts", server.baseUrl)).stdout, "Sent\n");
  });

  it("more calls", async () => {
    const { stdout, stderr, status } = await run("more-calls.ts", server.baseUrl);
    assert.equal(stderr, "");
    assert.match(
      stdout,
      /^\d+\.\d+ EUR: enough for \d+ SMS\n\+33612345678 waiting\n\+33798765432 waiting\n\[ '\+33612345678' \]\n$/,
    );
    assert.equal(status, 0);
  });
});
