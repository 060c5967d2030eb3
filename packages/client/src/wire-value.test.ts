import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod/mini";
import { dateTime, flag, maybe, number, readBy, text, unread, xmlLayoutOf } from "./wire-value.ts";

/** The value that a schema makes of each value; `undefined` stands for a refusal. */
function readings(schema: z.ZodMiniType, values: readonly unknown[]): unknown[] {
  return values.map((value) => {
    const { success, data } = z.safeParse(schema, value);
    return success ? data : "refused";
  });
}

describe("wire values", () => {
  it("a text may come as a number", () => {
    assert.deepEqual(readings(text, ["a", "", 307, null, true, undefined]), [
      "a",
      "",
      "307",
      "refused",
      "refused",
      "refused",
    ]);
  });

  it("a number may come as a text", () => {
    const values = [1, "1", "0.045", " 12 ", "", " ", "12 €", "1e999", null, true, NaN];
    const refused = Array.from({ length: 7 }, () => "refused");
    assert.deepEqual(readings(number, values), [1, 1, 0.045, 12, ...refused]);
  });

  it("a flag comes as a boolean, as a number or as a text", () => {
    assert.deepEqual(readings(flag, [true, 1, "1", "true"]), [true, true, true, true]);
    assert.deepEqual(readings(flag, [false, 0, "0", "false", ""]), [false, false, false, false, false]);
    assert.deepEqual(readings(flag, ["yes", 2, null]), ["refused", "refused", "refused"]);
  });

  it("a date is a Unix time in seconds, also as a text", () => {
    const expected = new Date("2018-02-06T16:26:56Z");
    assert.deepEqual(readings(dateTime, ["1517934416", 1517934416]), [expected, expected]);
  });

  it("a date without a zone is the clock of Paris, in winter and in summer", () => {
    assert.deepEqual(readings(dateTime, ["2015-02-07 22:39:46", "2018-08-18T20:00:00", "2018-08-18 20:00"]), [
      new Date("2015-02-07T21:39:46Z"),
      new Date("2018-08-18T18:00:00Z"),
      new Date("2018-08-18T18:00:00Z"),
    ]);
  });

  it("a date may have its zone, with a colon or without", () => {
    const expected = new Date("2021-10-05T08:00:00Z");
    const values = ["2021-10-05T10:00:00+0200", "2021-10-05T10:00:00+02:00", "2021-10-05T08:00:00.000Z"];
    assert.deepEqual(readings(dateTime, values), [expected, expected, expected]);
  });

  it("what is no date is refused", () => {
    const values = [
      "yesterday",
      "18/08/2018",
      "2018-08-18",
      "2026-02-31 10:00:00",
      "0000-00-00 00:00:00",
      "9".repeat(20),
      null,
      {},
    ];
    assert.deepEqual(
      readings(dateTime, values),
      values.map(() => "refused"),
    );
  });

  it("a member that is not known yet may be absent, null or empty", () => {
    assert.deepEqual(readings(maybe(dateTime), [undefined, null, ""]), [undefined, undefined, undefined]);
    assert.deepEqual(readings(maybe(dateTime), ["soon"]), ["refused"]);
    assert.deepEqual(readings(maybe(number), ["3"]), [3]);
  });
});

describe("readBy", () => {
  const read = readBy(z.object({ id: number, parts: z.array(z.object({ name: text })) }));

  it("gives the result and leaves unknown members aside", () => {
    assert.deepEqual(read({ id: "3", parts: [{ name: "a", more: 1 }], new: true }), {
      result: { id: 3, parts: [{ name: "a" }] },
    });
  });

  it("names what is missing or has the wrong type by its path", () => {
    assert.deepEqual(read({ parts: [{ name: "a" }, {}] }), { missing: ["id", "parts.1.name"] });
    assert.deepEqual(read({ id: "x", parts: "none" }), { missing: ["id", "parts"] });
    assert.deepEqual(read(undefined), { missing: ["body"] });
  });
});

describe("xmlLayoutOf", () => {
  it("has the members of a schema in their order, whatever is made of them", () => {
    const answer = z.pipe(
      z.object({
        id: number,
        total: unread,
        user: maybe(z.object({ name: text, at: dateTime })),
        parts: z.array(
          z.pipe(
            z.object({ name: text, stopped: flag }),
            z.transform(({ name }) => name),
          ),
        ),
      }),
      z.transform(({ id }) => id),
    );
    const layout = xmlLayoutOf(answer);
    assert.deepEqual(layout, {
      id: "value",
      total: "value",
      user: { members: { name: "value", at: "value" } },
      parts: { listOf: { name: "value", stopped: "value" } },
    });
    assert.deepEqual(Object.keys(layout), ["id", "total", "user", "parts"]);
  });

  it("is empty for an answer without a result", () => {
    assert.deepEqual(xmlLayoutOf(z.object({})), {});
  });
});
