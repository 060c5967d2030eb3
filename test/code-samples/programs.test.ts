/** The programs of `codeSample`, run where the machine has their runtime; only the address is another one. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { SendRequest } from "@sms-composer/core";
import { CODE_LANGUAGES, codeSample } from "@sms-composer/core/code-samples";
import type { CodeLanguage, CodeLanguageChoice } from "@sms-composer/core/code-samples";
import { toWire } from "@sms-composer/core/requests";
import { serveSandbox } from "@sms-composer/sandbox";
import { startRecordingServer } from "./recording-server.ts";
import type { RecordingServer } from "./recording-server.ts";
import { call, runCommand, type Ending } from "../tools/program-run.ts";
import { requires } from "../tools/optional-tools.ts";
import { runSample, toolsFor } from "./runtimes.ts";

/** Traps of the nine languages in characters that Unicode mode takes, already composed. */
const TRAPS = [
  `"double" 'single' \`id\` \\ \\\\ \\n \\t \\u0041 \\u{41} \\x41 \\" \\' \\( \\(1 + 1) $x \${x} {$x} $(id) $$ $PATH !! ~`,
  `100 % %s %d %n %% {} {0} {{}} {{x}} #{x} @x <?php ?> </script> <!-- --> <b>&amp;& """ ''' "" '' '\\'' \\`,
  `" & ChrW(65) & " ChrW(65) “curly” ‘quotes’ „low“ «guillemets» ＂full＂ EOF /* */ // # -- ;`,
  "é à ü ß ç œ Œ € £ ¥ § Ελλάδα Привет 東京 نص 😀 👩‍👩‍👧 🇫🇷",
].join("\n");

/** Not valid: fields that carry anything at all, so that nothing depends on what the rules let through. */
const HOSTILE = {
  recipients: ["+33612345678", "+33687654321"],
  message: TRAPS,
  unicode: true,
  range: "premium",
  sender: `${String.fromCharCode(...Array(0x250).keys()).slice(1)}\u0085\u2066\ufffe\uffff\ue000\u{10ffff}`,
  tag: `${TRAPS}\r\nWindows\r\rMac\n\n\ud800 lone \udc00 e\u0301 \u200b\u202e\u2028\u2029\ufeff`,
  responseUrl: "https://example.com/reply?a=1&b=%20&c='\"`$x`\\",
} satisfies SendRequest;

const VALID: SendRequest = { recipients: HOSTILE.recipients, message: TRAPS, unicode: true };

const KEY = `k3y "quoted" \\back\\ $HOME %s 'x' \`id\``;
const ACCEPTED = '{"success":true,"code":200,"message_id":307,"nb_sms":1,"cost":0.038,"currency":"EUR"}';
const REFUSED = '{"success":false,"code":10,"message":"Wrong API key"}';

/** The others' JSON encoders have no lone surrogate. */
const KEEPS_LONE_SURROGATES: readonly CodeLanguage[] = ["curl", "python", "node", "java"];

describe("code samples", { concurrency: availableParallelism() }, () => {
  for (const language of CODE_LANGUAGES) {
    const skip = requires(...toolsFor(language.id));
    describe(language.name, { concurrency: 1, skip }, () => sends(language));
  }
});

function sends({ id, fileName }: CodeLanguageChoice): void {
  let server: RecordingServer;
  let folder: string;
  before(async () => {
    server = await startRecordingServer({ status: 200, type: "application/json", body: ACCEPTED });
    folder = await mkdtemp(join(tmpdir(), "code-sample-"));
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs the sample with nothing changed but the address. */
  function run(baseUrl: string, request: SendRequest, key: string | undefined): Promise<Ending> {
    server.requests.length = 0;
    const program = codeSample(request, id).replace("https://api.smspartner.fr/v1", baseUrl);
    return runSample(id, { folder, fileName, program, key });
  }

  test("any characters in any field: they arrive as they were, once, with their length in bytes", async () => {
    server.answer = { status: 200, type: "application/json", body: ACCEPTED };
    const { status, stdout, stderr } = await run(server.baseUrl, HOSTILE, KEY);
    assert.equal(stdout.trim(), ACCEPTED, stderr);
    assert.equal(status, 0, stderr);

    assert.equal(server.requests.length, 1);
    const [received] = server.requests;
    assert.ok(received);
    assert.equal(`${received.method} ${received.path}`, "POST /v1/send");
    assert.equal(received.headers["content-type"], "application/json; charset=utf-8");
    assert.equal(received.headers["content-length"], String(received.body.length));

    const body: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(received.body));
    assert.deepEqual(body, {
      ...toWire(HOSTILE, { apiKey: KEY }),
      sender: HOSTILE.sender,
      tag: KEEPS_LONE_SURROGATES.includes(id) ? HOSTILE.tag : HOSTILE.tag.toWellFormed(),
      urlResponse: HOSTILE.responseUrl,
    });
  });

  test("the sandbox receives the message as it was written, for each number, once, and refuses another key", async () => {
    const { sandbox, baseUrl, close } = await serveSandbox({ apiKey: KEY });
    try {
      const { status, stdout, stderr } = await run(baseUrl, VALID, KEY);
      assert.equal(status, 0, stdout + stderr);
      assert.equal(JSON.parse(stdout).success, true);
      assert.deepEqual(
        sandbox.messages().map(({ deliveries }) => deliveries.map(({ number, content }) => [number, content.text])),
        [VALID.recipients.map((number) => [number, TRAPS])],
      );

      const refused = await run(baseUrl, VALID, "another key");
      assert.notEqual(refused.status, 0);
      assert.equal(JSON.parse(refused.stdout).code, 10);
      assert.equal(sandbox.messages().length, 1);
    } finally {
      await close();
    }
  });

  test("a refusal that comes with HTTP 200 is printed and ends with a status other than 0", async () => {
    server.answer = { status: 200, type: "application/json", body: REFUSED };
    const { status, stdout } = await run(server.baseUrl, VALID, KEY);
    assert.equal(stdout.trim(), REFUSED);
    assert.notEqual(status, 0);
    assert.equal(server.requests.length, 1);
  });

  test("an HTML page with HTTP 503 is printed and ends with a status other than 0", async () => {
    server.answer = { status: 503, type: "text/html", body: "<h1>Down</h1>" };
    const { status, stdout } = await run(server.baseUrl, VALID, KEY);
    assert.equal(stdout.trim().split(/\r?\n/)[0], "<h1>Down</h1>");
    assert.notEqual(status, 0);
    assert.equal(server.requests.length, 1);
  });

  test("a server that is not there: a status other than 0, and the key in nothing that is printed", async () => {
    const gone = await startRecordingServer(server.answer);
    await gone.close();
    const { status, stdout, stderr } = await run(gone.baseUrl, VALID, "s3cr3t-k3y");
    assert.notEqual(status, 0);
    assert.doesNotMatch(stdout + stderr, /s3cr3t-k3y/);
  });

  for (const key of [undefined, ""]) {
    test(`${key === undefined ? "no key" : "an empty key"}: said by name, and nothing is sent`, async () => {
      const { status, stderr } = await run(server.baseUrl, VALID, key);
      assert.match(stderr, /SMSPARTNER_API_KEY to your API key/);
      assert.notEqual(status, 0);
      assert.equal(server.requests.length, 0);
    });
  }

  if (id === "go")
    test("gofmt has nothing to change", async () => {
      await writeFile(join(folder, fileName), codeSample(HOSTILE, id));
      assert.deepEqual(await runCommand(call("gofmt", "-l", fileName), folder), { status: 0, stdout: "", stderr: "" });
    });
}
