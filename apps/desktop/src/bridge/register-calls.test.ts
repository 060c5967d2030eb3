import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { START_PAGE } from "../app-resources.ts";
import { CALL_NAMES, CALLS, type CallHandlers, type CallName } from "./calls.ts";
import { registerCalls } from "./register-calls.ts";
import type { SenderFrame } from "./trusted-sender.ts";

const PAGE: SenderFrame = { url: START_PAGE, parent: null };
const handled: [CallName, unknown][] = [];
const reports: string[] = [];
let now = 0;
const listeners = new Map<
  string,
  (event: { senderFrame: SenderFrame | null }, ...args: unknown[]) => Promise<unknown>
>();
const handlers = Object.fromEntries(
  CALL_NAMES.map((name) => [
    name,
    (argument: unknown) => {
      handled.push([name, argument]);
      if (name === "forgetKey") throw new TypeError("the words of an error with +33612345678 in them");
      return "answer";
    },
  ]),
) as unknown as CallHandlers;
registerCalls(
  { handle: (channel, listener) => void listeners.set(channel, async (event, ...args) => listener(event, ...args)) },
  handlers,
  (...report) => void reports.push(report.join(" ")),
  () => now,
);
const call = async (name: string, frame: SenderFrame | null, ...args: unknown[]) =>
  listeners.get(name)?.({ senderFrame: frame }, ...args);

beforeEach(() => {
  handled.length = 0;
  reports.length = 0;
});

test("every named call is answered, and no other channel is", () => {
  assert.deepEqual([...listeners.keys()], [...CALL_NAMES]);
});

test("calls of the app's own page are handled", async () => {
  assert.equal(await call("readMessage", PAGE, { id: "abc" }), "answer");
  assert.deepEqual(handled, [["readMessage", { id: "abc" }]]);
});

test("no call is taken from a frame that is gone, inside another one, or of another page", async () => {
  const senders = [
    null,
    { url: START_PAGE, parent: {} },
    { url: "https://composer/index.html", parent: null },
    { url: "app://other/index.html", parent: null },
    { url: "app://composer.evil/index.html", parent: null },
    { url: "file:///index.html", parent: null },
    { url: "about:blank", parent: null },
    { url: "", parent: null },
  ];
  for (const name of CALL_NAMES) {
    for (const sender of senders) await assert.rejects(call(name, sender), /^Error: untrusted$/);
  }
  assert.deepEqual(handled, []);
});

test("arguments that no call takes are refused before they are looked at", async () => {
  const hostile: [CallName, ...unknown[]][] = [
    ["start", {}],
    ["readMessage"],
    ["readMessage", { id: "../../etc/passwd" }],
    ["readMessage", { id: "a", more: 1 }],
    ["readMessage", { id: "a" }, { id: "b" }],
    ["readMessage", { id: { toString: () => "a" } }],
    ["readMessage", JSON.parse('{"id":"a","__proto__":{"x":1}}')],
    ["decide", { batchId: 1.5, decision: "send-again" }],
    ["decide", { batchId: 1, decision: "send-always" }],
    ["useKey", { key: "x".repeat(201), protection: "session" }],
    ["useKey", { key: "   ", protection: "session" }],
    ["useKey", { key: "k", protection: "none" }],
    ["send", { draftId: "a", request: { recipients: ["1"], message: "x", apiKey: "k" } }],
    ["send", { draftId: "a", request: { recipients: "1", message: "x" } }],
    ["send", { draftId: "a", request: { recipients: ["1"], message: "x".repeat(100_001) } }],
    ["send", { draftId: "a", request: { recipients: ["1"], message: "x", scheduledAt: "tomorrow" } }],
    ["send", { draftId: "a", request: { recipients: ["1"], message: "x", scheduledAt: new Date(NaN) } }],
    ["saveDraft", { id: "a", draft: { recipients: Array.from({ length: 100_001 }, () => "1") } }],
    ["findMessages", { limit: 1e9 }],
    ["findMessages", { states: ["no-state"] }],
    ["changeSettings", { baseUrl: "https://evil.example" }],
    ["changeSettings", { account: "own" }],
    ["changeSettings", { theme: "pink" }],
  ];
  for (const [name, ...args] of hostile) {
    await assert.rejects(call(name, PAGE, ...args), /^Error: invalid$/, `${name} ${JSON.stringify(args).slice(0, 80)}`);
  }
  assert.deepEqual(handled, []);
});

test("a page that was taken over sends no faster than a person, and hands over no more than there is", async () => {
  const request = { recipients: ["+33612345678"], message: "spam" };
  const flood = async () => {
    const calls = Array.from({ length: 50 }, (_, n) => call("send", PAGE, { draftId: `d${n}`, request }));
    const outcomes = await Promise.allSettled(calls);
    return outcomes.filter(({ status }) => status === "fulfilled").length;
  };
  now += 600_000;
  assert.equal(await flood(), 20);
  assert.equal(reports.filter((report) => report.startsWith("send too-often")).length, 30);
  now += 60_000;
  assert.ok((await flood()) <= 30);
  const recipients = Array(100_000).fill("x".repeat(93));
  await assert.rejects(call("optOutsAmong", PAGE, { recipients }), /^Error: invalid$/);
  handled.length = 0;
});

test("what a draft and a request carry arrives as it was", async () => {
  const draft = { recipients: ["06 12, half-ty"], message: "Êt\u0000 😀", scheduledAt: new Date(5), range: "lowCost" };
  await call("saveDraft", PAGE, { id: "d-1", draft });
  assert.deepEqual(handled, [["saveDraft", { id: "d-1", draft }]]);
  const pasted = { recipients: ["a whole page into the wrong field ".repeat(9)], sender: "x".repeat(101) };
  assert.equal(await call("saveDraft", PAGE, { id: "d-1", draft: pasted }), "answer");
});

test("one changed setting is one changed setting", async () => {
  await call("changeSettings", PAGE, { theme: "dark" });
  assert.deepEqual(handled, [["changeSettings", { theme: "dark" }]]);
});

test("an error of ours reaches the page without its words, and the log with its name and place only", async () => {
  await assert.rejects(call("forgetKey", PAGE), /^Error: failed$/);
  assert.match(reports.join("\n"), /^forgetKey failed TypeError( < [\w.-]+:\d+:\d+)+$/);
});

test("no call takes or answers anything for the key but useKey, which takes it once", () => {
  const takesKey = CALL_NAMES.filter(
    (name) => "shape" in CALLS[name].argument && "key" in (CALLS[name].argument as { shape: object }).shape,
  );
  assert.deepEqual(takesKey, ["useKey"]);
});
