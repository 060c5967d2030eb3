import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyzeMessage } from "../message-analysis.ts";
import type { SendRequest } from "../../request/send-request.ts";
import { validateSendRequest } from "./send-validation.ts";
import { WIRE_NAMES, fromWire, losesCharacters, toWire } from "./wire.ts";

const SHORTEST: SendRequest = { recipients: ["+33612345678"], message: "Bonjour" };
const now = new Date("2026-11-22T12:00Z");

test("only what is set goes on the wire", () => {
  assert.deepEqual(toWire(SHORTEST), { phoneNumbers: "+33612345678", message: "Bonjour" });
});

test("every field has its name on the wire", () => {
  const request: Required<SendRequest> = {
    recipients: ["+33612345678", "0798765432"],
    message: "Prix : 5 €\nà l’été",
    range: "premium",
    sender: "Boutique 12",
    stop: true,
    unicode: false,
    scheduledAt: new Date("2026-12-01T08:05:59Z"),
    tag: "noël-2026",
    responseUrl: "https://example.fr/reply",
    receiptUrl: "https://example.fr/receipt",
    sandbox: true,
  };
  const body = toWire(request, { apiKey: "key" });
  assert.deepEqual(body, {
    apiKey: "key",
    phoneNumbers: "+33612345678,0798765432",
    message: "Prix : 5 :euro::br:à l'été",
    gamme: 1,
    sender: "Boutique 12",
    tag: "noël-2026",
    scheduledDeliveryDate: "01/12/2026",
    time: 9,
    minute: 5,
    urlResponse: "https://example.fr/reply",
    urlDlr: "https://example.fr/receipt",
    isStopSms: 1,
    isUnicode: 0,
    sandbox: 1,
  });
  const names: readonly string[] = Object.values(WIRE_NAMES);
  assert.deepEqual(
    Object.keys(body).filter((name) => !names.includes(name)),
    ["time", "minute"],
  );
});

test("the time on the wire is that of Paris, in summer and in winter", () => {
  const at = (iso: string) => {
    const { scheduledDeliveryDate, time, minute } = toWire({ ...SHORTEST, scheduledAt: new Date(iso) });
    return [scheduledDeliveryDate, time, minute];
  };
  assert.deepEqual(at("2026-12-31T23:00Z"), ["01/01/2027", 0, 0]);
  assert.deepEqual(at("2026-07-04T21:55Z"), ["04/07/2026", 23, 55]);
});

test("the platform replaces nothing in Unicode mode", () => {
  const message = "Œuvre 😀 [5 €]";
  assert.equal(toWire({ ...SHORTEST, message, unicode: true }).message, "Œuvre 😀 [5 :euro:]");
});

test("Low Cost knows no STOP mention", () => {
  const body = toWire({ ...SHORTEST, message: "Soldes NoPub=STOP", range: "lowCost", stop: true, sandbox: false });
  assert.deepEqual(body, { phoneNumbers: "+33612345678", message: "Soldes NoPub=STOP", gamme: 2, sandbox: 0 });
});

test("empty texts are not set", () => {
  assert.deepEqual(toWire({ ...SHORTEST, sender: "", tag: "", responseUrl: "", receiptUrl: "" }), toWire(SHORTEST));
});

test("an invalid date is a RangeError", () => {
  assert.throws(() => toWire({ ...SHORTEST, scheduledAt: new Date(NaN) }), RangeError);
});

test("a body is read leniently: figures as texts, booleans, spaces, the English name of the range, null for nothing", () => {
  const request = fromWire({
    phoneNumbers: " 0612345678 , +33798765432,",
    message: "5 :euro::br:et :euro:br:",
    range: "2",
    sender: "",
    tag: null,
    isStopSms: true,
    isUnicode: "0",
    sandbox: 1,
    scheduledDeliveryDate: "01/12/2026",
    time: "09",
    minute: "5",
  });
  assert.deepEqual(request, {
    recipients: ["0612345678", "+33798765432"],
    message: "5 €\net €br:",
    range: "lowCost",
    stop: true,
    unicode: false,
    sandbox: true,
    scheduledAt: new Date("2026-12-01T08:05Z"),
  });
  assert.deepEqual(fromWire({ phoneNumbers: 33612345678, gamme: 1, scheduledDeliveryDate: "" }), {
    recipients: ["33612345678"],
    message: "",
    range: "premium",
  });
  assert.deepEqual(fromWire({ phoneNumbers: null, message: null, gamme: null }), { recipients: [], message: "" });
});

test("hour 24 of the documentation is midnight", () => {
  const body = { ...toWire(SHORTEST), scheduledDeliveryDate: "31/12/2026", time: 24, minute: 0 };
  assert.equal(fromWire(body).scheduledAt?.toJSON(), "2026-12-31T23:00:00.000Z");
});

test("what cannot be read stays what it is, and validation names its field", () => {
  const hostile = { toString: () => "1" };
  const body = {
    phoneNumbers: hostile,
    message: 7,
    gamme: 3,
    sender: ["x"],
    tag: 1,
    isStopSms: hostile,
    isUnicode: 2,
    sandbox: "yes",
    urlResponse: 1,
    urlDlr: {},
    scheduledDeliveryDate: "31/02/2026",
    time: 8,
    minute: 0,
  };
  const fields = validateSendRequest(fromWire(body), { now }).map(({ field, code }) => `${field} ${code}`);
  assert.deepEqual(fields, [
    "recipients wrong-type",
    "message wrong-type",
    "range wrong-type",
    "sender wrong-type",
    "stop wrong-type",
    "unicode wrong-type",
    "scheduledAt invalid-date",
    "tag wrong-type",
    "responseUrl wrong-type",
    "receiptUrl wrong-type",
    "sandbox wrong-type",
  ]);
  assert.equal(fromWire({ gamme: "constructor" }).range, "constructor");
});

test("a date that is none, or without its time, is an invalid date", () => {
  for (const schedule of [
    { scheduledDeliveryDate: "2026-12-01", time: 8, minute: 0 },
    { scheduledDeliveryDate: "1/12/2026", time: 8, minute: 0 },
    { scheduledDeliveryDate: 20261201, time: 8, minute: 0 },
    { scheduledDeliveryDate: {}, time: 8, minute: 0 },
    { scheduledDeliveryDate: "01/12/2026" },
    { scheduledDeliveryDate: "01/12/2026", time: "", minute: "" },
    { scheduledDeliveryDate: "01/12/2026", time: 8.5, minute: 0 },
    { scheduledDeliveryDate: "01/12/2026", time: 25, minute: 0 },
    { scheduledDeliveryDate: "01/12/2026", time: 8, minute: [0] },
  ]) {
    assert.equal(fromWire(schedule).scheduledAt?.toJSON(), null, JSON.stringify(schedule));
  }
});

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
/** Characters that the platform leaves alone. */
const KEPT = [..."abcXYZ 019.,!?éèàù€\n@£$"];
const request = fc.record(
  {
    recipients: fc.array(
      fc.oneof(digits(8), digits(9)).map((number) => `+336${number}`),
      { minLength: 1, maxLength: 5 },
    ),
    message: fc.string({ unit: fc.constantFrom(...KEPT), minLength: 1 }),
    range: fc.constantFrom("premium" as const, "lowCost" as const),
    sender: fc.string({ minLength: 1 }),
    stop: fc.boolean(),
    unicode: fc.boolean(),
    scheduledAt: fc
      .date({ min: new Date("1980-01-01"), max: new Date("9999-01-01"), noInvalidDate: true })
      // In October an hour comes twice, and the wire cannot tell which.
      .filter((date) => date.getUTCMonth() !== 9)
      .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000)),
    tag: fc.string({ minLength: 1 }),
    responseUrl: fc.webUrl(),
    receiptUrl: fc.webUrl(),
    sandbox: fc.boolean(),
  },
  { requiredKeys: ["recipients", "message"], noNullPrototype: true },
);

test("a request comes back from the wire as it went", () => {
  fc.assert(
    fc.property(request, (sent) => {
      const { stop, ...others } = sent;
      const expected = sent.range === "lowCost" || stop === undefined ? others : sent;
      assert.deepEqual(fromWire(toWire(sent)), expected);
    }),
  );
});

test("reading a body and writing it again changes nothing, whatever the text", () => {
  fc.assert(
    fc.property(request, fc.string({ unit: "binary" }), (sent, message) => {
      const body = toWire({ ...sent, message });
      assert.deepEqual(toWire(fromWire(body)), body);
    }),
  );
});

test("no body makes it throw", () => {
  const body = fc.dictionary(fc.constantFrom(...Object.values(WIRE_NAMES), "time", "minute", "range"), fc.anything());
  fc.assert(fc.property(body, (anything) => void validateSendRequest(fromWire(anything), { now })));
});

test("a body that throws when it is looked at is read as far as it can be", () => {
  const { proxy, revoke } = Proxy.revocable<Record<string, unknown>>({}, {});
  revoke();
  const getter = {
    phoneNumbers: "0612345678",
    get message(): string {
      throw new Error("hostile");
    },
  };
  assert.deepEqual(fromWire(getter), { recipients: ["0612345678"], message: "" });
  for (const body of [proxy, undefined, null, 7] as unknown as Record<string, unknown>[]) {
    assert.deepEqual(fromWire(body), { recipients: [], message: "" });
  }
});

test("a message loses characters exactly where its analysis names some that cannot be sent", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("Prêt\n5 €", "a – b", "e\u0302", "\ud83d", "😀", ""),
  );
  fc.assert(
    fc.property(text, fc.boolean(), (message, unicode) => {
      const { unsupported } = analyzeMessage(message, { mode: unicode ? "unicode" : "gsm" });
      assert.equal(losesCharacters(message, { unicode }), unsupported.length > 0);
    }),
  );
});

test("what loses characters is what its mode cannot carry", () => {
  assert.equal(losesCharacters("Bonjour", {}), false);
  assert.equal(losesCharacters("Prêt 😀", {}), true);
  assert.equal(losesCharacters("Prêt 😀", { unicode: true }), false);
});
