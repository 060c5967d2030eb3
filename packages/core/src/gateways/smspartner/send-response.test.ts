import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { carriesReceipt, fromWireError, parseMessageId, parseSendResponse, readSendReceipt } from "./send-response.ts";
import { WIRE_NAMES } from "./wire.ts";
import { XML_ACCEPTED, XML_FIELD_ERROR, XML_REFUSED } from "./wire-xml-shape.ts";

const ACCEPTED = { success: true, code: 200, message_id: 307, nb_sms: 1, cost: 0.038, currency: "EUR" };
const RECEIPT = { kind: "accepted", messageId: 307, segments: 1, cost: 0.038, currency: "EUR" };

test("an accepted send is a receipt", () => {
  assert.deepEqual(parseSendResponse(ACCEPTED), RECEIPT);
  assert.deepEqual(parseSendResponse({ ...ACCEPTED, cost: 0 }), { ...RECEIPT, cost: 0 });
  assert.deepEqual(parseSendResponse({ ...ACCEPTED, cost: " 3.8E-2 " }), RECEIPT);
});

test("a receipt is read whether or not the answer accepts, and says what it lacks", () => {
  const { kind: _, ...receipt } = RECEIPT;
  const { success: _success, code: _code, ...members } = ACCEPTED;
  assert.deepEqual(readSendReceipt(members), receipt);
  assert.deepEqual(readSendReceipt({ cost: 1 }), { missing: ["message_id", "nb_sms", "currency"] });
  assert.deepEqual(parseSendResponse({ ...members, cost: "?" }), {
    kind: "unreadable",
    missing: ["success", "code", "cost"],
  });
});

test("an identifier is a number while it is a safe integer, and its exact digits beyond", () => {
  const read = (message_id: unknown) => {
    const answer = parseSendResponse({ ...ACCEPTED, message_id });
    return answer.kind === "accepted" ? answer.messageId : answer;
  };
  for (const [given, wanted] of [
    [1, 1],
    ["307", 307],
    [" 307\n", 307],
    [2 ** 53 - 1, 9007199254740991],
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", "9007199254740992"],
    ["9007199254740993", "9007199254740993"],
    [9007199254740993n, "9007199254740993"],
    [307n, 307],
    ["123456789012345678901234567890", "123456789012345678901234567890"],
  ]) {
    assert.equal(read(given), wanted);
    assert.equal(parseMessageId(given), wanted);
  }
});

test("what is no identifier is missing, also a number that has lost its last digits", () => {
  const values = ["0x10", "1e3", "-1", "+1", "1.5", "307.0", "007", "", " ", "abc", "٣"];
  const others = [-1, 1.5, 2 ** 53, 1e21, NaN, Infinity, -1n, true, null, [307], { valueOf: () => 307 }, new Date(7)];
  for (const message_id of [...values, ...others]) {
    assert.equal(parseMessageId(message_id), undefined);
    assert.deepEqual(parseSendResponse({ ...ACCEPTED, message_id }), { kind: "unreadable", missing: ["message_id"] });
  }
  // Whoever asks for 0 asks for something; a send that was given 0 was not written down.
  assert.equal(parseMessageId("0"), 0);
  assert.deepEqual(parseSendResponse({ ...ACCEPTED, message_id: 0 }), { kind: "unreadable", missing: ["message_id"] });
});

test("less than one SMS, a part of one, a negative cost and no currency are not what a success carries", () => {
  const unreadable: Readonly<Record<string, readonly unknown[]>> = {
    nb_sms: [0, -1, 1.5, "0", "-1", "1.5", "0x10", "1 SMS", 2 ** 53, true, null],
    cost: [-0.01, -1, "-0.038", "0x10", "0,038", "", " ", "1e400", NaN, null, true, [0.038]],
    currency: ["", " ", null, 7],
  };
  for (const [name, values] of Object.entries(unreadable)) {
    for (const value of values) {
      assert.deepEqual(parseSendResponse({ ...ACCEPTED, [name]: value }), { kind: "unreadable", missing: [name] });
    }
  }
});

test("a success without what a success carries is unreadable", () => {
  const answer = parseSendResponse({ success: true, code: 200, message: "Request queued for processing" });
  assert.deepEqual(answer, { kind: "unreadable", missing: ["message_id", "nb_sms", "cost", "currency"] });
});

test("a refusal that carries what only a send has is no certain refusal", () => {
  const refusal = { success: false, code: 9, message: "Incorrect" };
  for (const members of [
    { message_id: 77 },
    { message_id: "77" },
    { message_id: "9007199254740993" },
    { message_id: "a-uuid" },
    { message_id: [77] },
    { nb_sms: 1 },
    { nbSMS: "2" },
    { cost: 0.04 },
    { message_id: 77, nb_sms: 1, cost: 0.04, currency: "EUR" },
  ]) {
    assert.equal(carriesReceipt(members), true);
    assert.equal(fromWireError({ ...refusal, ...members }), undefined);
    assert.equal(parseSendResponse({ ...refusal, ...members }).kind, "unreadable");
  }
  for (const members of [
    {},
    { message_id: null },
    { message_id: 0, nb_sms: 0, cost: "0.000" },
    { nb_sms: "" },
    { cost: false },
  ]) {
    assert.equal(carriesReceipt(members), false);
    assert.deepEqual(fromWireError({ ...refusal, ...members }), { code: 9, message: "Incorrect", fieldErrors: [] });
  }
  for (const body of [undefined, null, "message_id", 77]) assert.equal(carriesReceipt(body), false);
});

test("an accepted send at a later time says when, in Paris", () => {
  const scheduled = parseSendResponse({ ...ACCEPTED, scheduledDeliveryDate: "2018-08-18 20:00:00" });
  assert.deepEqual(scheduled, { ...RECEIPT, scheduledAt: new Date("2018-08-18T18:00Z") });
});

test("a time that cannot be read takes nothing away from the receipt", () => {
  for (const scheduledDeliveryDate of ["tomorrow", "2018-02-31 20:00:00", 7, null]) {
    assert.deepEqual(parseSendResponse({ ...ACCEPTED, scheduledDeliveryDate }), RECEIPT);
  }
});

test("members that are not known are left aside", () => {
  assert.deepEqual(parseSendResponse({ ...ACCEPTED, credits: 12 }), RECEIPT);
});

test("the entries of an XML answer, named by their places, read the same", () => {
  const named = (names: readonly string[], entries: readonly unknown[]) =>
    Object.fromEntries(names.map((name, place) => [name, entries[place]]));
  assert.deepEqual(parseSendResponse(named(XML_ACCEPTED, ["true", "200", "307", "1", "0.038", "EUR"])), RECEIPT);
  const error = named(XML_FIELD_ERROR, ["children[message].data", "Le message est requis"]);
  assert.deepEqual(parseSendResponse(named(XML_REFUSED, ["false", "9", [error]])), {
    kind: "refused",
    code: 9,
    fieldErrors: [{ field: "message", elementId: "children[message].data", message: "Le message est requis" }],
  });
  assert.deepEqual(parseSendResponse(named(XML_REFUSED, ["false", "10", "Clé API incorrecte"])), {
    kind: "refused",
    code: 10,
    message: "Clé API incorrecte",
    fieldErrors: [],
  });
});

const LIST = [
  { elementId: "children[sender].data", message: "Trop court" },
  { elementId: "children[scheduledDeliveryDate].data", message: "Date passée" },
];
const FIELD_ERRORS = [
  { field: "sender", ...LIST[0] },
  { field: "scheduledAt", ...LIST[1] },
];

test("a refusal with a list of errors, under either name, tells them field by field", () => {
  for (const key of ["errors", "error"]) {
    const body = { success: false, code: 9, [key]: LIST };
    assert.deepEqual(fromWireError(body), { code: 9, fieldErrors: FIELD_ERRORS });
    assert.deepEqual(parseSendResponse(body), { kind: "refused", code: 9, fieldErrors: FIELD_ERRORS });
  }
});

test("a refusal with a single message tells it", () => {
  const body = { success: false, code: 10, message: "API key is incorrect" };
  assert.deepEqual(fromWireError(body), { code: 10, message: "API key is incorrect", fieldErrors: [] });
  assert.deepEqual(fromWireError({ success: false, code: "11", error: "Crédits insuffisants" }), {
    code: 11,
    message: "Crédits insuffisants",
    fieldErrors: [],
  });
});

test("a refusal without any words is one all the same", () => {
  assert.deepEqual(fromWireError({ success: false, code: 30 }), { code: 30, fieldErrors: [] });
});

test("every name of the wire leads to our field, and others to none", () => {
  const fieldOf = (elementId: unknown) =>
    fromWireError({ success: false, code: 9, errors: [{ elementId, message: "" }] })?.fieldErrors[0]?.field;
  for (const [field, name] of Object.entries(WIRE_NAMES)) {
    assert.equal(fieldOf(`children[${name}].data`), field);
    assert.equal(fieldOf(name), field);
  }
  assert.equal(fieldOf("children[time].data"), "scheduledAt");
  assert.equal(fieldOf("children[minute].data"), "scheduledAt");
  assert.equal(fieldOf("children[range].data"), "range");
  for (const other of ["data", "children[other].data", "children[constructor].data", "toString", "", null, 7]) {
    assert.equal(fieldOf(other), undefined);
  }
});

test("an entry of the list that is none is left out, and one without a name keeps its words", () => {
  const errors = [null, 7, "x", {}, { message: 7 }, { message: "Incorrect" }];
  assert.deepEqual(fromWireError({ success: false, code: 9, errors })?.fieldErrors, [
    { elementId: "", message: "Incorrect" },
  ]);
  assert.deepEqual(fromWireError({ success: false, code: 9, errors: { message: "x" } })?.fieldErrors, []);
});

test("an answer that lacks something is unreadable, and says what it lacks", () => {
  for (const name of XML_ACCEPTED) {
    const { [name]: _, ...rest } = ACCEPTED;
    assert.deepEqual(parseSendResponse(rest), { kind: "unreadable", missing: [name] });
  }
  assert.deepEqual(parseSendResponse({ ...ACCEPTED, message_id: "", cost: "a lot", nb_sms: Infinity }), {
    kind: "unreadable",
    missing: ["message_id", "nb_sms", "cost"],
  });
});

test("an answer that contradicts itself is unreadable", () => {
  assert.deepEqual(parseSendResponse({ ...ACCEPTED, code: 11 }), { kind: "unreadable", missing: ["code"] });
  assert.deepEqual(parseSendResponse({ ...ACCEPTED, success: false }), { kind: "unreadable", missing: ["success"] });
});

test("the error page of a web framework is no refusal of the API", () => {
  const body = { code: 500, message: "Internal Server Error" };
  assert.equal(fromWireError(body), undefined);
  assert.equal(parseSendResponse(body).kind, "unreadable");
});

test("nothing at all is unreadable", () => {
  for (const body of [undefined, null, "", "<html>", 200, [], {}, { success: false }]) {
    assert.equal(fromWireError(body), undefined);
    assert.equal(parseSendResponse(body).kind, "unreadable");
  }
});

test("no answer makes it throw", () => {
  const throwing = {
    get success() {
      throw new Error("hostile");
    },
  };
  assert.equal(parseSendResponse(throwing).kind, "unreadable");
  const names = fc.constantFrom(...XML_ACCEPTED, "errors", "error", "message", "scheduledDeliveryDate");
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
  const answer = fc.oneof(anything, fc.dictionary(names, fc.oneof(anything, fc.constantFrom(false, "false", 9, [{}]))));
  fc.assert(
    fc.property(answer, (body) => {
      const { kind } = parseSendResponse(body);
      assert.equal(kind === "refused", fromWireError(body) !== undefined);
    }),
  );
});
