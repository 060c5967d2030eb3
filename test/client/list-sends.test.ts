/** Tests of `createHandler` with a list: each person gets their own text once, whatever breaks on the way. */
import { memoryStore } from "@sms-composer/client";
import type { HandlerClient } from "@sms-composer/client";
import type { ListOutcome } from "@sms-composer/core";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, describe, it, mock } from "node:test";
import {
  backend,
  clientOf,
  drawKey,
  endFaults,
  fail,
  handset,
  look,
  now,
  press,
  restart,
  sends,
  wait,
} from "./user-backend.ts";

beforeEach(restart);

const numberOf = (index: number): string => `+336${String(10_000_000 + index)}`;

/** A list of so many people, each with a text of their own. */
const list = (count: number, message = "Bonjour {Prénom|vous}, à {Heure}"): object => ({
  message,
  columns: ["Prénom", "Mobile", "Heure"],
  rows: Array.from({ length: count }, (_, index) => [`P${index}`, numberOf(index), `${index % 24} h`]),
});

type Answer = ListOutcome & { readonly status: number; readonly code?: string; readonly reason?: string };

async function ask(handle: ReturnType<typeof backend>, request: Request): Promise<Answer> {
  const response = await handle(request);
  return { status: response.status, ...((await response.json()) as ListOutcome) };
}

const rowsOf = ({ portions }: Answer, outcome: string): number[] =>
  portions.filter((portion) => portion.outcome === outcome).flatMap(({ rows }) => rows);

const everyRow = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe("a list", () => {
  it("gives each person their own text", async () => {
    const answer = await ask(backend(), press(drawKey(), { ...list(3), phoneColumn: "Mobile", sender: "Cabinet" }));
    assert.deepEqual([answer.status, answer.outcome, rowsOf(answer, "sent")], [200, "sent", [0, 1, 2]]);
    assert.deepEqual(
      [0, 1, 2].flatMap((index) => handset(numberOf(index))),
      ["Bonjour P0, à 0 h", "Bonjour P1, à 1 h", "Bonjour P2, à 2 h"],
    );
    assert.equal(sends(), 1);
  });

  it("of the README arrives", async () => {
    const body: unknown = JSON.parse(readFileSync(new URL("examples/list.json", import.meta.url), "utf8"));
    assert.equal((await ask(backend(), press(drawKey(), body))).outcome, "sent");
    assert.deepEqual(handset("+33612345678"), ["Bonjour Ada, à 9 h"]);
  });

  it("finds the column of the numbers by its index, its heading or what is in it", async () => {
    for (const phoneColumn of [1, "Mobile", "mobile", undefined]) {
      restart();
      const answer = await ask(backend(), press(drawKey(), { ...list(2), phoneColumn }));
      assert.equal(answer.outcome, "sent", String(phoneColumn));
    }
    for (const phoneColumn of [3, "Téléphone", -1]) {
      const answer = await ask(backend(), press(drawKey(), { ...list(2), phoneColumn }));
      assert.deepEqual([answer.status, answer.outcome], [422, "not-sent"], String(phoneColumn));
    }
  });

  it("finds the column of the numbers beside identifiers and dates, though its first row has none", async () => {
    const rows = [
      ["06/12/2023 10:30", "732829320", ""],
      ["07/12/2023 11:30", "632829320", numberOf(1)],
      ["08/12/2023 12:30", "732829321", "0610000002"],
    ];
    const body = { message: "Bonjour", columns: ["Créé", "Siren", "Mobile"], rows };
    const answer = await ask(backend(), press(drawKey(), body));
    assert.deepEqual([rowsOf(answer, "sent"), answer.invalid?.map(({ row }) => row)], [[1, 2], [0]]);
    assert.deepEqual([numberOf(1), numberOf(2)].flatMap(handset), ["Bonjour", "Bonjour"]);
  });

  it("leaves in portions of 500, and a repeat of the key sends nothing more", async () => {
    const handle = backend();
    const key = drawKey();
    const answer = await ask(handle, press(key, list(1201)));
    assert.deepEqual([answer.outcome, answer.portions.map(({ rows }) => rows.length)], ["sent", [500, 500, 201]]);
    assert.deepEqual(rowsOf(answer, "sent"), everyRow(1201));
    assert.deepEqual(await ask(handle, press(key, list(1201))), answer);
    assert.equal(sends(), 3);
  });

  it("whose texts are all alike leaves by /send", async () => {
    const client = { ...clientOf(), sendBulk: mock.fn(() => Promise.reject(new Error("not asked"))) };
    const answer = await ask(backend({ client }), press(drawKey(), list(3, "Bonjour")));
    assert.deepEqual([answer.outcome, sends(), client.sendBulk.mock.callCount()], ["sent", 1, 0]);
  });

  it("sends the same number two texts in different requests, and the same text once", async () => {
    const rows = [
      ["A", numberOf(1)],
      ["B", numberOf(1)],
      ["A", numberOf(1)],
      ["C", numberOf(2)],
    ];
    const answer = await ask(backend(), press(drawKey(), { message: "{Nom}", columns: ["Nom", "Numéro"], rows }));
    assert.deepEqual(
      [answer.portions.map((portion) => portion.rows), answer.duplicates, sends()],
      [[[0, 3], [1]], [2], 2],
    );
  });

  it("says which rows cannot be sent, and sends the others", async () => {
    const rows = [
      ["A", numberOf(1)],
      ["B", "01 42 68 53 00"],
      ["", numberOf(2)],
    ];
    const answer = await ask(backend(), press(drawKey(), { message: "{Nom}", columns: ["Nom", "Numéro"], rows }));
    assert.deepEqual(
      [answer.outcome, rowsOf(answer, "sent"), answer.invalid?.map(({ row }) => row)],
      ["sent", [0], [1, 2]],
    );
    const none = await ask(
      backend(),
      press(drawKey(), { message: "{Nom}", columns: ["Nom", "Numéro"], rows: rows.slice(1) }),
    );
    assert.deepEqual([none.status, none.outcome, none.portions], [422, "not-sent", []]);
  });

  it("is refused before anything is sent when it is too long, has no rows, or a field that it has not", async () => {
    const handle = backend();
    for (const [body, status, code] of [
      [list(5001), 422, "list-too-long"],
      [{ ...list(1), rows: [] }, 422, "list-missing"],
      [{ message: "a", columns: ["a"] }, 422, "list-missing"],
      [list(2, "Bonjour {Prenon}"), 422, undefined],
      [list(2, "Bonjour {Prénom"), 422, undefined],
      [{ ...list(2), rows: [[1, 2]] }, 422, undefined],
      [{ ...list(2), columns: "a" }, 422, undefined],
      [{ ...list(2), recipients: [numberOf(9)] }, 422, "field-not-allowed"],
    ] as const) {
      const answer = await ask(handle, press(drawKey(), body));
      assert.deepEqual([answer.status, answer.outcome, answer.code], [status, "not-sent", code]);
    }
    assert.equal((await ask(backend({ limits: { rows: 1 } }), press(drawKey(), list(2)))).code, "list-too-long");
    assert.equal(sends(), 0);
  });

  it("takes 5,000 rows, and a body of more than 256 KiB only for a list", async () => {
    const answer = await ask(backend(), press(drawKey(), list(5000, `Bonjour {Prénom} ${"a".repeat(90)}`)));
    assert.deepEqual([answer.outcome, rowsOf(answer, "sent").length, sends()], ["sent", 5000, 10]);
    const large = await ask(backend(), press(drawKey(), { recipients: [numberOf(1)], message: "a".repeat(300_000) }));
    assert.deepEqual([large.status, large.code], [413, "body-too-large"]);
  });
});

describe("a list that costs more to read than to post", () => {
  const rows = Array.from({ length: 5000 }, (_, index) => ["z", numberOf(index), ""]);
  const columns = ["a", "Mobile", "b"];

  it("is refused before its texts are made: one of a megabyte for each row took the server minutes", async () => {
    for (const [message, cells] of [
      [`${"x".repeat(1_000_000)}{a}`, rows],
      ["{a}".repeat(20_000), [["z".repeat(50_000), numberOf(1)]]],
      ["{b}".repeat(1000), rows],
      [`{b|${"x".repeat(5000)}}`, rows],
    ] as const) {
      const answer = await ask(backend(), press(drawKey(), { message, columns, rows: cells }));
      assert.deepEqual([answer.status, answer.outcome, answer.code], [422, "not-sent", "list-too-long"]);
    }
    const wide = Array.from({ length: 501 }, (_, index) => `c${index}`);
    assert.equal((await ask(backend(), press(drawKey(), { ...list(1), columns: wide }))).code, "list-too-long");
    assert.equal(sends(), 0);
  });

  it("is read in slices, so that other requests are answered in between", async () => {
    const handle = backend();
    const long = handle(press(drawKey(), { message: `${"é".repeat(1900)}{a}`, columns, rows }));
    let isRead = false;
    void long.then(() => (isRead = true));
    await ask(handle, press(drawKey(), { ...list(1), message: "Bonjour" }));
    assert.equal(isRead, false);
    assert.equal((await long).status, 422);
  });
});

describe("a list whose sending breaks", () => {
  const lose = (fault: "drop-after" | "drop-before"): void => fail({ fault, call: "bulk-send", times: 1 });

  it("stops at a portion that is unknown, and a repeat of the key finds it and goes on", async () => {
    const handle = backend();
    const key = drawKey();
    lose("drop-after");
    const first = await ask(handle, press(key, list(1100)));
    assert.deepEqual(
      [first.outcome, first.portions.map(({ outcome, rows }) => [outcome, rows.length])],
      [
        "unknown",
        [
          ["unknown", 500],
          ["not-sent", 600],
        ],
      ],
    );
    const second = await ask(handle, press(key, list(1100)));
    assert.deepEqual([second.outcome, rowsOf(second, "sent"), sends()], ["sent", everyRow(1100), 3]);
  });

  it("a look at the key tells what is known of each portion", async () => {
    const handle = backend();
    const key = drawKey();
    lose("drop-after");
    await ask(handle, press(key, list(1100)));
    const seen = await ask(handle, look(key));
    assert.deepEqual([seen.status, seen.outcome, rowsOf(seen, "sent").length], [200, "unknown", 500]);
    const whole = await ask(handle, press(key, list(1100)));
    assert.deepEqual((await ask(handle, look(key))).portions, whole.portions);
    assert.equal((await ask(handle, look(key, { "x-user": "eve" }))).status, 404);
  });

  it("what was not found stays unknown, and nothing more leaves under its key", async () => {
    const handle = backend();
    const key = drawKey();
    lose("drop-before");
    await ask(handle, press(key, list(600)));
    const again = await ask(handle, press(key, list(600)));
    assert.deepEqual([again.outcome, sends()], ["unknown", 0]);
    const next = press(drawKey(), list(600), { "idempotency-replaces": key });
    assert.deepEqual([(await ask(handle, next)).outcome, sends()], ["sent", 2]);
  });

  it("goes on after a restart, with a store that survives it or by the tags", async () => {
    for (const store of [memoryStore({ now: () => new Date(0) }), undefined]) {
      restart();
      const key = drawKey();
      let calls = 0;
      // The process ends in the middle of its second portion.
      const dying: HandlerClient = {
        ...clientOf(),
        sendBulk: (request) => (++calls === 2 ? new Promise(() => {}) : clientOf().sendBulk(request)),
      };
      void backend({ client: dying, ...(store && { store }), timeout: 100 })(press(key, list(1100)));
      while (calls < 2) await new Promise((resolve) => setTimeout(resolve, 10));
      wait(1000);
      const answer = await ask(backend({ ...(store && { store }), timeout: 100 }), press(key, list(1100)));
      const seen = [0, 499].flatMap((index) => handset(numberOf(index)));
      assert.equal(seen.length, 2, "the first portion arrived once");
      if (store) assert.deepEqual([answer.outcome, rowsOf(answer, "unknown").length], ["unknown", 500]);
      else assert.deepEqual([answer.outcome, rowsOf(answer, "sent")], ["sent", everyRow(1100)]);
    }
  });

  it("equal requests at once send each portion once", async () => {
    const handle = backend();
    const key = drawKey();
    const answers = await Promise.all([1, 2, 3].map(() => ask(handle, press(key, list(1100)))));
    assert.ok(answers.every(({ outcome }) => outcome === "sent"));
    assert.equal(sends(), 3);
  });

  it("the rest waits when the account cannot pay, and goes when it can", async () => {
    const handle = backend();
    const key = drawKey();
    fail({ fault: "rate-limit", call: "bulk-send", times: 1 });
    const held = await ask(handle, press(key, list(600)));
    assert.deepEqual([held.outcome, rowsOf(held, "not-sent")], ["not-sent", everyRow(600)]);
    endFaults();
    assert.deepEqual([(await ask(handle, press(key, list(600)))).outcome, sends()], ["sent", 2]);
  });

  it("a row that the gateway refuses is told apart from those that it took", async () => {
    const client = clientOf();
    const refusing: HandlerClient = {
      ...client,
      sendBulk: async (request) => {
        const receipt = await client.sendBulk(request);
        const parts = receipt.parts.map((part, index) => (index === 1 ? { ...part, accepted: false, code: 14 } : part));
        return { ...receipt, parts };
      },
    };
    const answer = await ask(backend({ client: refusing }), press(drawKey(), list(3)));
    assert.deepEqual([rowsOf(answer, "sent"), rowsOf(answer, "not-sent"), answer.outcome], [[0, 2], [1], "unknown"]);
  });
});

describe("a list against abuse", () => {
  it("counts for quotas, countries, limits and opt-outs like its texts one by one", async () => {
    const codeOf = async (options: Parameters<typeof backend>[0], body = list(3)): Promise<unknown> => {
      const { status, code, outcome } = await ask(backend(options), press(drawKey(), body));
      return [status, outcome, code];
    };
    assert.deepEqual(await codeOf({ limits: { smsPerDay: 2 } }), [429, "not-sent", "quota-exceeded"]);
    assert.deepEqual(await codeOf({ countries: ["BE"] }), [422, "not-sent", "country-not-allowed"]);
    assert.deepEqual(await codeOf({ limits: { recipients: 2 } }), [422, "not-sent", undefined]);
    assert.deepEqual(await codeOf({ limits: { segments: 1 } }, list(2, "a".repeat(161))), [422, "not-sent", undefined]);
    assert.deepEqual(await codeOf({ fields: { allow: ["message"] } }), [422, "not-sent", "field-not-allowed"]);
    assert.deepEqual(await codeOf({ allow: () => false }), [403, "not-sent", "not-authorized"]);
    assert.equal(sends(), 0);
    const answer = await ask(backend({ optOuts: [numberOf(1)] }), press(drawKey(), list(3)));
    assert.deepEqual([rowsOf(answer, "sent"), answer.optedOut, handset(numberOf(1))], [[0, 2], [numberOf(1)], []]);
    assert.equal(now().getTime() > 0, true);
  });

  it("of which everybody opted out is certainly not sent, unless its key is known", async () => {
    const everybody = { optOuts: [0, 1, 2].map(numberOf) };
    const nobody = await ask(backend(everybody), press(drawKey(), list(3)));
    assert.deepEqual([nobody.status, nobody.outcome, nobody.code, sends()], [422, "not-sent", "opted-out", 0]);
    const store = memoryStore();
    const key = drawKey();
    assert.equal((await ask(backend({ store }), press(key, list(3)))).outcome, "sent");
    const again = await ask(backend({ ...everybody, store }), press(key, list(3)));
    assert.deepEqual([again.outcome, sends()], ["unknown", 1]);
  });
});
