import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseRecipients } from "./recipients.ts";

const valid = (input: string, country?: string) =>
  parseRecipients(input, country === undefined ? {} : { country }).valid.map(({ e164 }) => e164);
const invalid = (input: string, country?: string) =>
  parseRecipients(input, country === undefined ? {} : { country }).invalid.map(({ source, code }) => [source, code]);

const MARIE = "+33612345678";
const PAUL = "+33798765432";

test("a list of numbers, a duplicate and a wrong one", () => {
  assert.deepEqual(parseRecipients("06 12 34 56 78, +33 7 98 76 54 32; 0612345678\n06 12 34"), {
    valid: [
      { e164: MARIE, source: "06 12 34 56 78", line: 1 },
      { e164: PAUL, source: "+33 7 98 76 54 32", line: 1 },
    ],
    invalid: [{ source: "06 12 34", code: "too-short", line: 2 }],
    duplicates: [{ e164: MARIE, source: "0612345678", line: 1 }],
    ignored: [],
    entries: 4,
    empty: 0,
  });
});

test("every spelling of a number is the same number", () => {
  for (const spelling of [
    "0612345678",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "06-12-34-56-78",
    "06/12/34/56/78",
    "06\u00a012\u00a034\u00a056\u00a078",
    "06\u202f12\u202f34\u202f56\u202f78",
    "06‑12–34—56−78",
    "06·12•34 56 78",
    "(06) 12 34 56 78",
    "(0)6 12 34 56 78",
    "+33612345678",
    "+33 6 12 34 56 78",
    "+ 33 6 12 34 56 78",
    "(+33) 6 12 34 56 78",
    "+(33) 6 12 34 56 78",
    "+33 (0)6 12 34 56 78",
    "+33 ( 0 ) 6 12 34 56 78",
    "+33 06 12 34 56 78",
    "+33.(0).6.12.34.56.78",
    "0033612345678",
    "00 33 6 12 34 56 78",
    "0033 (0) 6 12 34 56 78",
    "+0033 6 12 34 56 78",
    "+06 12 34 56 78",
    "33612345678",
    "612345678",
    "０６１２３４５６７８",
    "＋３３ ６ １２ ３４ ５６ ７８",
    "\u202a+33 6 12 34 56 78\u202c",
    "06\u200b12345678",
    "06\u00ad12345678",
    '"06 12 34 56 78"',
    "'0612345678",
    '="0612345678"',
    "« 06 12 34 56 78 »",
    "tel:+33612345678",
    "Tél. : 06 12 34 56 78",
    "Marie Dupont: 06 12 34 56 78 (portable)",
    "Marie (06 12 34 56 78)",
    "Marie <+33612345678>",
    "Marie 2 : 06 12 34 56 78",
    "Marie, 75011 Paris\t0612345678",
  ]) {
    const { valid: found, invalid: wrong } = parseRecipients(spelling);
    assert.deepEqual([found.map(({ e164 }) => e164), wrong], [[MARIE], []], spelling);
  }
});

test("the source is the number as typed, without what stands around it", () => {
  const source = (input: string) => parseRecipients(input).valid.map((recipient) => recipient.source);
  assert.deepEqual(source("Marie Dupont: 06 12 34 56 78 (portable)"), ["06 12 34 56 78"]);
  assert.deepEqual(source("  (06) 12.34.56.78 ;"), ["(06) 12.34.56.78"]);
  assert.deepEqual(source("Marie (06 12 34 56 78)"), ["(06 12 34 56 78)"]);
  assert.deepEqual(source("06 12 34 56 78)"), ["06 12 34 56 78"]);
  assert.deepEqual(source("\u202a+33 6 12 34 56 78\u202c"), ["+33 6 12 34 56 78"]);
});

test("commas, semicolons, tabs, bars and every kind of line end separate", () => {
  for (const separator of [",", ";", "\t", "|", "\n", "\r\n", "\r", "\u2028", "\v", " ; ", ",,", "\n\n\n"]) {
    assert.deepEqual(valid(`0612345678${separator}0798765432`), [MARIE, PAUL], JSON.stringify(separator));
  }
});

test("several numbers between spaces are told apart where it is clear where each begins", () => {
  for (const list of [
    "0612345678 0798765432",
    "06 12 34 56 78 07 98 76 54 32",
    "06.12.34.56.78 07.98.76.54.32",
    "06 12 34 56 78 +33 7 98 76 54 32",
    "+33 6 12 34 56 78 07 98 76 54 32",
    "+33612345678+33798765432",
    "0033612345678 0033798765432",
    "612345678 798765432",
    "33612345678 33798765432",
    "0612345678/0798765432",
    "06 12 34 56 78 / 07 98 76 54 32",
    "06 12 34 56 78 et 07 98 76 54 32",
    "06 12 34 56 78 & 07 98 76 54 32",
    "06 12 34 56 78 + 07 98 76 54 32",
    "(06) 12 34 56 78 (07) 98 76 54 32",
  ]) {
    assert.deepEqual([valid(list), invalid(list)], [[MARIE, PAUL], []], list);
  }
  assert.deepEqual(valid("(415) 555-2671 (415) 555-2672", "US"), ["+14155552671", "+14155552672"]);
  assert.deepEqual(valid("06 12 34 56 78 (0)7 98 76 54 32"), [MARIE, PAUL]);
});

test("where it is not clear, nothing is guessed", () => {
  assert.deepEqual(invalid("06 12 34 56 78 9"), [["06 12 34 56 78 9", "too-long"]]);
  assert.deepEqual(invalid("06 12 34 56 78 07 98"), [["06 12 34 56 78 07 98", "too-long"]]);
  assert.deepEqual(invalid("06 12 34 07 98 76 54 32"), [["06 12 34 07 98 76 54 32", "too-long"]]);
  assert.deepEqual(invalid("1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9"), [
    ["1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9", "too-long"],
  ]);
});

test("a wrong number between spaces does not spoil the next whose beginning is plain", () => {
  const { valid: found, invalid: wrong } = parseRecipients("06 12 34 5 0798765432 +33 6 12 34 56 78");
  assert.deepEqual(
    [found.map(({ e164 }) => e164), wrong],
    [[PAUL, MARIE], [{ source: "06 12 34 5", code: "too-short", line: 1 }]],
  );
});

test("a country that is none is an error that says so", () => {
  for (const country of ["", "ZZ", "France", "UK", "__proto__"]) {
    assert.throws(() => parseRecipients("0612345678", { country }), { name: "RangeError", message: /ISO 3166-1/ });
  }
});

test("in a table, the names, postcodes and figures beside a number are passed over", () => {
  const rows = [
    'Id;"Nom";Prénom;Téléphone 1;CP;Courriel',
    '1;"Dupont";Marie;"06 12 34 56 78";75011;marie1985@example.fr',
    "2;Durand;Paul;07 98 76 54 32;44000;",
    ";;;;;",
    "3;Petit;Anne;06 12 34;31000;-",
    "4;Sans;Numéro;;69001;",
  ];
  const expected = {
    valid: [
      { e164: MARIE, source: "06 12 34 56 78", line: 2 },
      { e164: PAUL, source: "07 98 76 54 32", line: 3 },
    ],
    invalid: [
      { source: "06 12 34", code: "too-short", line: 5 },
      { source: "4", code: "too-short", line: 6 },
      { source: "Sans", code: "not-a-number", line: 6 },
      { source: "Numéro", code: "not-a-number", line: 6 },
      { source: "69001", code: "too-short", line: 6 },
    ],
    duplicates: [],
    entries: 8,
    empty: 1,
  };
  for (const separator of [";", ",", "\t"]) {
    const ignored = [{ source: rows[0]?.replaceAll(";", separator), code: "heading", line: 1 }];
    assert.deepEqual(parseRecipients(rows.join("\r\n").replaceAll(";", separator)), { ...expected, ignored });
  }
  assert.deepEqual(parseRecipients("Marie\t06 12 34 56 78").invalid, []);
});

test("one column with its title", () => {
  assert.deepEqual(parseRecipients('"Téléphone"\n"0612345678"\n"0798765432"\n'), {
    valid: [
      { e164: MARIE, source: "0612345678", line: 2 },
      { e164: PAUL, source: "0798765432", line: 3 },
    ],
    invalid: [],
    duplicates: [],
    ignored: [{ source: '"Téléphone"', code: "heading", line: 1 }],
    entries: 2,
    empty: 0,
  });
});

test("outside of a table nothing typed is lost", () => {
  assert.deepEqual(invalid("0612345678, abc, 12"), [
    ["abc", "not-a-number"],
    ["12", "too-short"],
  ]);
  assert.deepEqual(invalid("0612345678\nabc\n12345"), [
    ["abc", "not-a-number"],
    ["12345", "too-short"],
  ]);
  assert.deepEqual(invalid("12345\n0612345678"), [["12345", "too-short"]]);
  assert.deepEqual(invalid("nom;prénom\nMarie;Dupont"), [
    ["nom", "not-a-number"],
    ["prénom", "not-a-number"],
    ["Marie", "not-a-number"],
    ["Dupont", "not-a-number"],
  ]);
});

test("nothing, blanks, separators and quotes are no recipients and no errors", () => {
  for (const input of ["", " ", "\n\n", ",;,\t|", '""', "\"\" ; ''", "\u200b", "\ufeff"]) {
    const { valid: found, invalid: wrong, duplicates, entries, empty } = parseRecipients(input);
    assert.deepEqual([found, wrong, duplicates], [[], [], []], JSON.stringify(input));
    assert.equal(entries, empty, JSON.stringify(input));
  }
});

test("hostile text neither throws nor is lost", () => {
  for (const input of ["\0", "\ud800", "😀", "06 12\0 34", "<script>0</script>", "../../etc"]) {
    const { valid: found, invalid: wrong } = parseRecipients(input);
    assert.deepEqual([found.length, wrong.length > 0], [0, true], JSON.stringify(input));
  }
});

/** A run without separators of each kind that could make a pattern backtrack or a loop start again. */
const HOSTILE = [
  "1 ",
  "0 ",
  "06 ",
  "0612345678 ",
  "+",
  "+ ",
  "(",
  "( ",
  "(0",
  "(0)",
  "+(",
  "a1",
  "1",
  " ",
  "\u200b",
  "1 a",
  "@1",
  "1@2.3 ",
  "https://a.b/1 ",
  '"a"",',
  '"""a,',
];

test("a long text without separators ends", () => {
  for (const unit of HOSTILE) {
    // Time that grew with the square of its length would be a minute here.
    const input = unit.repeat(Math.ceil(250_000 / unit.length));
    const { valid: found, invalid: wrong, duplicates } = parseRecipients(input);
    assert.ok(found.length + wrong.length + duplicates.length <= input.length, unit);
  }
  const gap = `0612345678${" ".repeat(1_000_000)}0798765432`;
  assert.deepEqual(valid(gap), [MARIE, PAUL]);
});

test("100,000 lines are all read", () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `"Client ${index}";06 ${10_000_000 + index}`);
  const { valid: found, invalid: wrong } = parseRecipients(lines.join("\n"));
  assert.deepEqual([found.length, wrong.length, found.at(-1)?.e164], [100_000, 0, "+33610099999"]);
});

const piece = fc.oneof(
  fc.constantFrom(
    "06 12 34 56 78",
    "+33",
    "0033",
    "(0)",
    "+",
    "0",
    "07",
    "0798765432",
    "+4915112345678",
    "012",
    "Marie",
  ),
  fc.constantFrom(" ", ",", ";", "\n", "\t", "|", ".", "-", "(", ")", '"', "/", ":", "\u00a0"),
  fc.string({ unit: "binary" }),
  fc.nat().map(String),
);
const paste = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

test("no input makes it throw, and everything found stands in the input", () => {
  fc.assert(
    fc.property(paste, fc.constantFrom("FR", "US", "DE", "FK"), (input, country) => {
      const { valid: found, invalid: wrong, duplicates } = parseRecipients(input, { country });
      for (const { source } of [...found, ...wrong, ...duplicates]) {
        assert.ok(source !== "" && source === source.trim() && input.includes(source), JSON.stringify(source));
      }
      assert.equal(new Set(found.map(({ e164 }) => e164)).size, found.length);
      for (const { e164 } of duplicates) assert.ok(found.some((recipient) => recipient.e164 === e164));
      for (const { e164 } of found) assert.match(e164, /^\+[1-9]\d{4,14}$/);
    }),
  );
});

test("reading its own numbers again finds the same", () => {
  fc.assert(
    fc.property(
      paste,
      fc.constantFrom(",", "\n", " ", "; "),
      fc.constantFrom("FR", "DE"),
      (input, separator, country) => {
        const numbers = valid(input, country);
        const {
          valid: again,
          invalid: wrong,
          duplicates,
          ignored,
        } = parseRecipients(numbers.join(separator), { country });
        assert.deepEqual(
          again.map(({ e164, source }) => [e164, source]),
          numbers.map((e164) => [e164, e164]),
        );
        assert.deepEqual([wrong, duplicates, ignored], [[], [], []]);
      },
    ),
  );
});
