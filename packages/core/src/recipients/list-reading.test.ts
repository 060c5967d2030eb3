import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRecipients, parseRecipientsInSlices } from "../recipients.ts";

const MARIE = "+33698765432";
const valid = (input: string | string[], country = "FR") =>
  parseRecipients(input, { country }).valid.map(({ e164 }) => e164);
const ignored = (input: string | string[]) =>
  parseRecipients(input).ignored.map(({ source, code, line }) => [source, code, line]);

test("identifiers are no numbers", () => {
  for (const text of [
    "SIREN 732 829 320",
    "SIREN : 732829320",
    "732 829 320",
    "SIRET 732 829 320 00074",
    "73282932000074",
    "FR33712345678",
    "N° TVA FR 33 712345678",
    "1 85 05 78 006 084 36",
    "2 69 07 06 123 456 78",
    "185057800608436",
    "FR76 3000 6000 0112 3456 7890 189",
    "FR7630006000011234567890189",
    "RIB 30006 00001 12345678901 89",
    "Commande n° 0612345678",
    "Facture : 712345678",
    "CMD-0612345678",
    "CMD0612345678",
    "#0612345678",
    "F2024-0612345678",
    "2026/0612345678",
    "?id=612345678",
    "612345678 RCS Paris",
    "Réf. 0712345678",
    "N° client 700123456",
    "ID 612345678",
    "ID: 612345678A",
    "0612345678ABC",
    "v6.12.34.56.78",
    "6.12.34.56.78",
    "700123456-700123460",
    "192.168.100.100",
    "dupont0612345678@example.fr",
    "0612345678@example.fr",
    "https://example.fr/commande/0612345678",
    "7.26195340",
    "43.70313050, 7.26195340",
    "0.612345678",
    "0,612345678",
    "6,12345678E8",
    "6.12345678E+08",
    "612345678 €",
    "€ 612345678",
    "612345678.0",
    "4970 1234 5678 0612",
    "06/07.08.2024",
    "06.12.34-56.78",
    "06 12.34-56/78",
    "0612345678 0",
    "20231399103000",
    "20231206103000",
    "20231206T103000Z",
    "712345678km",
    "wwww.example.fr/0612345678",
  ]) {
    assert.deepEqual(valid(text), [], text);
    assert.deepEqual(valid(`${text};0698765432`), [MARIE], text);
  }
});

test("a certain number keeps its spelling, whatever its label is", () => {
  for (const text of [
    "N° tél. client 0698765432",
    "Client 0698765432",
    "N° 0698765432",
    "Numéro de téléphone : 0698765432",
    "tel0698765432",
    "T: 0698765432",
    "Marie-0698765432",
    "Marie/0698765432",
    "0698765432 x123",
    "0698765432 ext. 9",
    "33698765432@c.us",
    "https://wa.me/33698765432",
    "https://api.whatsapp.com/send?phone=33698765432&text=Bonjour",
    "l’équipe : 0698765432",
    "06 98 .- 76 54 32",
    "mars 0698765432",
    "mars 123 ; 0698765432",
    "0698765432.0",
    "75011 0698765432",
    "75011 06 98 76 54 32",
    "Marie 2:06 98 76 54 32",
    "06/98.76.54.32",
    "(33) 6 98 76 54 32",
    "33 6 98 76 54 32",
    "6 98 76 54 32",
  ]) {
    assert.deepEqual(valid(text), [MARIE], text);
  }
  assert.deepEqual(valid("0470/12.10.23", "BE"), ["+32470121023"]);
  assert.deepEqual(valid("0470 12.10.23", "BE"), ["+32470121023"]);
  assert.deepEqual(valid("612 345 678", "ES"), ["+34612345678"]);
  assert.deepEqual(valid("512 345 678", "PL"), ["+48512345678"]);
  assert.deepEqual(valid("415-555-2671, 415.555.2672", "US"), ["+14155552671", "+14155552672"]);
  assert.deepEqual(valid("612.345.678", "ES"), []);
  assert.deepEqual(valid("2 123 456 789", "US"), []);
});

test("digits that may be a number without its zero are taken where nothing is more certain", () => {
  assert.deepEqual(valid("698765432"), [MARIE]);
  assert.deepEqual(valid("Nom;Mobile\nMarie;698765432\nPaul;33612345678"), [MARIE, "+33612345678"]);
  assert.deepEqual(valid("id,phone\n1,698765432\n2,33612345678"), [MARIE, "+33612345678"]);
  assert.deepEqual(valid("Téléphone du client\n698765432\n\n33612345678"), [MARIE, "+33612345678"]);
  assert.deepEqual(valid("698765432,0612345678,33612345679"), ["+33612345678"]);
  assert.deepEqual(valid(["698765432", "aucun"]), [MARIE]);
  assert.deepEqual(valid("Nom;Tel\nMarie;0698765432\nPaul;612345678"), [MARIE, "+33612345678"]);
  assert.deepEqual(valid("698765432,612345678"), [MARIE, "+33612345678"]);
  assert.deepEqual(ignored("ACME;732829320;0698765432"), [["732829320", "doubtful", 1]]);
  // Where the table has its certain numbers in another column, a row without one has none.
  assert.deepEqual(valid("Nom;SIREN;Tel\nACME;732829320;0698765432\nBêta;652014051;"), [MARIE]);
  // What the heading names is believed.
  assert.deepEqual(valid("Nom;SIREN\nACME;732829320\nBêta;652014051"), []);
  assert.deepEqual(valid("Nom;N° client;Tel\nACME;732829320;\nBêta;652014051;0698765432"), [MARIE]);
});

test("what was not taken and might have been a number is reported, with its line", () => {
  assert.deepEqual(ignored("Date;Numéro;Durée\n06/07/2024 14:25;0698765432;00:02:10"), [
    ["Date;Numéro;Durée", "heading", 1],
    ["06/07/2024 14:25", "date", 2],
    ["00:02:10", "time", 2],
  ]);
  assert.deepEqual(ignored("0698765432\n712 345 678,00;0612345678"), [["712 345 678,00", "amount", 2]]);
  assert.deepEqual(ignored(["0698765432", "N° client 700123456 - tel 0612345678"]), [["700123456", "identifier", 2]]);
  // With nothing else in its line, it is an entry that is wrong as well.
  const { invalid, entries } = parseRecipients("0698765432\n06/12/2023 10:30");
  assert.deepEqual([invalid, entries], [[{ source: "06/12/2023 10:30", code: "not-a-number", line: 2 }], 2]);
  assert.deepEqual(ignored("0698765432\n06/12/2023 10:30"), [["06/12/2023 10:30", "date", 2]]);
  assert.deepEqual(ignored("12345678\tACME\t0698765432"), [["12345678", "identifier", 1]]);
});

test("separators between quotes are the cell's own", () => {
  for (const [table, headings, separator] of [
    [
      'Name,Address,Phone\n"Dupont, Marie","12, rue X; Paris",0698765432\nDurand,y,0612345678',
      "Name,Address,Phone",
      ",",
    ],
    [
      '"Nom, prénom",Téléphone\n"Dupont, Marie",0698765432\n"Durand, ""Paul""", 0612345678',
      '"Nom, prénom",Téléphone',
      ",",
    ],
    ['Nom;Montant;Tél.\n"Dupont; Marie";"12,50";0698765432\nDurand;"7,00";"0612345678"', "Nom;Montant;Tél.", ";"],
  ] as const) {
    const { valid: found, invalid, ignored: passed } = parseRecipients(table);
    assert.deepEqual([found.map(({ e164 }) => e164), invalid], [[MARIE, "+33612345678"], []], separator);
    assert.deepEqual(passed, [{ source: headings, code: "heading", line: 1 }]);
  }
  // What stands in a column of identifiers is none of the numbers, whatever stands between quotes before it.
  assert.deepEqual(valid('Nom,N° client,Tel\n"Dupont, Marie",732829320,\n"Durand, Paul",652014051,0698765432'), [
    MARIE,
  ]);
  // Several numbers between quotes, and a quote that nothing closes.
  assert.deepEqual(valid('"0698765432, 0612345678"'), [MARIE, "+33612345678"]);
  assert.deepEqual(valid('"Marie, 0698765432, 0612345678'), [MARIE, "+33612345678"]);
  assert.deepEqual(valid('\t"Dupont, Marie"\t0698765432'), [MARIE]);
});

test("no title is taken off where there is none", () => {
  const { valid: found, invalid, ignored: passed } = parseRecipients("Marie Dupont\n0698765432\nxyz");
  assert.deepEqual([found.length, invalid.map(({ source }) => source), passed], [1, ["Marie Dupont", "xyz"], []]);
  const first = parseRecipients("Nom;Tél\nMarie;aucun numéro\nPaul;0698765432");
  assert.deepEqual(
    first.invalid.map(({ source }) => source),
    ["Nom", "Tél", "Marie", "aucun numéro"],
  );
});

test("a number that went through a table of floats is itself, or reported", () => {
  for (const [input, e164] of [
    ["+43664123456.0", "+43664123456"],
    ["+358412345678.0", "+358412345678"],
    ["+62812345678.0", "+62812345678"],
    ["+64211234567.0", "+64211234567"],
    ["0612345678.0", "+33612345678"],
  ] as const) {
    assert.deepEqual(valid(input), [e164]);
  }
  for (const input of ["33612345678.0", "612345678.0", "+33612345678.5", "3,36123E+10"])
    assert.deepEqual(valid(input), []);
  assert.deepEqual(valid("664123456.0", "AT"), []);
});

test("a list is read in slices, with the same answer", () => {
  const cells = Array.from({ length: 3000 }, (_, index) => `06${10_000_000 + index}`);
  for (const [place, text] of [
    [0, "aucun"],
    [500, "à demander"],
    [1000, "voir le mail"],
    [2000, "06Ê12Ê34Ê56Ê78"],
  ] as const) {
    cells[place] = text;
  }
  const slices = parseRecipientsInSlices(cells);
  const steps: number[] = [];
  let step = slices.next();
  for (; !step.done; step = slices.next()) steps.push(step.value);
  assert.ok(steps.length > 5 && steps.every((done) => done <= cells.length));
  assert.deepEqual(step.value, parseRecipients(cells));
  assert.deepEqual([step.value.valid.length, step.value.invalid.length, step.value.entries], [2996, 4, 3000]);
});

test("an address of a phone has its extension behind it, and digits may stand between Japanese dots", () => {
  for (const text of ["tel:+33698765432;ext=12", "tel:+33698765432;phone-context=+33;isub=1"]) {
    const { invalid, entries } = parseRecipients(text);
    assert.deepEqual([valid(text), invalid, entries], [[MARIE], [], 1]);
  }
  assert.deepEqual(valid("06・98・76・54・32"), [MARIE]);
});

test("the places of a numbered list are no digits of its numbers", () => {
  for (const mark of [") ", ")", ". ", "- ", " - ", "/ "]) {
    const numbers = ["06 12 34 56 78", "07.98.76.54.32", "06-11-22-33-44", "0692123456"];
    const { valid, invalid } = parseRecipients(
      numbers.map((number, index) => `${index + 9}${mark}${number}`).join("\n"),
    );
    assert.deepEqual(
      valid.map(({ e164, source }) => `${e164} ${source}`),
      [
        "+33612345678 06 12 34 56 78",
        "+33798765432 07.98.76.54.32",
        "+33611223344 06-11-22-33-44",
        "+262692123456 0692123456",
      ],
      mark,
    );
    assert.deepEqual(invalid, [], mark);
  }
  assert.equal(parseRecipients("(1) 0470 12 34 56", { country: "BE" }).valid[0]?.e164, "+32470123456");
  for (const digits of ["12-06-12-34-56-78", "10.06.12.34.56.78", "1 06 12 34 56 78", "2. 01 23 45 67 89 10"])
    assert.deepEqual(parseRecipients(digits).valid, [], digits);
});

test("a mobile behind a number that takes no SMS is found as one before it is", () => {
  for (const [other, code] of [
    ["01 42 68 53 00", "landline"],
    ["01.42.68.53.00", "landline"],
    ["+33 1 42 68 53 00", "landline"],
    ["0033142685300", "landline"],
    ["0800 123 456", "not-mobile"],
  ] as const) {
    for (const between of [" ", " / ", "/", " - ", " . "]) {
      for (const mobile of ["06 98 76 54 32", "06.98.76.54.32", "0698765432"]) {
        for (const text of [other + between + mobile, mobile + between + other]) {
          assert.deepEqual(parseRecipients(text).invalid, [{ source: other, code, line: 1 }], text);
          assert.deepEqual(valid(text), [MARIE], text);
        }
      }
    }
  }
});

test("a bracket that closes nothing stays where it stands between digits, and goes at the end", () => {
  assert.equal(parseRecipients("0)06 12 34 56 78").invalid[0]?.source, "0)06 12 34 56 78");
  assert.equal(parseRecipients("06 12 34 56 78)").valid[0]?.source, "06 12 34 56 78");
});
