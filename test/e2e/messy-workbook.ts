import { inline, number, row, xlsx } from "../../packages/core/src/lists/workbook.fixture.ts";

/** Styles of cells, by their index: general, date, time, amount. */
const [GENERAL, DATE, TIME, AMOUNT] = [0, 1, 2, 3] as const;
const FORMATS = ["General", "dd/mm/yyyy", 'h" h "mm', '#,##0.00\\ "€"'];
const STYLES = `<numFmts>${FORMATS.map((code, id) => `<numFmt numFmtId="${200 + id}" formatCode="${code.replaceAll('"', "&quot;")}"/>`).join("")}</numFmts><cellXfs>${FORMATS.map((_, id) => `<xf numFmtId="${200 + id}"/>`).join("")}</cellXfs>`;

const FIRST_NAMES = ["Inès", "Hugo", "Zoë", "", "Jean-Noël", "Léa", "D’Angelo", "Anaïs", "Ñuño", "Tom"];
/** With it the text is two SMS. */
const LONG_NAME = "Marie-Clémentine de la Rochefoucauld-Montbéliard et sa sœur";
/** 24 November 2026 as a spreadsheet counts days. */
const FIRST_DAY = 46350;

/** A mobile number of a row, as people write them. */
function mobile(at: number): string {
  const pairs = `06${String(20_000_000 + at * 37)}`.match(/../g) ?? [];
  const [first = "", ...rest] = pairs;
  const spellings = [
    pairs.join(" "),
    pairs.join(""),
    pairs.join("."),
    pairs.join("-"),
    `+33 ${[first.slice(1), ...rest].join(" ")}`,
    `0033${[first.slice(1), ...rest].join("")}`,
    `(+33) ${[first.slice(1), ...rest].join("")}`,
  ];
  return inline(spellings[at % spellings.length] ?? "");
}

/** Rows that cannot be written to, each kind from its first row on. */
const WRONG: readonly { readonly from: number; readonly count: number; readonly cell: (at: number) => string }[] = [
  { from: 20, count: 25, cell: (at) => inline(`01 99 00 ${String(at + 1000).replace(/(..)(..)/, "$1 $2")}`) },
  { from: 60, count: 10, cell: (at) => inline(`06 12 3${at % 10}`) },
  { from: 90, count: 12, cell: () => inline("") },
  { from: 120, count: 5, cell: () => inline("voir avec Julie") },
  { from: 150, count: 4, cell: (at) => inline(`06 12 34 56 ${10 + (at % 80)} ou 07 98 76 54 ${10 + (at % 80)}`) },
];
/** Rows that are the same as the one ten rows above them. */
const TWICE = { from: 210, count: 10 };

const isIn = ({ from, count }: { readonly from: number; readonly count: number }, at: number): boolean =>
  at >= from && at < from + count;

function numberCell(at: number): string {
  const wrong = WRONG.find((kind) => isIn(kind, at));
  if (wrong) return wrong.cell(at);
  // As a number of the spreadsheet, which has lost its zero; and two people of one family with one number.
  if (at === 5) return number(`6${20_000_000 + at * 37}`, GENERAL);
  return mobile(at === 9 ? 8 : at);
}

function person(at: number): string {
  const name = at === 180 ? "Łukasz" : at % 97 === 70 ? LONG_NAME : FIRST_NAMES[at % FIRST_NAMES.length];
  return row(
    number(at + 1, GENERAL),
    inline(name ?? ""),
    inline(`Exemple ${at + 1}`),
    numberCell(at),
    inline(at % 3 === 0 ? `04 72 00 ${String(1000 + at).replace(/(..)(..)/, "$1 $2")}` : ""),
    number(FIRST_DAY + (at % 9), DATE),
    number((8 + (at % 10)) / 24 + (at % 3) / 72, TIME),
    number(at % 4 === 0 ? 1_249.9 : 25, AMOUNT),
  );
}

/** The number of the 300 rows that have a number of their own that can be written to. */
export const READY_AT_FIRST = 233;

/**
 * An Excel file as a practice has it: a title above the headings, first names that are missing, mobiles in every
 * spelling, landlines beside them and among them, dates, times and amounts, rows without a number, rows twice.
 */
export const messyWorkbook = (): Buffer =>
  xlsx({
    styles: STYLES,
    sheets: {
      "Rendez-vous": [
        row(inline("Rendez-vous de la semaine 48")),
        row(...["N°", "Prénom", "Nom", "Mobile", "Fixe", "Date", "Heure", "Reste dû"].map(inline)),
        ...Array.from({ length: 300 }, (_, at) => person(isIn(TWICE, at) ? at - 10 : at)),
      ].join(""),
    },
  });
