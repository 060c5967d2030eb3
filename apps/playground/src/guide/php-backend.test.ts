/** The guide's backend in PHP, run where the machine has PHP with cURL and SQLite, against the sandbox. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { SendRequest } from "@sms-composer/core";
import { toWire } from "@sms-composer/core/requests";
import { serveSandbox, type SandboxServer } from "@sms-composer/sandbox";
import { requires } from "../../../../test/tools/optional-tools.ts";

const KEY = "key-of-the-backend";
const PROGRAM = fileURLToPath(new URL("../../guide/backend.php", import.meta.url));
const SMS: SendRequest = { recipients: ["+33612345678"], message: "A demain :\n5 €" };

describe("the backend in PHP", { skip: requires("php") }, answersLikeTheClient);

interface PhpServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** PHP's own server on a port that it chooses and prints. */
async function startPhp(apiAddress: string, store: string): Promise<PhpServer> {
  const child = spawn("php", ["-S", "127.0.0.1:0", PROGRAM], {
    env: {
      ...process.env,
      SMS_PARTNER_API_KEY: KEY,
      SMS_PARTNER_URL: apiAddress,
      SMS_STORE: store,
      // Several workers, as a server has them: what is claimed in one is seen in the others.
      PHP_CLI_SERVER_WORKERS: "6",
    },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const ended = once(child, "exit");
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += String(chunk);
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.once("exit", () => reject(new Error(said)));
  });
  return {
    address,
    async stop() {
      // The workers are processes of their own, of one group.
      if (child.pid !== undefined) process.kill(-child.pid);
      await ended;
    },
  };
}

function answersLikeTheClient(): void {
  let server: SandboxServer;
  let php: PhpServer;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "php-backend-"));
    server = await serveSandbox({ apiKey: KEY, startAt: new Date("2026-03-10T09:00:00Z") });
    php = await startPhp(server.baseUrl, join(folder, "sends.sqlite"));
  });
  after(async () => {
    await php?.stop();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const post = (body: unknown, options: PostOptions = {}) => postTo(php.address, body, options);
  const look = async (key: string, session = "ada") =>
    answerOf(await fetch(`${php.address}/sms`, { headers: { cookie: `session=${session}`, "idempotency-key": key } }));
  const sends = (): number => server.sandbox.messages().length;

  test("strangers, other types, other methods, what is no JSON and what is too large do not get to the API", async () => {
    const answers = [
      await post(SMS, { session: "eve" }),
      await post(SMS, { headers: { origin: "https://evil.example" } }),
      await post(SMS, { headers: { "sec-fetch-site": "cross-site" } }),
      await post(SMS, { type: "text/plain" }),
      await post("recipients=1"),
      await post("[1]"),
      await post({ ...SMS, message: "a".repeat(300_000) }),
      await post(SMS, { key: "" }),
      await post(SMS, { key: "a b" }),
    ];
    assert.deepEqual(
      answers.map(({ status, outcome }) => [status, outcome["outcome"]]),
      [403, 403, 403, 415, 400, 400, 413, 400, 400].map((status) => [status, "not-sent"]),
    );
    assert.equal((await fetch(php.address, { method: "PUT" })).status, 405);
    assert.equal(server.sandbox.log().length, 0);
  });

  test("what breaks a rule is refused by its field, and a field that is not allowed is never dropped", async () => {
    for (const [extra, field] of [
      [{ recipients: "+33612345678" }, "recipients"],
      [{ recipients: ["12"] }, "recipients"],
      [{ recipients: [{}] }, "recipients"],
      [{ message: " " }, "message"],
      [{ message: ["a"] }, "message"],
      [{ sender: "A&B" }, "sender"],
      [{ sender: { a: 1 } }, "sender"],
      [{ range: "cheap" }, "range"],
      [{ stop: "yes" }, "stop"],
      [{ scheduledAt: "tomorrow" }, "scheduledAt"],
      [{ tag: "Été 1" }, "tag"],
    ] as const) {
      const { status, outcome } = await post({ ...SMS, ...extra });
      const [issue] = outcome["issues"] as { field: string }[];
      assert.deepEqual([status, outcome["outcome"], issue?.field], [422, "not-sent", field], JSON.stringify(extra));
    }
    for (const extra of [
      { sandbox: true },
      { receiptUrl: "https://evil.example" },
      { columns: ["a"], rows: [["b"]] },
    ]) {
      const { status, outcome } = await post({ ...SMS, ...extra });
      assert.deepEqual([status, outcome["outcome"], outcome["code"]], [422, "not-sent", "field-not-allowed"]);
    }
    assert.equal(server.sandbox.log().length, 0);
  });

  test("every field arrives as the client would send it", async () => {
    const request: SendRequest = {
      ...SMS,
      range: "premium",
      sender: "Boutique",
      stop: true,
      unicode: false,
      scheduledAt: new Date("2026-07-14T22:05:00Z"),
      tag: "summer",
    };
    const { status, outcome } = await post(request);
    assert.deepEqual([status, outcome["outcome"], outcome["segments"]], [200, "sent", 1]);
    assert.equal(outcome["scheduledAt"], "2026-07-14T22:05:00.000Z");
    const { apiKey, ...body } = JSON.parse(server.sandbox.log().at(-1)?.requestBody ?? "") as Record<string, unknown>;
    assert.notEqual(apiKey, undefined);
    assert.deepEqual(body, toWire(request));
  });

  test("twenty equal requests at once are one send, and later ones get its outcome", async () => {
    const before = sends();
    const key = drawKey();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(SMS, { key })));
    assert.equal(sends(), before + 1);
    assert.equal(new Set(answers.map(({ outcome }) => outcome["messageId"])).size, 1);
    assert.deepEqual(await post(SMS, { key }), answers[0]);
    const { status, outcome } = await post({ ...SMS, message: "Autre" }, { key });
    assert.deepEqual([status, outcome["outcome"], outcome["code"]], [422, "unknown", "idempotency-key-reused"]);
    assert.equal((await post(SMS, { key, session: "bob" })).outcome["outcome"], "sent");
    assert.equal(sends(), before + 2, "another user's key is another key");
  });

  test("a lost answer is found by its tag: by a look, and by sending again", async () => {
    server.sandbox.faults.add({ fault: "drop-after", call: "send", times: 1 });
    const key = drawKey();
    const before = sends();
    const lost = await post(SMS, { key });
    assert.deepEqual([lost.status, lost.outcome["outcome"]], [502, "unknown"]);
    assert.equal((await post(SMS, { headers: { "idempotency-replaces": key } })).outcome["foundByTag"], true);
    assert.deepEqual(await look(key, "bob"), { status: 404, outcome: { outcome: "unknown" } });
    assert.deepEqual(await look(key), { status: 200, outcome: { outcome: "sent", foundByTag: true } });
    assert.equal(sends(), before + 1);
    assert.deepEqual(await look(drawKey()), { status: 404, outcome: { outcome: "unknown" } });
  });

  test("an old key that the table has forgotten is looked up before anything is sent", async () => {
    const key = drawKey(Date.now() - 25 * 3_600_000);
    assert.equal((await post(SMS, { key })).outcome["outcome"], "sent");
    const before = sends();
    await withPhp(server.baseUrl, async (address) => {
      assert.equal((await postTo(address, SMS, { key })).outcome["foundByTag"], true);
      assert.equal(sends(), before);
    });
  });

  test("what the API refuses is said at the page's field", async () => {
    server.sandbox.account.change({ senders: ["OTHER"] });
    const { status, outcome } = await post({ ...SMS, sender: "Boutique" });
    server.sandbox.account.change({ senders: undefined });
    assert.deepEqual([status, outcome["outcome"], outcome["code"]], [422, "not-sent", 992]);
  });

  for (const [fault, status, outcome] of [
    ["drop-after", 502, "unknown"],
    ["error-after", 502, "unknown"],
    ["html-after", 502, "unknown"],
    ["truncated", 502, "unknown"],
    ["degraded", 502, "unknown"],
    ["rate-limit", 429, "not-sent"],
  ] as const) {
    test(`${fault}: ${outcome}`, async () => {
      server.sandbox.faults.add({ fault, call: "send", times: 1 });
      const answer = await post(SMS);
      assert.deepEqual([answer.status, answer.outcome["outcome"]], [status, outcome]);
    });
  }

  test("only a whole refusal is one, and only a whole receipt a success", async () => {
    let body = "";
    const api = createServer((_, response) => response.end(body)).listen(0, "127.0.0.1");
    await once(api, "listening");
    const receipt = JSON.stringify({ success: true, code: 200, message_id: 1, nb_sms: 1, cost: 0.1, currency: "EUR" });
    await withPhp(`http://127.0.0.1:${(api.address() as AddressInfo).port}`, async (address) => {
      for (const [answered, outcome] of [
        ['{"success":false}', "unknown"],
        ['{"success":false,"code":200}', "unknown"],
        ['{"success":false,"code":9,"message_id":77}', "unknown"],
        ['{"success":true,"code":200,"message":"Request queued for processing"}', "unknown"],
        [receipt.replace("0.1", "1e400"), "unknown"],
        [receipt.replace('"nb_sms":1', '"nb_sms":0'), "unknown"],
        ["[]", "unknown"],
        ["null", "unknown"],
        ['{"success":false,"code":9,"errors":[null,3,{"message":"a"}]}', "not-sent"],
        ['{"success":false,"code":9,"errors":"text"}', "not-sent"],
        [receipt, "sent"],
      ] as const) {
        body = answered;
        assert.equal((await postTo(address, SMS)).outcome["outcome"], outcome, answered);
      }
      body = receipt.replace('"message_id":1', '"message_id":90071992547409931234');
      assert.equal((await postTo(address, SMS)).outcome["messageId"], "90071992547409931234");
    }).finally(() => api.close());
  });

  test("no connection: certainly not sent", async () => {
    const gone = await serveSandbox();
    await gone.close();
    await withPhp(gone.baseUrl, async (address) => {
      const { status, outcome } = await postTo(address, SMS);
      assert.deepEqual([status, outcome["outcome"]], [503, "not-sent"]);
    });
  });

  /** Another backend with a table of its own. */
  async function withPhp(api: string, use: (address: string) => Promise<void>): Promise<void> {
    const other = await startPhp(api, join(folder, `${drawKey()}.sqlite`));
    await use(other.address).finally(() => other.stop());
  }
}

interface PostOptions {
  readonly session?: string;
  readonly type?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function postTo(
  address: string,
  body: unknown,
  { session = "ada", type = "application/json", key = drawKey(), headers = {} }: PostOptions = {},
) {
  const response = await fetch(`${address}/sms`, {
    method: "POST",
    headers: { "content-type": type, cookie: `session=${session}`, "idempotency-key": key, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return answerOf(response);
}

async function answerOf(response: Response): Promise<{ status: number; outcome: Record<string, unknown> }> {
  const text = await response.text();
  assert.ok(!text.includes(KEY));
  return { status: response.status, outcome: JSON.parse(text) as Record<string, unknown> };
}

/** A UUIDv7 that was drawn at a given time. */
function drawKey(at = Date.now()): string {
  const time = at.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
