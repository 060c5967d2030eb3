import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { get, getRaw, KEY, post, postRaw, TUESDAY, VALID, type Body } from "../caller.fixture.ts";
import { createSandbox, type Sandbox } from "../sandbox.ts";

function fresh(options: object = {}): Sandbox {
  return createSandbox({ apiKey: KEY, startAt: TUESDAY, ...options });
}

const BODY = JSON.stringify({ apiKey: KEY, ...VALID });

function ask(sandbox: Sandbox, path: string, init: RequestInit = {}): Promise<Response> {
  return sandbox.fetch(new Request(`http://127.0.0.1/v1/${path}`, init));
}

/** Headers that a page of the web, a webhook, or a page under a name that points here may come with. */
const FOREIGN: readonly Readonly<Record<string, string>>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "http://127.0.0.1.evil.example" },
  { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  { "sec-fetch-site": "cross-site" },
  { "sms-sandbox-webhook": "1" },
];

test("no page of the web and no webhook can make a call, and what they send is not kept", async () => {
  const sandbox = fresh();
  for (const headers of FOREIGN) {
    const sent = await ask(sandbox, "send", { method: "POST", body: BODY, headers });
    assert.equal(sent.status, 403, JSON.stringify(headers));
    assert.equal((await ask(sandbox, `me?apiKey=${KEY}`, { headers })).status, 403, JSON.stringify(headers));
  }
  assert.equal(sandbox.messages().length, 0);
  assert.equal(sandbox.log().length, 0);
});

test("a page of this machine and programs without these headers can", async () => {
  const sandbox = fresh();
  const local: readonly Readonly<Record<string, string>>[] = [
    {},
    { origin: "http://localhost:5173", "sec-fetch-site": "cross-site" },
    { origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
  ];
  for (const headers of local) {
    assert.equal((await ask(sandbox, "send", { method: "POST", body: BODY, headers })).status, 200);
  }
});

test("a path that is no call is a JSON 404, and another method a JSON 405; both are in the log", async () => {
  const sandbox = fresh();
  const cases: readonly (readonly [status: number, method: string, path: string])[] = [
    [404, "POST", "vn/nothing"],
    [404, "POST", "send/"],
    [404, "POST", "/send"],
    [404, "DELETE", "message-cancel/307"],
    [404, "GET", ""],
    [405, "GET", "send"],
    [405, "PUT", "send"],
    [405, "POST", "me"],
  ];
  for (const [status, method, path] of cases) {
    const answer = await ask(sandbox, path, { method, ...(method === "POST" && { body: BODY }) });
    assert.equal(answer.status, status, `${method} ${path}`);
    assert.equal(answer.headers.get("content-type"), "application/json");
    const { success, code, message } = (await answer.json()) as Body;
    assert.deepEqual([success, code, message.length > 5], [false, status, true]);
  }
  const log = sandbox.log();
  assert.deepEqual(
    log.map(({ status, method }) => [status, method]),
    cases.map(([status, method]) => [status, method]),
  );
  assert.ok(!JSON.stringify(log).includes(KEY));
  assert.equal((await ask(sandbox, "send", { method: "GET" })).headers.get("allow"), "POST");
});

test("a body is read as strictly as PHP reads it: code 90 for bytes, surrogates and marks that it refuses", async () => {
  const valid = { apiKey: KEY, ...VALID };
  const bodies: readonly (readonly [what: string, body: string | Uint8Array<ArrayBuffer>])[] = [
    ["latin-1", new Uint8Array(Buffer.from(JSON.stringify({ ...valid, message: "Café" }), "latin1"))],
    ["UTF-16", new Uint8Array(Buffer.from(BODY, "utf16le"))],
    ["a byte order mark", `\ufeff${BODY}`],
    ["half of an emoji", JSON.stringify({ ...valid, message: "cut \ud83d" })],
    ["the other half", JSON.stringify({ ...valid, message: "cut \ude00" })],
    ["half in a name", JSON.stringify({ ...valid, "\ud83d": 1 })],
    ["half deep inside", JSON.stringify({ ...valid, deep: [{ deeper: "\ud83d" }] })],
    ["513 levels", BODY.replace("{", `{"deep":${"[".repeat(513)}${"]".repeat(513)},`)],
  ];
  for (const [what, body] of bodies) {
    const answer = await ask(fresh(), "send", { method: "POST", body });
    assert.equal(answer.status, 400, what);
    assert.equal(((await answer.json()) as Body).code, 90, what);
  }
  for (const message of ["Café 👍", "\\ud83d is a text"]) {
    assert.equal((await post(fresh(), "send", { message })).code ?? 0, 2, "no number, so the JSON was read");
  }
});

test("a wrong key is HTTP 403 as recorded, HTTP 200 as documented", async () => {
  for (const [dialect, status] of [
    ["recorded", 403],
    ["documented", 200],
  ] as const) {
    const answer = await getRaw(fresh({ dialect }), "me", { apiKey: "wrong" });
    assert.equal(answer.status, status);
    assert.equal(((await answer.json()) as Body).code, 10);
  }
});

test("refusals have HTTP 200, or the status that was chosen; those with a status of their own keep it", async () => {
  const wrong = JSON.stringify({ apiKey: KEY, phoneNumbers: "12", message: "a" });
  assert.equal((await postRaw(fresh(), "send", wrong)).status, 200);
  const sandbox = fresh({ refusalStatus: 422 });
  assert.equal((await postRaw(sandbox, "send", wrong)).status, 422);
  assert.equal((await getRaw(sandbox, "me", {})).status, 422);
  assert.equal((await getRaw(sandbox, "me", { apiKey: "wrong" })).status, 403);
  assert.equal((await postRaw(sandbox, "send", "{")).status, 400);
  assert.equal((await postRaw(sandbox, "send", BODY)).status, 200);
  assert.throws(() => fresh({ refusalStatus: 500 }), RangeError);
});

test("documented: the account has a name, and a status the time of Paris", async () => {
  const sandbox = fresh({ dialect: "documented" });
  assert.deepEqual(Object.keys((await get(sandbox, "me")).user), ["username", "firstname", "lastname"]);
  await post(sandbox, "send", VALID);
  const { date } = await get(sandbox, "message-status", { messageId: "307", phoneNumber: "0600000000" });
  assert.equal(date, "2026-03-10 10:00:00");
  const { lookup } = await post(sandbox, "lookup", { phoneNumbers: "+33612345678, +41791234567" });
  assert.deepEqual(
    lookup.map(({ countryCode }: Body) => countryCode),
    ["France", "Switzerland"],
  );
});

test("XML is application/xml, and the members of /me's user keep their names", async () => {
  const answer = await getRaw(fresh(), "me", { apiKey: KEY, _format: "xml" });
  assert.equal(answer.headers.get("content-type"), "application/xml");
  assert.match(await answer.text(), /<entry><username><!\[CDATA\[[^\]]+\]\]><\/username><\/entry>/);
});

test("the degraded gateway says success to every call and does nothing", async () => {
  const sandbox = fresh({ faults: [{ fault: "degraded" }] });
  const queued = { success: true, code: 200, message: "Request queued for processing" };
  assert.deepEqual(await post(sandbox, "send", VALID), queued);
  assert.deepEqual(await get(sandbox, "message-cancel", { messageId: "307" }), queued);
  assert.equal(sandbox.messages().length, 0);
});

test("an address of a webhook is bounded", async () => {
  const sandbox = fresh();
  const urlDlr = `http://127.0.0.1:9/${"x".repeat(2000)}`;
  const { code, errors } = await post(sandbox, "send", { ...VALID, urlDlr });
  assert.deepEqual([code, errors[0].elementId], [9, "children[urlDlr].data"]);
});

test("what is kept of large requests holds none of the rest in memory", async () => {
  const sandbox = fresh();
  const filler = "x".repeat(2_000_000);
  const unsupported = "漢".repeat(100_000);
  await post(sandbox, "send", { apiKey: "wrong", message: filler });
  const before = heapInUse();
  for (let count = 0; count < 50; count += 1) {
    await post(sandbox, "send", { apiKey: "wrong", message: filler });
    if (count < 10) await post(sandbox, "send", { ...VALID, message: `Twenty letters of text${unsupported}` });
  }
  const grown = heapInUse() - before;
  // Kept whole, it would be 100 MB.
  assert.ok(grown < 20_000_000, `${Math.round(grown / 1e6)} MB more than before`);
});

function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}
