/** Tests of core with values from a hostile program, file or answer: nothing throws, whatever it is. */
import {
  analyzeMessage,
  carriesReceipt,
  countSegments,
  estimateList,
  fillTemplate,
  findFieldLookalikes,
  fromWire,
  fromWireError,
  parseMessageId,
  parseRecipients,
  parseSendResponse,
  parseTemplate,
  readScheduledAt,
  sendRequestSchema,
  toE164,
  toIssues,
  toWire,
  validateSendRequest,
} from "@sms-composer/core";
import type { SendRequest } from "@sms-composer/core";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { attackCount } from "../client/attack-count.ts";
import { anyDate, jsonValue, make, NAMES, piece, recipe, text } from "./hostile-values.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

const always = <Values extends [unknown, ...unknown[]]>(...args: Parameters<typeof fc.property<Values>>): void =>
  fc.assert(fc.property<Values>(...args), { numRuns: attackCount(1500) });

/** Everything that takes what others hand over. */
const READERS: Readonly<Record<string, (value: unknown) => unknown>> = {
  parseSendResponse,
  fromWireError,
  carriesReceipt,
  parseMessageId,
  readScheduledAt,
  validateSendRequest: (value) => validateSendRequest(value as never, { now: NOW }),
};

/** These take the members of an object, as JSON has them. */
const OBJECT_READERS: Readonly<Record<string, (value: Readonly<Record<string, unknown>>) => unknown>> = {
  fromWire,
  sendRequestSchema: (value) => {
    const { error } = sendRequestSchema.safeParse(value);
    return error && toIssues(error);
  },
};
const jsonObject = fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(jsonValue, anyDate));

describe("whatever arrives", () => {
  for (const [name, read] of Object.entries(READERS)) {
    test(`${name} does not throw`, () => always(recipe, (value) => void read(make(value))));
  }

  for (const [name, read] of Object.entries(OBJECT_READERS)) {
    test(`${name} does not throw for what JSON can hold`, () => always(jsonObject, (value) => void read(value)));
  }

  test("nothing is written on the prototypes of all objects", () => {
    always(jsonObject, (value) => {
      for (const read of Object.values({ ...READERS, ...OBJECT_READERS })) read(value);
    });
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal(({} as { success?: unknown }).success, undefined);
  });

  test("a success has an identifier, at least one SMS, a cost and a currency, or is none", () => {
    always(jsonValue, (value) => {
      const response = parseSendResponse(value);
      if (!("messageId" in response)) return;
      const { messageId, segments, cost, currency } = response;
      assert.match(String(messageId), /^[1-9]\d*$/);
      assert.ok(Number.isSafeInteger(segments) && segments >= 1);
      assert.ok(Number.isFinite(cost) && cost >= 0);
      assert.equal(typeof currency, "string");
    });
  });

  test("a request that passes the rules passes them again after it was written for the wire and read", () => {
    const draft = fc.record(
      {
        recipients: fc.array(fc.constantFrom("+33612345678", "+590690123456", "+14155550100", "0612345678"), {
          maxLength: 3,
        }),
        message: text,
        sender: fc.oneof(fc.constantFrom("SHOP", "Shop 1", "36180", "a"), text),
        tag: fc.oneof(fc.constantFrom("noel", "a-b"), text),
        range: fc.constantFrom("premium", "lowCost"),
        stop: fc.boolean(),
        unicode: fc.boolean(),
        scheduledAt: fc.constantFrom(new Date("2026-12-24T19:30:00Z"), new Date("2027-03-28T01:00:00Z")),
        sandbox: fc.boolean(),
      },
      { requiredKeys: ["recipients", "message"] },
    );
    always(draft, (value) => {
      if (validateSendRequest(value as never, { now: NOW }).length > 0) return;
      const wire = toWire(value as SendRequest);
      assert.ok(!/[\r\n]/.test(wire.message), "no line break on the wire");
      assert.deepEqual(validateSendRequest(fromWire(wire), { now: NOW }), []);
    });
  });
});

describe("hostile texts", () => {
  test("numbers that are read are E.164, and none is there twice", () => {
    always(text, (input) => {
      const { valid } = parseRecipients(input);
      assert.ok(valid.every(({ e164 }) => /^\+[1-9]\d{6,14}$/.test(e164)));
      assert.equal(new Set(valid.map(({ e164 }) => e164)).size, valid.length);
    });
  });

  test("fields lie in the text, one after the other, and have the names of columns", () => {
    const columns = fc.uniqueArray(fc.oneof(fc.constantFrom("Prénom", "Nom", "a"), text), { maxLength: 5 });
    always(text, columns, (message, fields) => {
      const parsed = parseTemplate(message, { fields });
      let end = 0;
      for (const { index, length } of parsed.fields) {
        assert.ok(index >= end && length > 0 && index + length <= message.length);
        end = index + length;
      }
      for (const { index, length } of [...parsed.issues, ...findFieldLookalikes(message)])
        assert.ok(index >= 0 && index + length <= message.length);
      fillTemplate(message, Object.fromEntries(fields.map((name) => [name, message])), { fields });
    });
  });

  test("the estimate of a list is that of its rows, one by one", () => {
    const cell = fc.oneof(
      text,
      fc.constantFrom("06 12 34 56 78", "+33698765432", "", "Anne", "Élodie–Œuvre", "x".repeat(150)),
    );
    const rows = fc.array(fc.tuple(cell, cell), { maxLength: 8 });
    const message = fc.array(fc.oneof(piece, fc.constantFrom("{Prénom}", "{prenom|vous}", "Bonjour ")), {
      maxLength: 8,
    });
    const options = fc.record({ mode: fc.constantFrom("gsm", "unicode", "auto"), stop: fc.boolean() } as const);
    always(rows, message, options, (cells, pieces, given) => {
      const list = { message: pieces.join(""), columns: ["Mobile", "Prénom"], rows: cells, phoneColumn: "Mobile" };
      const estimate = estimateList({ ...list, options: given });
      const { invalid, duplicates, ready } = estimate.rows;
      assert.equal(invalid.length + duplicates.length + ready, cells.length, "every row is counted once");

      const apart = new Set([...invalid.map(({ row }) => row), ...duplicates]);
      let segments = 0;
      for (const [row, [mobile, name]] of cells.entries()) {
        if (apart.has(row)) continue;
        const { text: filled } = fillTemplate(list.message, { Mobile: mobile, Prénom: name }, { fields: list.columns });
        const analysis = analyzeMessage(filled, given);
        assert.deepEqual(analysis.issues, [], "what is ready can be sent");
        assert.equal(analysis.segments.length, countSegments(filled, given).segments);
        assert.ok(toE164(mobile) ?? parseRecipients(mobile).valid.length === 1, mobile);
        segments += analysis.segments.length;
      }
      assert.equal(estimate.segments, segments);
      assert.equal(
        estimate.distribution.reduce((sum, each) => sum + each.segments * each.recipients, 0),
        segments,
      );
    });
  });
});
