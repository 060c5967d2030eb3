import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { createClient } from "./client.ts";
import type { Client } from "./client.ts";
import { ApiError, ResponseError, toSendOutcome } from "./errors.ts";

const REQUEST = { recipients: ["+33612345678"], message: "a" };
const RECEIPT = { success: true, code: 200, message_id: 307, nb_sms: 1, cost: 0.038, currency: "EUR" };

function clientThatGets(body: unknown, init?: ResponseInit): Client {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return createClient({ apiKey: "secret key", fetch: async () => new Response(text, init), retry: { attempts: 1 } });
}

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => assert.fail("it succeeded"),
    (error: unknown) => error,
  );
}

describe("an accepted send with an answer that lacks something", () => {
  for (const name of ["message_id", "nb_sms", "cost", "currency"] as const) {
    it(`is certainly sent: ${name}`, async () => {
      const { [name]: _, ...rest } = RECEIPT;
      const error = await errorOf(clientThatGets(rest).send(REQUEST));
      assert.ok(error instanceof ResponseError);
      assert.deepEqual([error.outcome, error.missing, error.rawBody], ["sent", [name], JSON.stringify(rest)]);
      assert.equal(toSendOutcome(error).outcome, "unknown", "for an outbox a person has to look");
    });
  }
});

describe("a refusal with the receipt of a send", () => {
  for (const status of [200, 400, 403]) {
    it(`is no certain refusal under status ${status}`, async () => {
      const error = await errorOf(clientThatGets({ ...RECEIPT, success: false, code: 9 }, { status }).send(REQUEST));
      assert.ok(error instanceof ResponseError);
      assert.equal(error.outcome, "unknown");
    });
  }
});

describe("an answer with more than is known", () => {
  it("is read all the same", async () => {
    const receipt = await clientThatGets({ ...RECEIPT, new: { deep: [1] } }).send(REQUEST);
    assert.deepEqual(receipt, { messageId: 307, segments: 1, cost: 0.038, currency: "EUR" });
  });
});

describe("a read whose answer lacks something", () => {
  it("names all of it and keeps the answer", async () => {
    const body = { success: true, code: 200, user: { firstname: "b" }, credits: { creditSms: 1 } };
    const error = await errorOf(clientThatGets(body).credits());
    assert.ok(error instanceof ResponseError);
    assert.deepEqual(error.missing, ["user.username", "credits.balance", "credits.currency"]);
    assert.equal(error.rawBody, JSON.stringify(body));
  });

  it("names what is missing where it is missing", async () => {
    const OK = { success: true, code: 200 };
    const credits = { creditSms: 1, creditHlr: 3, toSend: 4, balance: "5.000", currency: "EUR" };
    const cases: [(client: Client) => Promise<unknown>, object, string[]][] = [
      [
        (client) => client.credits(),
        { user: { username: "a", firstname: "b", lastname: "c" }, credits },
        ["credits.creditSmsECO"],
      ],
      [
        (client) => client.lookup(["1"]),
        {
          lookup: [
            { request: "0", success: false },
            { request: "1", success: true, type: "Mobile", format: {} },
          ],
        },
        [
          "lookup.1.countryCode",
          "lookup.1.prefixCode",
          "lookup.1.phoneNumber",
          "lookup.1.format.e164",
          "lookup.1.format.international",
          "lookup.1.format.national",
          "lookup.1.format.rfc3966",
        ],
      ],
      [
        (client) => client.statusOfMany([{ messageId: 1, recipient: "1" }]),
        { StatutResponse_List: [{ ...OK, phoneNumber: "1", messageId: 1 }] },
        ["StatutResponse_List.0.status"],
      ],
      [(client) => client.stopList(), { data: {} }, ["data"]],
      [(client) => client.addStop("1"), {}, ["stopId"]],
    ];
    for (const [call, body, missing] of cases) {
      const error = await errorOf(call(clientThatGets({ ...OK, ...body })));
      assert.ok(error instanceof ResponseError);
      assert.deepEqual(error.missing, missing);
    }
  });
});

describe("a read whose answer lacks what it is not asked for", () => {
  const OK = { success: true, code: 200 };

  it("gives the balance without look-ups and waiting SMS", async () => {
    const credits = { creditSms: 20, creditSmsECO: 37, creditHlr: null, balance: "0.900", currency: "EUR" };
    const read = await clientThatGets({ ...OK, user: { username: "a" }, credits }).credits();
    assert.deepEqual([read.premium, read.balance, read.lookups, read.pending], [20, "0.900", 0, 0]);
  });

  it("gives the status of a message that has no cost, no date and no word yet", async () => {
    const row = { number: "+33612345678", messageId: "307", stopSms: null, cost: "", countryCode: null };
    for (const date of [null, "", "0000-00-00 00:00:00", undefined]) {
      assert.deepEqual(
        await clientThatGets({ ...OK, ...row, date, statut: null }).status({ messageId: 307, recipient: "0612345678" }),
        {
          recipient: "+33612345678",
          messageId: 307,
          status: "waiting",
          statusText: "",
          stopped: false,
          currency: "",
          countryCode: "",
        },
      );
    }
  });

  it("gives the statuses of all recipients though one has none", async () => {
    const rows = [
      { phoneNumber: "+33612345678", status: "Delivered", stopSMS: 1, date: "1534615206" },
      { phoneNumber: "+33612345679", status: null, stopSMS: null, date: "0000-00-00 00:00:00" },
    ];
    const statuses = await clientThatGets({ ...OK, StatutResponse_List: rows }).statusByMessage(307);
    assert.deepEqual(
      statuses.map(({ status, stopped, at }) => [status, stopped, at?.toISOString()]),
      [
        ["delivered", true, "2018-08-18T18:00:06.000Z"],
        ["waiting", false, undefined],
      ],
    );
  });
});

describe("the raw body of an error", () => {
  it("has no key in it, and is not printed with the error", async () => {
    const body = { success: true, code: 200, apiKey: "secret key", phoneNumber: "+33612345678" };
    const error = await errorOf(clientThatGets(body).credits());
    assert.ok(error instanceof ResponseError);
    assert.equal(error.rawBody, JSON.stringify({ ...body, apiKey: "[API key]" }));
    assert.ok(!inspect(error).includes("+33612345678"));
    assert.ok(!JSON.stringify(error).includes("+33612345678"));
  });
});

describe("a refusal", () => {
  it("has the API's words and our names of fields, under either name of the list", async () => {
    for (const member of ["errors", "error"]) {
      const list = [
        { elementId: "children[sender].data", message: "The sender is too long" },
        { elementId: "children[urlDlr].data", message: "Not a URL" },
        { elementId: "children[minute].data", message: "Minute missing" },
        { elementId: "children[unheard].data", message: "Unheard of" },
      ];
      const error = await errorOf(clientThatGets({ success: false, code: 9, [member]: list }).send(REQUEST));
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.code, error.codeName, error.outcome], [9, "constraint-not-respected", "not-sent"]);
      assert.deepEqual(
        error.fieldErrors.map(({ field, message }) => [field, message]),
        [
          ["sender", "The sender is too long"],
          ["receiptUrl", "Not a URL"],
          ["scheduledAt", "Minute missing"],
          [undefined, "Unheard of"],
        ],
      );
      assert.match(error.message, /code 9, constraint-not-respected/);
    }
  });

  it("may come with a single message", async () => {
    const error = await errorOf(
      clientThatGets({ success: false, code: 11, message: "Manque de crédits" }).send(REQUEST),
    );
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.apiMessage, error.codeName], ["Manque de crédits", "not-enough-credit"]);
    const message = "Manque de crédits";
    assert.deepEqual(toSendOutcome(error), { outcome: "not-sent", reason: "refused", code: 11, message });
  });

  it("may have a code that is not documented", async () => {
    const error = await errorOf(clientThatGets({ success: false, code: 777 }).send(REQUEST));
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.code, error.codeName, error.outcome], [777, undefined, "not-sent"]);
  });

  it("has a meaning that is typed, so that a misspelt one does not compile", async () => {
    const error = await errorOf(clientThatGets({ success: false, code: 11 }).send(REQUEST));
    assert.ok(error instanceof ApiError);
    // @ts-expect-error "not-enough-credits" is none of the names.
    assert.equal(error.codeName === "not-enough-credits", false);
    assert.equal(error.codeName, "not-enough-credit" satisfies typeof error.codeName);
  });

  it("has the meaning that its code has for the call", async () => {
    const names = async (call: (client: Client) => Promise<unknown>, code: number): Promise<unknown> =>
      ((await errorOf(call(clientThatGets({ success: false, code })))) as ApiError).codeName;
    assert.deepEqual(
      await Promise.all([
        names((client) => client.cancel(1), 6),
        names((client) => client.statusByMessage(1), 3),
        names((client) => client.removeStop(1), 4),
        names((client) => client.addStop("x"), 9),
        names((client) => client.lookup(["x"]), 3),
      ]),
      [
        "too-late-to-cancel",
        "message-id-required",
        "stop-not-found",
        "phone-number-invalid",
        "numbers-not-comma-separated",
      ],
    );
  });

  it("that does not say so itself may be somebody else's, and is not certain", async () => {
    const outcomes: unknown[] = [];
    for (const status of [200, 409, 504, 404]) {
      const answer = { code: 1042, message: "upstream went away" };
      const error = await errorOf(clientThatGets(answer, { status }).send(REQUEST));
      assert.ok(error instanceof ResponseError);
      outcomes.push([status, error.outcome]);
    }
    assert.deepEqual(outcomes, [
      [200, "unknown"],
      [409, "unknown"],
      [504, "unknown"],
      [404, "not-sent"],
    ]);
  });

  it("with a 5xx is not certain", async () => {
    const error = await errorOf(clientThatGets({ success: false, code: 500 }, { status: 500 }).send(REQUEST));
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.outcome, error.code, error.httpStatus], ["unknown", 500, 500]);
  });

  it("too many requests: says when to come back", async () => {
    const init = { status: 429, headers: { "retry-after": "7" } };
    for (const body of [{ success: false, code: 429, message: "Slow down" }, "<html>", { other: 1 }]) {
      const error = await errorOf(clientThatGets(body, init).send(REQUEST));
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.outcome, error.codeName, error.retryAfter], ["not-sent", "too-many-requests", 7000]);
    }
  });

  it("too many requests: a wait that is no number of seconds is not handed on", async () => {
    for (const wait of ["9".repeat(400), "soon"]) {
      const error = await errorOf(clientThatGets("", { status: 429, headers: { "retry-after": wait } }).send(REQUEST));
      assert.ok(error instanceof ApiError);
      assert.equal(error.retryAfter, undefined);
    }
  });
});

describe("an acceptance under a status that refuses", () => {
  it("contradicts itself, and is not certain", async () => {
    for (const status of [400, 403, 404, 429]) {
      const error = await errorOf(clientThatGets(RECEIPT, { status }).send(REQUEST));
      assert.ok(error instanceof ResponseError, String(status));
      assert.equal(error.outcome, "unknown", String(status));
    }
  });
});

describe("the format of an answer", () => {
  it("is seen in the answer: XML or JSON, whichever was asked for", async () => {
    const xml =
      "<?xml version='1.0'?><result><entry>true</entry><entry>200</entry><entry>306</entry><entry>1</entry>" +
      "<entry>0.038</entry><entry><![CDATA[EUR]]></entry></result>";
    const expected = { messageId: 306, segments: 1, cost: 0.038, currency: "EUR" };
    assert.deepEqual(await clientThatGets(xml).send(REQUEST), expected);
  });
});

describe("an error that is not of a client", () => {
  it("is of unknown outcome and tells nothing", () => {
    const outcome = { outcome: "unknown", reason: "internal-error" };
    assert.deepEqual(toSendOutcome(new Error("secret inside")), outcome);
    assert.deepEqual(toSendOutcome(undefined), outcome);
  });
});
