/** Programs in the plain style of the vendor's samples, in `vendor-style/`; only the address and the key are others. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { serveSandbox, type SandboxServer } from "@sms-composer/sandbox";
import { requires, type ToolName } from "../tools/optional-tools.ts";
import { call, runCommand } from "../tools/program-run.ts";

const KEY = "key-of-the-samples";

interface Sample {
  readonly name: string;
  readonly file: string;
  readonly requires: readonly ToolName[];
  readonly run: ReturnType<typeof call>;
  /** The text that must arrive. */
  readonly text: string;
}

const SAMPLES: readonly Sample[] = [
  {
    name: "cURL",
    file: "send.sh",
    requires: ["curl", "shell"],
    run: call("sh", "send.sh"),
    text: "Ceci est un message de test, envoyé par cURL \n A bientot",
  },
  {
    name: "Python's http.client",
    file: "send.py",
    requires: ["python"],
    run: call("python3", "send.py"),
    text: "Ceci est un message de test, envoyé par Python \n A bientot",
  },
  {
    name: "Node's https",
    file: "send.cjs",
    requires: [],
    run: call(process.execPath, "send.cjs"),
    text: "Ceci est un message de test, envoye par Node.js \n A bientot",
  },
  {
    name: "Java's HttpURLConnection",
    file: "send.java",
    requires: ["java"],
    run: call("java", "-XX:TieredStopAtLevel=1", "send.java"),
    text: "Ceci est un message de test, envoyé par Java \n A bientot",
  },
  {
    name: "PHP's cURL",
    file: "send.php",
    requires: ["php"],
    run: call("php", "send.php"),
    text: "Ceci est un message de test, envoyé par PHP \n A bientot",
  },
];

let server: SandboxServer;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "vendor-style-"));
});
after(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  server = await serveSandbox({ apiKey: KEY });
});
afterEach(() => server.close());

/** HTTPS at the vendor's becomes HTTP on this machine; nothing else of the program changes. */
const redirect = (program: string): string =>
  program
    .replaceAll("https://api.smspartner.fr", server.address)
    .replace(`HTTPSConnection("api.smspartner.fr")`, `HTTPConnection("127.0.0.1", ${server.port})`)
    .replace(`hostname: "api.smspartner.fr"`, `hostname: "127.0.0.1", port: ${server.port}`)
    .replace(`require("https")`, `require("http")`)
    .replaceAll("YOUR_API_KEY", KEY);

describe("programs that were not written for the sandbox get a success from it", () => {
  for (const { name, file, run, text, requires: tools } of SAMPLES) {
    test(name, { skip: requires(...tools) }, async () => {
      const program = await readFile(new URL(`vendor-style/${file}`, import.meta.url), "utf8");
      await writeFile(join(folder, file), redirect(program));
      const { status, stdout, stderr } = await runCommand(run, folder);
      assert.equal(status, 0, stderr);
      const [sent, me] = stdout.trim().split("\n");
      assert.equal(sent, '{"success":true,"code":200,"message_id":307,"nb_sms":1,"cost":0.038,"currency":"EUR"}');
      assert.equal(JSON.parse(me ?? "").credits.balance, "49.962");
      assert.deepEqual(server.sandbox.received("+33600000000"), [text]);
    });
  }
});

test("a Content-Length in characters, as in the vendor's Node.js and Swift samples, breaks accents as it does there", async () => {
  const body = JSON.stringify({ apiKey: KEY, phoneNumbers: "+33600000000", message: "Ceci a été envoyé" });
  const answer = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": body.length };
    const sent = request(`${server.baseUrl}/send`, { method: "POST", headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("end", () => resolve({ status: response.statusCode, body: text }));
    });
    sent.on("error", reject);
    sent.end(Buffer.from(body).subarray(0, body.length));
  });
  assert.deepEqual(answer, { status: 400, body: '{"success":false,"code":90,"message":"Malformed JSON"}' });
  assert.deepEqual(server.sandbox.messages(), []);
});
