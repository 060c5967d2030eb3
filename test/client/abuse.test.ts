/** Tests of `createHandler`'s protection against abuse: who may send what, where to, and how much. */
import type { HandlerClient } from "@sms-composer/client";
import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import { ask, backend, clientOf, drawKey, fail, now, press, restart, sends, SMS, wait } from "./user-backend.ts";
import type { Answer } from "./user-backend.ts";

beforeEach(restart);

const to = (...recipients: readonly string[]): object => ({ ...SMS, recipients });
const codes = ({ status, outcome, code }: Answer): unknown[] => [status, outcome, code];

describe("countries", () => {
  it("by default Europe and France overseas are sent to, and nowhere else", async () => {
    const handle = backend();
    for (const [number, isSent] of [
      ["+33612345678", true],
      ["0612345678", true],
      ["+262692123456", true],
      ["+4915123456789", true],
      ["+447400123456", true],
      ["+41791234567", true],
      ["+68987123456", true],
      ["+12025550123", false],
      ["+9607712345", false],
      ["+221771234567", false],
    ] as const) {
      const answer = await ask(handle, press(drawKey(), to(number)));
      if (isSent) assert.notEqual(answer.code, "country-not-allowed", number);
      else assert.deepEqual(codes(answer), [422, "not-sent", "country-not-allowed"], number);
    }
  });

  it("satellite, premium and other numbers of no country are sent to only where they are named", async () => {
    const special = [
      "+8821312345678",
      "+88213123456",
      "+870773123456",
      "+881612345678",
      "+979123456789",
      "+447012345678",
    ];
    const handle = backend();
    const open = backend({ countries: ["satellite", "premium", "non-geographic"] });
    for (const number of special) {
      const answer = await ask(handle, press(drawKey(), to(number)));
      assert.deepEqual(codes(answer), [422, "not-sent", "country-not-allowed"], number);
      assert.notEqual((await ask(open, press(drawKey(), to(number)))).code, "country-not-allowed", number);
    }
    assert.equal(codes(await ask(open, press(drawKey())))[2], "country-not-allowed");
  });

  it("one number too far refuses the whole request", async () => {
    const answer = await ask(backend(), press(drawKey(), to("+33612345678", "+9607712345")));
    assert.deepEqual([...codes(answer), sends()], [422, "not-sent", "country-not-allowed", 0]);
  });

  it("are checked when the handler is made", () => {
    for (const wrong of ["fr", "FRA", "France", ""]) assert.throws(() => backend({ countries: [wrong] }), /countries/);
  });
});

describe("fields", () => {
  it("by default a page can neither have replies and receipts sent elsewhere, nor make a send a trial", async () => {
    const handle = backend();
    for (const extra of [
      { responseUrl: "https://evil.example/" },
      { receiptUrl: "https://evil.example/" },
      { sandbox: true },
      { sandbox: false },
    ]) {
      const answer = await ask(handle, press(drawKey(), { ...SMS, ...extra }));
      assert.deepEqual(codes(answer), [422, "not-sent", "field-not-allowed"], JSON.stringify(extra));
    }
    assert.equal(sends(), 0);
  });

  it("a field that is not allowed is refused, never dropped", async () => {
    const handle = backend({ fields: { allow: ["recipients", "message"] } });
    const answer = await ask(handle, press(drawKey(), { ...SMS, sender: "LaPoste" }));
    assert.deepEqual([...codes(answer), sends()], [422, "not-sent", "field-not-allowed", 0]);
    assert.equal((await ask(handle, press(drawKey(), { ...SMS, sender: null, tag: "" }))).outcome, "sent");
  });

  it("a field by the API's name is refused, never dropped: a message for tomorrow does not leave at once", async () => {
    const handle = backend();
    const fields = { scheduledDeliveryDate: "21/10/2030", gamme: 2, isStopSms: 0, urlDlr: "https://evil.example/" };
    for (const [name, value] of Object.entries(fields)) {
      const answer = await ask(handle, press(drawKey(), { ...SMS, [name]: value }));
      assert.deepEqual([...codes(answer), sends()], [422, "not-sent", "field-not-allowed", 0], name);
    }
    assert.equal((await ask(handle, press(drawKey(), { ...SMS, gamme: null, other: 1 }))).outcome, "sent");
  });

  it("fixed fields are the backend's, given or computed", async () => {
    const sent: object[] = [];
    const client: HandlerClient = {
      send: async (request) => {
        sent.push(request);
        return { messageId: 1, segments: 1, cost: 0.1, currency: "EUR" };
      },
    };
    await ask(
      backend({ client, fields: { fixed: { sender: "Shop" } } }),
      press(drawKey(), { ...SMS, sender: "Other" }),
    );
    const fixed = (request: Request) => ({ sender: request.headers.get("x-user") ?? "" });
    await ask(backend({ client, fields: { fixed } }), press(drawKey()));
    assert.deepEqual(
      sent.map((request) => (request as { sender?: string }).sender),
      ["Shop", "ada"],
    );
  });

  it("a fixed field is judged by the rules as well, and a function that fails sends nothing", async () => {
    const wrong = await ask(backend({ fields: { fixed: { sender: "A&B" } } }), press(drawKey()));
    assert.deepEqual([wrong.status, wrong.outcome, wrong.reason], [422, "not-sent", "invalid"]);
    const fixed = () => Promise.reject(new Error("no database"));
    const broken = await ask(backend({ fields: { fixed } }), press(drawKey()));
    assert.deepEqual([broken.status, broken.outcome, sends()], [500, "not-sent", 0]);
    assert.throws(() => backend({ fields: { allow: ["receipients" as "recipients"] } }), /receipients/);
  });
});

describe("quotas", () => {
  it("count SMS, not requests, for each user apart", async () => {
    const handle = backend({ limits: { smsPerMinute: 4 } });
    const two = to("+33612345678", "+33698765432");
    const long = { ...to("+33612345678", "+33698765432"), message: "a".repeat(161) };
    assert.equal((await ask(handle, press(drawKey(), two))).outcome, "sent");
    assert.deepEqual(codes(await ask(handle, press(drawKey(), long))), [429, "not-sent", "quota-exceeded"]);
    assert.equal((await ask(handle, press(drawKey(), two))).outcome, "sent");
    assert.equal((await ask(handle, press(drawKey()))).code, "quota-exceeded");
    assert.equal((await ask(handle, press(drawKey(), SMS, { "x-user": "bob" }))).outcome, "sent");
    wait(60_000);
    assert.equal((await ask(handle, press(drawKey()))).outcome, "sent");
  });

  it("hold for any minute and any day, not for those of the calendar", async () => {
    const handle = backend({ limits: { smsPerDay: 2 } });
    await ask(handle, press(drawKey()));
    wait(23 * 3_600_000);
    await ask(handle, press(drawKey()));
    wait(59 * 60_000);
    assert.equal((await ask(handle, press(drawKey()))).code, "quota-exceeded");
    wait(60_000);
    assert.equal((await ask(handle, press(drawKey()))).outcome, "sent");
    assert.equal((await ask(handle, press(drawKey()))).code, "quota-exceeded");
  });

  it("a repeated request takes nothing, and what was not sent is given back", async () => {
    const handle = backend({ limits: { smsPerDay: 2 } });
    const key = drawKey();
    await ask(handle, press(key));
    await ask(handle, press(key));
    fail({ fault: "rate-limit", call: "send", times: 1 });
    assert.equal((await ask(handle, press(drawKey()))).outcome, "not-sent");
    assert.equal((await ask(handle, press(drawKey()))).outcome, "sent");
    assert.equal((await ask(handle, press(drawKey()))).code, "quota-exceeded");
  });

  it("what may have been sent is not given back", async () => {
    const handle = backend({ limits: { smsPerDay: 1 } });
    fail({ fault: "drop-before", call: "send", times: 1 });
    assert.equal((await ask(handle, press(drawKey()))).outcome, "unknown");
    assert.equal((await ask(handle, press(drawKey()))).code, "quota-exceeded");
  });

  it("hold for requests that come at once", async () => {
    const handle = backend({ limits: { smsPerMinute: 10 } });
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(handle, press(drawKey()))));
    assert.equal(answers.filter(({ outcome }) => outcome === "sent").length, 10);
    assert.equal(sends(), 10);
  });

  it("in money need prices, and refuse what has none", async () => {
    assert.throws(() => backend({ limits: { costPerDay: 1 } }), /prices/);
    const handle = backend({ limits: { costPerDay: 0.1 }, prices: { FR: { premium: 0.04 } } });
    assert.equal((await ask(handle, press(drawKey()))).outcome, "sent");
    assert.equal((await ask(handle, press(drawKey(), to("+4915123456789")))).code, "country-not-allowed");
    assert.equal((await ask(handle, press(drawKey()))).outcome, "sent");
    assert.equal((await ask(handle, press(drawKey()))).code, "quota-exceeded");
  });

  it("are no quotas when they are not above 0", () => {
    for (const wrong of [0, -1, Number.NaN, "5" as unknown as number]) {
      assert.throws(() => backend({ limits: { smsPerDay: wrong } }), /limits\.smsPerDay/);
    }
  });
});

describe("allow", () => {
  it("sees the request, what would be sent and what it comes to, once for each send", async () => {
    const allow = mock.fn((_request: Request, _send: object, _estimate: object) => true);
    const handle = backend({ allow, prices: { FR: { premium: 0.04 } } });
    const key = drawKey();
    const body = { ...to("+33612345678", "+33698765432"), message: "a".repeat(161) };
    await ask(handle, press(key, body));
    await ask(handle, press(key, body));
    assert.equal(allow.mock.callCount(), 1);
    const [request, send, estimate] = allow.mock.calls[0]?.arguments ?? [];
    assert.equal(request?.headers.get("x-user"), "ada");
    assert.equal((send as { message: string }).message.length, 161);
    assert.deepEqual(estimate, {
      recipients: 2,
      segments: 4,
      segmentsPerRecipient: 2,
      destinations: { FR: 4 },
      cost: 0.16,
    });
  });

  it("refuses by false, by an answer of its own, and when it fails; nothing is kept of it", async () => {
    const key = drawKey();
    let verdict: () => boolean | Response = () => false;
    const handle = backend({ allow: () => verdict() });
    assert.deepEqual(codes(await ask(handle, press(key))), [403, "not-sent", "not-authorized"]);
    verdict = () => Response.json({ outcome: "not-sent", code: "captcha" }, { status: 403 });
    assert.equal((await ask(handle, press(key))).code, "captcha");
    verdict = () => {
      throw new Error("no database");
    };
    assert.deepEqual(codes(await ask(handle, press(key))), [500, "not-sent", undefined]);
    verdict = () => true;
    assert.deepEqual([(await ask(handle, press(key))).outcome, sends()], ["sent", 1]);
  });
});

describe("the origin", () => {
  const from = (headers: Record<string, string>, options = {}): Promise<Answer> =>
    ask(backend(options), press(drawKey(), SMS, headers));

  it("of a page elsewhere is refused, of one's own and of none it is not", async (context) => {
    context.mock.method(console, "warn", () => {});
    const own = "http://backend.test";
    const evil = "https://evil.example";
    for (const [headers, isSent] of [
      [{}, true],
      [{ "sec-fetch-site": "same-origin", origin: evil }, true],
      [{ origin: own }, true],
      [{ origin: own, host: "backend.test" }, true],
      [{ origin: "https://shop.test", host: "shop.test" }, true],
      [{ origin: own, host: "other.test" }, false],
      [{ origin: evil }, false],
      [{ origin: "null" }, false],
      [{ origin: "http://backend.test.evil.example" }, false],
      [{ origin: "http://backend.test:8080" }, false],
      [{ "sec-fetch-site": "cross-site", origin: evil }, false],
      [{ "sec-fetch-site": "same-site", origin: own }, false],
      [{ "sec-fetch-site": "none" }, false],
    ] as const) {
      const answer = await from(headers);
      if (isSent) assert.equal(answer.outcome, "sent", JSON.stringify(headers));
      else assert.deepEqual(codes(answer), [403, "not-sent", "origin-not-allowed"], JSON.stringify(headers));
    }
  });

  it("that is listed may send, also from another site", async (context) => {
    context.mock.method(console, "warn", () => {});
    const options = { origins: ["https://shop.example"] };
    const listed = { "sec-fetch-site": "cross-site", origin: "https://shop.example" };
    assert.equal((await from(listed, options)).outcome, "sent");
    assert.equal((await from({ ...listed, origin: "https://evil.example" }, options)).code, "origin-not-allowed");
    for (const wrong of ["shop.example", "https://shop.example/", "*", "null"])
      assert.throws(() => backend({ origins: [wrong] }), /origins/);
  });

  it("that is refused is named on the console with the option that lets it in, once", async (context) => {
    const warn = context.mock.method(console, "warn", () => {});
    const handle = backend();
    for (let count = 0; count < 3; count++)
      await ask(handle, press(drawKey(), SMS, { origin: "https://evil.example" }));
    assert.equal(warn.mock.callCount(), 1);
    assert.match(String(warn.mock.calls[0]?.arguments[0]), /"https:\/\/evil\.example".*"origins"/);
  });
});

describe("opt-outs", () => {
  it("are left out of a send and named, from a list or a function", async () => {
    const both = to("+33612345678", "0698765432");
    for (const optOuts of [["06 12 34 56 78"], async () => ["33612345678"]]) {
      const answer = await ask(backend({ optOuts }), press(drawKey(), both));
      assert.deepEqual([answer.outcome, (answer as { optedOut?: unknown }).optedOut], ["sent", ["+33612345678"]]);
    }
    assert.equal(sends(), 2);
  });

  it("nobody left is nothing sent", async () => {
    const answer = await ask(backend({ optOuts: ["+33612345678"] }), press(drawKey()));
    assert.deepEqual([...codes(answer), sends()], [422, "not-sent", "opted-out", 0]);
  });

  it("the account's STOP list can be their source, and a source that fails sends nothing", async () => {
    const client = clientOf();
    await client.addStop("+33612345678");
    const optOuts = async () => (await client.stopList()).map(({ phoneNumber }) => phoneNumber);
    assert.equal((await ask(backend({ client, optOuts }), press(drawKey()))).code, "opted-out");
    fail({ fault: "error-before", call: "stop-sms/list" });
    const broken = await ask(backend({ client, optOuts }), press(drawKey()));
    assert.deepEqual([broken.status, broken.outcome, sends()], [500, "not-sent", 0]);
  });
});

describe("time", () => {
  it("a body that does not arrive, or a check that hangs, is answered in time", async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("{")) });
    const headers = { "content-type": "application/json", "x-user": "ada", "idempotency-key": drawKey() };
    const slow = new Request("http://backend.test/sms", {
      method: "POST",
      headers,
      body,
      duplex: "half",
    } as RequestInit);
    assert.deepEqual(codes(await ask(backend({ requestTimeout: 50 }), slow)), [400, "not-sent", "body-unreadable"]);
    const hanging = backend({ requestTimeout: 50, authorize: () => new Promise(() => {}) });
    assert.deepEqual(codes(await ask(hanging, press(drawKey()))), [500, "not-sent", undefined]);
    assert.equal(now().getTime() > 0 && sends(), 0);
  });
});
