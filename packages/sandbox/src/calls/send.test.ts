import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountSettings } from "../platform/account.ts";
import { getRaw, KEY, post, postRaw, TUESDAY, VALID, type Body } from "../caller.fixture.ts";
import { amountOf } from "../platform/money.ts";
import { createSandbox, type Sandbox } from "../sandbox.ts";

function fresh(account: Partial<AccountSettings> = {}): Sandbox {
  return createSandbox({ apiKey: KEY, startAt: TUESDAY, account });
}

const NUMBER = "+33600000000";
const SUNDAY = new Date("2026-03-15T10:00:00+01:00");
const NIGHT = new Date("2026-03-10T21:00:00+01:00");

test("an accepted send answers id, SMS, cost and currency in the order of the API's example", async () => {
  const answer = await post(fresh(), "send", VALID);
  assert.equal(
    JSON.stringify(answer),
    '{"success":true,"code":200,"message_id":307,"nb_sms":1,"cost":0.038,"currency":"EUR"}',
  );
});

test("a scheduled send also answers its date", async () => {
  const schedule = { scheduledDeliveryDate: "18/08/2026", time: 20, minute: 0 };
  const answer = await post(fresh(), "send", { ...VALID, ...schedule });
  assert.equal(answer.scheduledDeliveryDate, "2026-08-18 20:00:00");
});

/** Requests that one control code answers, each with what must be different for it. */
const REFUSALS: readonly (readonly [code: number, element: string | undefined, parameters: object])[] = [
  [2, "phoneNumbers", { phoneNumbers: undefined }],
  [2, "phoneNumbers", { phoneNumbers: "" }],
  [9, "gamme", { gamme: 3 }],
  [9, "tag", { tag: "x".repeat(21) }],
  [9, "tag", { tag: "my tag" }],
  [9, "tag", { tag: "MyTag" }],
  [9, "urlDlr", { urlDlr: "ftp://127.0.0.1/" }],
  [9, "urlResponse", { urlResponse: "nowhere" }],
  [9, "time", { scheduledDeliveryDate: "18/08/2026", time: 25, minute: 0 }],
  [42, "message", { gamme: 2, message: "x".repeat(161) }],
  [43, "message", { message: undefined }],
  [43, "message", { message: "" }],
  [43, "message", { message: "\u0000\u{1f600}" }],
  [44, "sender", { sender: "ab" }],
  [44, "sender", { sender: "abcdefghijkl" }],
  [44, "sender", { sender: "MY&CO" }],
  [44, "sender", { sender: "ÉCOLE" }],
  [45, "scheduledDeliveryDate", { time: 10, minute: 0 }],
  [46, "time", { scheduledDeliveryDate: "18/08/2026", minute: 0 }],
  [47, "minute", { scheduledDeliveryDate: "18/08/2026", time: 10 }],
  [47, "minute", { scheduledDeliveryDate: "18/08/2026", time: 10, minute: 60 }],
  [48, "minute", { scheduledDeliveryDate: "18/08/2026", time: 10, minute: 7 }],
  [49, "scheduledDeliveryDate", { scheduledDeliveryDate: "31/02/2027", time: 10, minute: 0 }],
  [49, "scheduledDeliveryDate", { scheduledDeliveryDate: "2026-08-18", time: 10, minute: 0 }],
  [49, "scheduledDeliveryDate", { scheduledDeliveryDate: "09/03/2026", time: 10, minute: 0 }],
  [50, "phoneNumbers", { phoneNumbers: Array.from({ length: 501 }, () => NUMBER).join(",") }],
  [52, "message", { message: "x".repeat(1531) }],
  [55, "phoneNumbers", { phoneNumbers: " , ,," }],
  [13, "phoneNumbers", { phoneNumbers: "+819012345678" }],
  [13, "phoneNumbers", { phoneNumbers: "+41791234567", gamme: 2 }],
];

for (const [code, element, parameters] of REFUSALS) {
  test(`code ${code} at ${element} for ${JSON.stringify(parameters).slice(0, 70)}`, async () => {
    const sandbox = fresh();
    const answer = await post(sandbox, "send", { ...VALID, ...parameters });
    assert.equal(answer.success, false);
    assert.equal(answer.code, code);
    assert.deepEqual(
      answer.errors.map(({ elementId }: Body) => elementId),
      [`children[${element}].data`],
    );
    assert.ok(answer.errors[0].message.length > 5);
    assert.equal(sandbox.messages().length, 0);
    assert.equal(sandbox.account.balance, amountOf(50));
  });
}

for (const written of ["922264", "0102030405", "33600000000", "06 00 00 00 00", "+33600000000;+33600000000"]) {
  test(`code 55, and a list of its own, for ${written}; the good numbers are not sent to either`, async () => {
    const sandbox = fresh();
    assert.deepEqual(await post(sandbox, "send", { ...VALID, phoneNumbers: `${NUMBER},${written},+33612345678` }), {
      success: false,
      code: 55,
      message: `No default price was found for the following numbers (${written})`,
      errors: [{ success: false, code: "9", message: `The phone number (${written}) is not a mobile number` }],
    });
    assert.equal(sandbox.messages().length, 0);
    assert.equal(sandbox.account.balance, amountOf(50));
  });
}

test("documented: code 9 at phoneNumbers for a number that is none", async () => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: TUESDAY, dialect: "documented" });
  const answer = await post(sandbox, "send", { ...VALID, phoneNumbers: `${NUMBER},922264` });
  assert.deepEqual(answer, {
    success: false,
    code: 9,
    errors: [{ elementId: "children[phoneNumbers].data", message: "This phone number is not valid (922264)" }],
  });
});

test("code 1 for no key, 10 for a wrong one, before anything else is looked at", async () => {
  const sandbox = fresh();
  assert.equal((await post(sandbox, "send", { apiKey: undefined })).code, 1);
  assert.equal((await post(sandbox, "send", { apiKey: "" })).code, 1);
  assert.deepEqual(await post(sandbox, "send", { apiKey: "wrong" }), {
    success: false,
    code: 10,
    message: "Wrong API key",
  });
});

test("code 90 and HTTP 400 for what is no JSON object, before the key is looked at", async () => {
  for (const body of ['{"apiKey":"a"b"}', "", "[]", '"x"', "null", "apiKey=x&message=y", "{".repeat(100_000)]) {
    const answer = await postRaw(fresh(), "send", body);
    assert.equal(answer.status, 400, body.slice(0, 20));
    assert.equal(((await answer.json()) as Body).code, 90);
  }
});

/** The answers for the state of the account, the vendor or the network. */
const CIRCUMSTANCES: readonly (readonly [code: number, account: Partial<AccountSettings>, parameters?: object])[] = [
  [20, { state: "disabled" }],
  [30, { state: "blocked" }],
  [40, { state: "api-denied" }],
  [96, { state: "ip-denied" }],
  [51, { lowCost: false }, { gamme: 2 }],
  [992, { senders: ["OTHER"] }, { sender: "MYCOMPANY" }],
  [500, { queue: "down" }],
  [9, { unicode: false }, { isUnicode: 1 }],
];

for (const [code, account, parameters] of CIRCUMSTANCES) {
  test(`code ${code} when the account has ${JSON.stringify(account)}`, async () => {
    const sandbox = fresh(account);
    assert.equal((await post(sandbox, "send", { ...VALID, ...parameters })).code, code);
    assert.equal(sandbox.messages().length, 0);
    sandbox.account.change({ state: "active", lowCost: true, unicode: true, queue: "open", senders: ["MYCOMPANY"] });
    assert.equal((await post(sandbox, "send", { ...VALID, ...parameters })).code, 200);
  });
}

test("codes 22 and 23 when the account refuses commercial SMS outside the window", async () => {
  for (const [startAt, code] of [
    [NIGHT, 22],
    [SUNDAY, 23],
  ] as const) {
    const sandbox = createSandbox({ apiKey: KEY, startAt, account: { commercialWindow: "refuse" } });
    assert.equal((await post(sandbox, "send", { ...VALID, isStopSms: 1 })).code, code);
    assert.equal((await post(sandbox, "send", VALID)).code, 200, "others go at any time");
  }
});

test("code 11 when the credit does not cover the cost, and nothing is charged", async () => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: TUESDAY, credit: "0.100" });
  const two = { phoneNumbers: `${NUMBER},0612345678`, message: "Hello" };
  assert.equal((await post(sandbox, "send", two)).cost, 0.076);
  assert.equal((await post(sandbox, "send", VALID)).code, 11);
  assert.equal(sandbox.account.balance, amountOf("0.024"));
  assert.equal((await post(sandbox, "send", { ...VALID, gamme: 2 })).code, 200, "Low Cost is covered to the last cent");
  assert.equal(sandbox.account.balance, 0);
});

test("code 14 when every number is in the STOP list; some are left out at no cost", async () => {
  const sandbox = fresh();
  await post(sandbox, "stop-sms/add", { phoneNumber: NUMBER });
  const refused = await post(sandbox, "send", VALID);
  assert.equal(refused.code, 14);
  const answer = await post(sandbox, "send", { ...VALID, phoneNumbers: `${NUMBER},0612345678` });
  assert.equal(answer.cost, 0.038);
  assert.deepEqual(sandbox.received(NUMBER), []);
  assert.deepEqual(sandbox.received("+33612345678"), ["Hello"]);
});

test("several broken rules are answered together by code 9, in the order of the API's example", async () => {
  const answer = await post(fresh(), "send", {
    phoneNumbers: "922264",
    message: "",
    sender: "abcdefghijkl",
    scheduledDeliveryDate: "21/11/2014",
  });
  assert.deepEqual(answer, {
    success: false,
    code: 9,
    errors: [
      { elementId: "children[message].data", message: "The message is required" },
      { elementId: "children[phoneNumbers].data", message: "This phone number is not valid (922264)" },
      { elementId: "children[sender].data", message: "The sender cannot be longer than 11 characters" },
      {
        elementId: "children[scheduledDeliveryDate].data",
        message: "The date (21/11/2014 at :) is earlier than the current date.",
      },
      { elementId: "children[minute].data", message: "The minute is required" },
      { elementId: "children[time].data", message: "The time is required" },
    ],
  });
});

test("messages come in French when asked for", async () => {
  const sandbox = createSandbox({ apiKey: KEY, language: "fr" });
  assert.equal((await post(sandbox, "send", { apiKey: "wrong" })).message, "Clé API incorrecte");
  assert.equal((await post(sandbox, "send", { ...VALID, message: "" })).errors[0].message, "Le message est requis");
});

test("figures may be numbers or strings, the range `gamme` or `range`, keys in any order", async () => {
  const sandbox = fresh();
  for (const range of [{ gamme: 2 }, { gamme: "2" }, { range: 2 }, { range: "2" }]) {
    assert.equal((await post(sandbox, "send", { ...VALID, ...range })).cost, 0.024);
  }
  const reversed = `{"message":"Hello","phoneNumbers":"0600000000","isStopSms":"1","apiKey":"${KEY}"}`;
  assert.equal(((await (await postRaw(sandbox, "send", reversed)).json()) as Body).code, 200);
  assert.equal(sandbox.received(NUMBER).at(-1), "Hello STOP 36xxx");
});

test("what arrives is replaced, decoded and counted as the platform does", async () => {
  const sandbox = fresh();
  const message = "Être prêt à l’été :br:5 :euro: – [A]";
  assert.equal((await post(sandbox, "send", { ...VALID, message })).nb_sms, 1);
  assert.deepEqual(sandbox.received(NUMBER), ["Etre pret à l'été \n5 €  (A)"]);
  await post(sandbox, "send", { ...VALID, message, isUnicode: 1 });
  assert.equal(sandbox.received(NUMBER).at(-1), "Être prêt à l’été \n5 € – [A]");
});

test("the STOP mention counts, is the account's own, and a marketing account has it always", async () => {
  const sandbox = fresh();
  assert.equal((await post(sandbox, "send", { ...VALID, message: "x".repeat(149), isStopSms: 1 })).nb_sms, 1);
  assert.equal((await post(sandbox, "send", { ...VALID, message: "x".repeat(150), isStopSms: 1 })).nb_sms, 2);
  sandbox.account.change({ marketing: true, stopMention: " STOP 36180" });
  await post(sandbox, "send", VALID);
  assert.equal(sandbox.received(NUMBER).at(-1), "Hello STOP 36180");
  await post(sandbox, "send", { ...VALID, gamme: 2, isStopSms: 1 });
  assert.equal(sandbox.received(NUMBER).at(-1), "Hello", "Low Cost has none");
});

test("every listed number is sent to and paid for, by the price of its country", async () => {
  const sandbox = fresh();
  const answer = await post(sandbox, "send", { message: "x".repeat(161), phoneNumbers: "0600000000, +41791234567" });
  assert.equal(answer.nb_sms, 2);
  assert.equal(answer.cost, 0.206);
  assert.equal(sandbox.account.balance, amountOf(50) - amountOf("0.206"));
});

test("sandbox=1 sends nothing, charges nothing and is forgotten after a day", async () => {
  const sandbox = fresh();
  const answer = await post(sandbox, "send", { ...VALID, sandbox: 1 });
  assert.equal(answer.code, 200);
  assert.deepEqual(sandbox.received(NUMBER), []);
  assert.equal(sandbox.account.balance, amountOf(50));
  assert.equal(sandbox.messages().length, 1);
  sandbox.clock.advance(25 * 3_600_000);
  assert.equal(sandbox.messages().length, 0);
});

test("the answer is XML when _format says so, in the body or in the query", async () => {
  const sandbox = fresh();
  const xml = await (await postRaw(sandbox, "send", JSON.stringify({ apiKey: KEY, ...VALID, _format: "xml" }))).text();
  assert.match(
    xml,
    /<result><entry>true<\/entry><entry>200<\/entry><entry>307<\/entry><entry>1<\/entry><entry>0.038<\/entry><entry><!\[CDATA\[EUR\]\]><\/entry><\/result>/,
  );
  const refused = await postRaw(sandbox, "send?_format=xml", JSON.stringify({ apiKey: KEY }));
  assert.match(refused.headers.get("content-type") ?? "", /xml/);
  assert.match(
    await refused.text(),
    /<entry>false<\/entry><entry>9<\/entry><entry><entry><entry><!\[CDATA\[children\[message\]\.data\]\]><\/entry>/,
  );
});

test("hostile bodies get an answer, never a crash", async () => {
  const sandbox = fresh();
  const bodies: readonly object[] = [
    { ...VALID, message: { toString: "x" } },
    { ...VALID, message: "\udfff\ud800\u0007" },
    { ...VALID, message: "a".repeat(1_000_000) },
    { ...VALID, phoneNumbers: ["+33600000000"] },
    { ...VALID, phoneNumbers: ",".repeat(1_000_000) },
    { ...VALID, phoneNumbers: "9".repeat(1_000_000) },
    { ...VALID, sender: "x".repeat(1_000_000) },
    { ...VALID, scheduledDeliveryDate: 5, time: {}, minute: [] },
    JSON.parse('{"__proto__":{"apiKey":"x"},"constructor":1}') as object,
  ];
  for (const body of bodies) {
    const answer = await post(sandbox, "send", body);
    assert.equal(answer.success, false);
    assert.ok(JSON.stringify(answer).length < 10_000);
  }
});

test("a body of more than 8 MB is not read", async () => {
  assert.equal((await postRaw(fresh(), "send", "x".repeat(8_000_001))).status, 413);
});

test("other methods are refused with the one that is allowed", async () => {
  const answer = await getRaw(fresh(), "send", { apiKey: KEY });
  assert.deepEqual([answer.status, answer.headers.get("allow")], [405, "POST"]);
});
