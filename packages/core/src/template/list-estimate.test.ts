import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AnalysisOptions } from "../gateways/profiles.ts";
import { analyzeMessage } from "../gateways/message-analysis.ts";
import { countSegments } from "../gateways/segment-count.ts";
import { fillTemplate } from "./filled-template.ts";
import { estimateList, estimateListInSlices } from "./list-estimate.ts";
import type { ListInput } from "./list-estimate.ts";

const COLUMNS = ["Prénom", "Mobile"];
const phone = (index: number): string => `06${String(index).padStart(8, "0")}`;
const estimate = (message: string, names: readonly string[], rest: Partial<ListInput> = {}) =>
  estimateList({
    message,
    columns: COLUMNS,
    rows: names.map((name, index) => [name, phone(index + 10_000_000)]),
    phoneColumn: "mobile",
    ...rest,
  });

test("a list comes to the SMS of each of its rows", () => {
  const message = `${"x".repeat(150)}{Prénom}`;
  const { rows, ...rest } = estimate(message, ["Zoé", "Jean-François", "Marie-Antoinette"], {
    prices: { FR: { premium: 0.038 } },
  });
  assert.deepEqual(rest, {
    recipients: 3,
    segments: 5,
    cost: 0.19,
    unpriced: 0,
    distribution: [
      { segments: 1, recipients: 1 },
      { segments: 2, recipients: 2 },
    ],
    longest: [
      { row: 2, units: 166, segments: 2 },
      { row: 1, units: 163, segments: 2 },
      { row: 0, units: 153, segments: 1 },
    ],
    issues: [],
  });
  assert.deepEqual(rows, { ready: 3, invalid: [], duplicates: [] });
});

test("without prices no cost is estimated, and numbers of countries without one are counted apart", () => {
  assert.equal("cost" in estimate("a", ["x"]), false);
  const rows = [
    ["x", "0612345678"],
    ["y", "+32470123456"],
    ["z", "+262692123456"],
  ];
  const { cost, unpriced } = estimate("a", [], {
    rows,
    prices: { FR: { lowCost: 0.025 } },
    options: { range: "lowCost" },
  });
  assert.deepEqual([cost, unpriced], [0.025, 2]);
});

test("a row whose number cannot be sent to says why", () => {
  const rows = [
    ["a", "0612345678"],
    ["b", "01 42 68 53 00"],
    ["c", ""],
    ["d"],
    ["e", "0612345678 / 0712345678"],
    ["f", "0612345678 / 01 42 68 53 00"],
    ["g", "x".repeat(50)],
    ["h", "'"],
  ];
  const { rows: found } = estimate("{Prénom}", [], { rows });
  const issue = (code: string, source: string) => [{ field: "recipients", code, params: { source } }];
  assert.deepEqual(found, {
    ready: 2,
    invalid: [
      { row: 1, issues: issue("landline", "01 42 68 53 00") },
      { row: 2, issues: issue("required", "") },
      { row: 3, issues: issue("required", "") },
      { row: 4, issues: issue("several-numbers", "0612345678 / 0712345678") },
      { row: 6, issues: issue("not-a-number", "x".repeat(40)) },
      { row: 7, issues: issue("not-a-number", "'") },
    ],
    duplicates: [],
  });
});

test("a cell too long for any number is none, and is not searched; blanks around one do not count", () => {
  const long = `06 12 34 56 78 ${"06 ".repeat(2_000_000)}`;
  const rows = [
    ["a", long],
    ["b", `${" ".repeat(2000)}+33612345678${" ".repeat(2000)}`],
  ];
  const { rows: found } = estimate("{Prénom}", [], { rows });
  const issues = [{ field: "recipients", code: "not-a-number", params: { source: long.slice(0, 40) } }];
  assert.deepEqual(found, { ready: 1, invalid: [{ row: 0, issues }], duplicates: [] });
});

test("cells that a program in plain JavaScript left as numbers, or without a value, are read as text", () => {
  const rows = [
    [7, 33612345678],
    [8, null],
  ] as unknown as string[][];
  const { rows: found, recipients } = estimate("n {Prénom}", [], { rows });
  assert.equal(recipients, 1);
  assert.deepEqual(found.invalid, [
    { row: 1, issues: [{ field: "recipients", code: "required", params: { source: "" } }] },
  ]);
});

test("numbers are read as those of the list's country", () => {
  const rows = [["a", "0470 12 34 56"]];
  assert.equal(estimate("a", [], { rows, country: "BE" }).recipients, 1);
  assert.equal(estimate("a", [], { rows }).recipients, 0);
  assert.throws(() => estimate("a", [], { rows, country: "XX" }), RangeError);
});

test("a row with an empty field, or a text that cannot be sent, says why", () => {
  const { rows } = estimate("{Prénom}", ["Zoé", "", "漢字", "~", "x".repeat(1531), "{}"]);
  assert.deepEqual(rows.invalid, [
    {
      row: 1,
      issues: [
        { field: "message", code: "empty-field", params: { name: "Prénom" } },
        { field: "message", code: "required" },
      ],
    },
    {
      row: 2,
      issues: [{ field: "message", code: "unsupported-characters", params: { count: 2, characters: "漢字" } }],
    },
    { row: 3, issues: [{ field: "message", code: "required" }] },
    { row: 4, issues: [{ field: "message", code: "too-many-segments", params: { segments: 11, max: 10 } }] },
  ]);
});

test("a value with :br: counts as the line break that arrives, and one of 10 kB is its own row's problem", () => {
  const long = "x".repeat(10_000);
  const { rows, segments, longest } = estimate("Bonjour {Prénom}", ["a:br:b", "a\nb", long, "Zoé"]);
  assert.deepEqual(rows, {
    ready: 3,
    invalid: [{ row: 2, issues: analyzeMessage(`Bonjour ${long}`).issues }],
    duplicates: [],
  });
  assert.equal(rows.invalid[0]?.issues[0]?.code, "too-many-segments");
  assert.equal(segments, 3);
  const units = (name: string): number => analyzeMessage(`Bonjour ${name}`).units;
  assert.deepEqual(
    new Map(longest.map((each) => [each.row, each.units])),
    new Map([0, 1, 3].map((row) => [row, units(["a:br:b", "a\nb", "", "Zoé"][row] as string)])),
  );
});

test("in Low Cost the longest row decides, and commercial text carries its mention in every row", () => {
  const names = ["x".repeat(160), "x".repeat(161), "x NoPub=STOP"];
  assert.deepEqual(estimate("{Prénom}", names, { options: { range: "lowCost" } }).rows.invalid, [
    { row: 1, issues: [{ field: "message", code: "low-cost-too-long", params: { units: 161, max: 160 } }] },
  ]);
  const { rows } = estimate("{Prénom}", names, { options: { range: "lowCost", stop: true } });
  assert.deepEqual(
    rows.invalid.map(({ row }) => row),
    [0, 1],
  );
});

test("the STOP mention and Unicode count in each row", () => {
  assert.equal(estimate("{Prénom}", ["x".repeat(149), "x".repeat(150)], { options: { stop: true } }).segments, 3);
  const auto = estimate("{Prénom}", ["x".repeat(71), "漢".repeat(71), "\ud800"], { options: { mode: "auto" } });
  assert.deepEqual([auto.segments, auto.rows.invalid.map(({ row }) => row)], [3, [2]]);
  const standard = estimate("{Prénom}", ["\ud800", "~"], { options: { mode: "auto", profile: "standard" } });
  assert.equal(standard.recipients, 2);
});

test("the same number with the same text is sent once, with another text again", () => {
  const rows = [
    ["Zoé", "0612345678"],
    ["Zoé", "+33612345678"],
    ["Ana", "06 12 34 56 78"],
    ["Ana", "0612345678"],
    ["Eve", "0612345678"],
    ["Eve", "0612345678"],
    ["", "0612345678"],
    ["", "0612345678"],
  ];
  const { rows: found, segments } = estimate("{Prénom}", [], { rows });
  assert.deepEqual([found.ready, found.duplicates, found.invalid.map(({ row }) => row)], [3, [1, 3, 5], [6, 7]]);
  assert.equal(segments, 3);
});

test("of many rows the ten longest are named, of equal ones the first", () => {
  const { longest } = estimate(
    "{Prénom}",
    Array.from({ length: 40 }, (_, index) => "x".repeat(1 + (index % 20))),
  );
  assert.deepEqual(
    longest.map(({ row, units }) => [row, units]),
    [19, 39, 18, 38, 17, 37, 16, 36, 15, 35].map((row) => [row, 1 + (row % 20)]),
  );
});

test("the column of the numbers goes by its heading or its index, and has to be there", () => {
  assert.equal(estimate("a", ["x"], { phoneColumn: 1 }).recipients, 1);
  for (const phoneColumn of ["Téléphone", 2, -1, NaN]) {
    assert.throws(() => estimate("a", ["x"], { phoneColumn }), {
      name: "RangeError",
      message: /The list has no column/,
    });
  }
});

test("what is wrong with the template is reported once, not in every row", () => {
  const { issues, recipients } = estimate("{Prenon} {", ["a", "b"]);
  assert.deepEqual(
    issues.map(({ code }) => code),
    ["unknown-field", "unclosed-field"],
  );
  assert.equal(recipients, 2);
});

test("in slices the answer is the same, and each slice is small", () => {
  const names = Array.from({ length: 500 }, (_, index) => "x".repeat(index % 7 === 0 ? 20_000 : 5));
  const input: ListInput = {
    message: "{Prénom}",
    columns: COLUMNS,
    rows: names.map((name, index) => [name, phone(index + 10_000_000)]),
    phoneColumn: 1,
  };
  const slices = estimateListInSlices(input);
  const done: number[] = [];
  let slice = slices.next();
  for (; !slice.done; slice = slices.next()) done.push(slice.value);
  assert.deepEqual(slice.value, estimateList(input));
  assert.ok(done.length > 10 && done.every((rows, index) => rows - (done[index - 1] ?? 0) <= 400));
});

test("the estimate equals the sum over the rows, for any values and options", () => {
  const value = fc.oneof(
    fc.constantFrom(
      "",
      "Zoé",
      "漢",
      "x".repeat(160),
      "~",
      "œ".repeat(80),
      "e\u0301",
      ":br:",
      "{x}",
      "\ud83d",
      "\r\n",
      "😀",
    ),
    fc.string({ unit: "binary", maxLength: 5 }),
  );
  const options: fc.Arbitrary<AnalysisOptions> = fc.record(
    {
      mode: fc.constantFrom("gsm", "unicode", "auto"),
      profile: fc.constantFrom("smspartner", "standard"),
      range: fc.constantFrom("premium", "lowCost"),
      stop: fc.oneof(fc.boolean(), fc.constant(" STOP au 36111")),
    },
    { requiredKeys: [] },
  );
  const messages = fc.constantFrom("{Prénom}", "a {Prénom|x} :b", "e{Prénom}", "漢{Prénom}", "{{{Prénom}}} {y}", "");
  fc.assert(
    fc.property(messages, fc.array(value), options, (message, names, given) => {
      const { segments, rows, recipients, distribution } = estimate(message, names, { options: given });
      const texts = names.map((name) => fillTemplate(message, { Prénom: name }, { fields: COLUMNS }));
      const wrong = texts.flatMap(({ text, issues }, row) => {
        const analysis = analyzeMessage(text, given);
        const isEmpty = issues.some(({ code }) => code === "empty-field") || analysis.segments.length === 0;
        return isEmpty || analysis.issues.length > 0 ? [row] : [];
      });
      assert.deepEqual(
        rows.invalid.map(({ row }) => row),
        wrong,
      );
      const counts = texts.flatMap(({ text }, row) =>
        wrong.includes(row) ? [] : [countSegments(text, given).segments],
      );
      assert.equal(
        segments,
        counts.reduce((sum, count) => sum + count, 0),
      );
      assert.equal(recipients, counts.length);
      assert.equal(
        distribution.reduce((sum, each) => sum + each.recipients, 0),
        counts.length,
      );
      assert.equal(rows.ready + rows.invalid.length + rows.duplicates.length, names.length);
    }),
    { numRuns: 300 },
  );
});
