/** The guide's backend in PHP, run where the machine has PHP with cURL, against the sandbox. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
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

/** PHP's own server on a port that it chooses and prints. */
async function startPhp(apiAddress: string): Promise<{ address: string; stop(): Promise<void> }> {
  const child = spawn("php", ["-S", "127.0.0.1:0", PROGRAM], {
    env: { ...process.env, SMS_PARTNER_API_KEY: KEY, SMS_PARTNER_URL: apiAddress },
    stdio: ["ignore", "ignore", "pipe"],
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
      child.kill();
      await ended;
    },
  };
}

function answersLikeTheClient(): void {
  let server: SandboxServer;
  let php: Awaited<ReturnType<typeof startPhp>>;
  before(async () => {
    server = await serveSandbox({ apiKey: KEY, startAt: new Date("2026-03-10T09:00:00Z") });
    php = await startPhp(server.baseUrl);
  });
  after(async () => {
    await php?.stop();
    await server.close();
  });

  async function post(
    body: unknown,
    { session = "ada", type = "application/json" } = {},
  ): Promise<{ status: number; outcome: Record<string, unknown> }> {
    const response = await fetch(`${php.address}/sms`, {
      method: "POST",
      headers: { "content-type": type, cookie: `session=${session}` },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    assert.ok(!text.includes(KEY));
    return { status: response.status, outcome: JSON.parse(text) as Record<string, unknown> };
  }

  test("strangers, other types, other methods, what is no JSON and what is too large do not get to the API", async () => {
    const answers = [
      await post(SMS, { session: "eve" }),
      await post(SMS, { type: "text/plain" }),
      await post("recipients=1"),
      await post('{"recipients":"+33612345678","message":"a"}'),
      await post({ ...SMS, message: "a".repeat(300_000) }),
    ];
    assert.deepEqual(
      answers.map(({ status, outcome }) => [status, outcome["outcome"]]),
      [403, 415, 400, 400, 413].map((status) => [status, "not-sent"]),
    );
    assert.equal((await fetch(php.address)).status, 405);
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
      responseUrl: "https://example.test/reply?a=1&b=é",
      receiptUrl: "https://example.test/receipt",
      sandbox: false,
    };
    const { status, outcome } = await post(request);
    assert.deepEqual([status, outcome["outcome"], outcome["segments"]], [200, "sent", 1]);
    assert.equal(outcome["scheduledAt"], "2026-07-14T22:05:00.000Z");
    const { apiKey, ...body } = JSON.parse(server.sandbox.log().at(-1)?.requestBody ?? "") as Record<string, unknown>;
    assert.notEqual(apiKey, undefined);
    assert.deepEqual(body, toWire(request));
  });

  test("what the API refuses is said at the page's field", async () => {
    const { status, outcome } = await post({ ...SMS, sender: "A&B" });
    assert.deepEqual([status, outcome["outcome"], outcome["code"]], [422, "not-sent", 44]);
    const [error] = outcome["fieldErrors"] as Record<string, unknown>[];
    assert.deepEqual([error?.["field"], error?.["elementId"]], ["sender", "children[sender].data"]);
    assert.notEqual(error?.["message"], undefined);
  });

  for (const [fault, status, outcome] of [
    ["drop-after", 502, "unknown"],
    ["error-after", 502, "unknown"],
    ["html-after", 502, "unknown"],
    ["truncated", 502, "unknown"],
    ["rate-limit", 429, "not-sent"],
  ] as const) {
    test(`${fault}: ${outcome}`, async () => {
      server.sandbox.faults.add({ fault, times: 1 });
      const answer = await post(SMS);
      assert.deepEqual([answer.status, answer.outcome["outcome"]], [status, outcome]);
    });
  }

  test("no connection: certainly not sent", async () => {
    const gone = await serveSandbox();
    await gone.close();
    const alone = await startPhp(gone.baseUrl);
    try {
      const headers = { "content-type": "application/json", cookie: "session=ada" };
      const response = await fetch(alone.address, { method: "POST", headers, body: JSON.stringify(SMS) });
      assert.deepEqual(
        [response.status, ((await response.json()) as SendRequest & { outcome: string }).outcome],
        [503, "not-sent"],
      );
    } finally {
      await alone.stop();
    }
  });
}
