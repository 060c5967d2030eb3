import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseRecipients } from "../recipients.ts";

const MARIE = "+33698765432";
const valid = (input: string | string[]) => parseRecipients(input).valid.map(({ e164 }) => e164);

const two = (digits: number): string => String(digits).padStart(2, "0");
const MONTHS = [
  ..."janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
  ..."janv. févr. avr. juil. sept. oct. nov. déc.".split(" "),
  ..."January February March April May June July August September October November December Jun Jul Aug".split(" "),
  ..."Januar Februar März April Mai Juni Juli August September Oktober November Dezember Dez.".split(" "),
];

const day = fc.integer({ min: 1, max: 31 });
const month = fc.integer({ min: 1, max: 12 });
const year = fc.integer({ min: 1900, max: 2099 });
const date = fc
  .record({
    d: day,
    m: month,
    y: year,
    mark: fc.constantFrom("/", ".", "-", " / ", ". "),
    name: fc.constantFrom(...MONTHS),
  })
  .chain(({ d, m, y, mark, name }) =>
    fc.constantFrom(
      `${two(d)}${mark}${two(m)}${mark}${y}`,
      `${two(d)}${mark}${two(m)}${mark}${two(y % 100)}`,
      `${d}${mark}${m}${mark}${y}`,
      `${d}${mark}${m}${mark}${two(y % 100)}`,
      `${m}${mark}${d}${mark}${y}`,
      `${two(m)}/${two(d)}/${two(y % 100)}`,
      `${y}${mark}${two(m)}${mark}${two(d)}`,
      `${two(d)} ${two(m)} ${y}`,
      `${d} ${name} ${y}`,
      `${d}. ${name} ${y}`,
      `${name} ${d}, ${y}`,
      `${name} ${d} ${y}`,
      `${y}${two(m)}${two(d)}`,
    ),
  );
const time = fc
  .record({
    h: fc.integer({ min: 0, max: 23 }),
    m: fc.integer({ min: 0, max: 59 }),
    s: fc.integer({ min: 0, max: 59 }),
  })
  .chain(({ h, m, s }) =>
    fc.constantFrom(
      `${two(h)}:${two(m)}`,
      `${h}:${two(m)}`,
      `${two(h)}:${two(m)}:${two(s)}`,
      `${two(h)}:${two(m)}:${two(s)}.${two(s)}4`,
      `${two(h)}h${two(m)}`,
      `${h} h ${two(m)}`,
      `${h}h`,
      `${two(h)}.${two(m)} Uhr`,
      `${(h % 12) + 1}:${two(m)} PM`,
      `${(h % 12) + 1} pm`,
    ),
  );
const dateTime = fc
  .tuple(date, fc.constantFrom(" ", "T", ", ", " à ", " at ", " um ", " - "), time)
  .map((parts) => parts.join(""));
const range = fc
  .record({ a: day, b: month, c: day, d: month, y: year, mark: fc.constantFrom("/", ".") })
  .chain(({ a, b, c, d, y, mark }) =>
    fc.constantFrom(
      `${two(a)}${mark}${two(b)}${mark}${two(y % 100)}-${two(c)}${mark}${two(d)}`,
      `${two(a)}${mark}${two(b)}-${two(c)}${mark}${two(d)}${mark}${two(y % 100)}`,
      `${two(a)}${mark}${two(b)}-${two(c)}${mark}${two(d)}${mark}${y}`,
      `${two(a)}${mark}${two(b)}${mark}${y} - ${two(c)}${mark}${two(d)}${mark}${y}`,
      `${two(a)}-${two(c)}${mark}${two(d)}${mark}${y}`,
      `${two(a)}.-${two(c)}.${two(d)}.${y}`,
      `${y} – ${two(d)}/${y}`,
    ),
  );

const amount = fc
  .record({
    units: fc.integer({ min: 0, max: 99_999_999_999 }),
    cents: fc.integer({ min: 0, max: 99 }),
    locale: fc.constantFrom("fr-FR", "en-US", "de-DE", "de-CH"),
    currency: fc.constantFrom("", " €", " EUR", " CHF"),
  })
  .chain(({ units, cents, locale, currency }) => {
    const grouped = new Intl.NumberFormat(locale).format(units);
    const mark = locale === "fr-FR" || locale === "de-DE" ? "," : ".";
    return fc.constantFrom(
      `${grouped}${mark}${two(cents)}${currency}`,
      `${units}${mark}${two(cents)}${currency}`,
      ...(units > 999 ? [`${grouped}${currency}`] : []),
      ...(currency === "" ? [] : [`${units}${currency}`]),
    );
  });
const decimal = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.oneof(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 0, max: 999_999_999 })),
    fc.integer({ min: 0, max: 999_999_999 }),
    fc.constantFrom(".", ","),
  )
  .filter(([, units, fraction, mark]) => mark === "." || String(units).length < 8 || String(fraction).length < 8)
  .map(([sign, units, fraction, mark]) => `${sign}${units}${mark}${fraction}`);
const serial = fc
  .tuple(fc.integer({ min: 1, max: 80_000 }), fc.nat(99_999_999))
  .chain(([days, fraction]) => fc.constantFrom(`${days}`, `${days}.${fraction}`, `${days},${fraction}`));
const digits = fc.oneof(date, time, dateTime, range, amount, decimal, serial);

test("no date, time, decimal, grouped amount or serial of a spreadsheet is a number alone", () => {
  fc.assert(
    fc.property(digits, fc.constantFrom("", "Le ", "Créé le ", "("), (text, before) => {
      assert.deepEqual(valid(`${before}${text}`), []);
      assert.deepEqual(valid([`${before}${text}`]), []);
    }),
    { numRuns: 5000 },
  );
});

test("none of them is a number beside one, nor takes it away", () => {
  fc.assert(
    fc.property(
      digits,
      fc.constantFrom("0698765432", "06 98 76 54 32", "+33 6 98 76 54 32", "06.98.76.54.32"),
      fc.constantFrom(";", "\t", " ; ", " | "),
      fc.boolean(),
      (text, number, separator, isFirst) => {
        const row = isFirst ? `${text}${separator}${number}` : `${number}${separator}${text}`;
        assert.deepEqual(valid(row), [MARIE], row);
        assert.deepEqual(valid(`Marie;${row}\nPaul;${row}`), [MARIE], row);
        assert.deepEqual(valid([row]), [MARIE], row);
      },
    ),
    { numRuns: 5000 },
  );
});

test("a date or a time stands before a number in the same cell", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        dateTime,
        date.filter((text) => !/^\d{8}$/.test(text)),
      ),
      fc.constantFrom("0698765432", "06 98 76 54 32", "+33 6 98 76 54 32"),
      fc.constantFrom(" ", " : ", " - ", ", "),
      (text, number, gap) => assert.deepEqual(valid(`${text}${gap}${number}`), [MARIE], `${text}${gap}${number}`),
    ),
    { numRuns: 3000 },
  );
});

test("valid, invalid, duplicate and empty entries are all that there is", () => {
  const piece = fc.oneof(
    digits,
    fc.constantFrom("0698765432", "06 12 34 56 78", "698765432", "01 42 68 53 00", "Marie", "12", "Téléphone", "SIREN"),
    fc.constantFrom("\n", "\r\n", ";", ",", "\t", " ", "\n\n", '"'),
    fc.string({ unit: "binary" }),
  );
  const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(fc.oneof(text, fc.array(text, { maxLength: 10 })), (input) => {
      const { valid: found, invalid, duplicates, ignored: passed, entries, empty } = parseRecipients(input);
      assert.equal(found.length + invalid.length + duplicates.length + empty, entries);
      const lines = typeof input === "string" ? input.split(/\r\n|[\n\r\v\f\u2028\u2029]/) : input;
      for (const { source, line } of [...found, ...invalid, ...duplicates, ...passed]) {
        assert.ok(lines[line - 1]?.includes(source), JSON.stringify([source, line]));
      }
      // Every line that holds something is reported, or is the headings of those that follow.
      const reported = new Set([...found, ...invalid, ...duplicates, ...passed].map(({ line }) => line));
      const silent = lines.filter((line, index) => /[^\s"',;|\p{Cf}]/u.test(line) && !reported.has(index + 1));
      assert.deepEqual(silent, []);
    }),
    { numRuns: 1000 },
  );
});

test("each way of writing a date or a time before a number", () => {
  for (const text of [
    "12/10/2023",
    "12 / 10 / 2023",
    "12 10 2023",
    "12-15/10/2023",
    "12/10-15/10/2023",
    "12/10/2023 - 15/10/2023",
    "12 octobre 2023",
    "octobre 12, 2023",
    "20231206T103000Z",
    "20231206103000",
    "12/10/2023 14.30",
    "12/10/2023 à 14.30",
    "12/10/2023 14:30",
    "12 October 14.30",
  ])
    assert.deepEqual(valid(`${text}, 0698765432`), [MARIE], text);
});

test("digits that a hyphen joins to a number are an identifier", () => {
  for (const text of ["0698765432 - 612345678", "612345678 - 0698765432"]) {
    const { valid: found, ignored } = parseRecipients(text);
    assert.deepEqual([found.length, ignored.map(({ code }) => code)], [1, ["identifier"]], text);
  }
});
