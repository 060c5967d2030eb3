/** Texts as they come from a form or a file: flat in memory. An engine reads a text that was just joined more slowly. */
export interface SampleText {
  readonly name: string;
  readonly text: string;
}

/** One byte for each character, as engines keep most texts that are all Latin-1. */
const oneByte = (text: string): string => Buffer.from(text, "latin1").toString("latin1");
/** Two bytes for each UTF-16 unit, as they keep every other. */
const twoBytes = (text: string): string => Buffer.from(text, "utf16le").toString("utf16le");

export const repeatTo = (piece: string, length: number): string =>
  twoBytes(piece.repeat(Math.ceil(length / piece.length)).slice(0, length));

const GSM =
  "Bonjour, votre commande 4512 est prete. A bientot, l'equipe du magasin! Ouvert du lundi au samedi [9h-19h]. ";
const FRENCH =
  "Chère cliente, cher client, votre commande n° 4512 est prête à l’accueil du magasin : du lundi au samedi, de 9 h à " +
  "19 h. À bientôt, l’équipe de Noël vous offre « un café » et toutes ses meilleures œuvres ! ";
const RUSSIAN = "Здравствуйте, ваш заказ готов. Ждём вас с понедельника по субботу 😀 ";

export const LENGTHS = [160, 1530] as const;

/** GSM in both kinds of memory. */
export const gsmTexts = (length: number): SampleText[] => {
  const text = GSM.repeat(20).slice(0, length);
  return [
    { name: `GSM, ${length}, one byte`, text: oneByte(text) },
    { name: `GSM, ${length}, two bytes`, text: twoBytes(text) },
  ];
};

/** The GSM pass finds only at the very end that the text is Unicode; and an ordinary one. */
export const unicodeTexts = (length: number): SampleText[] => [
  { name: `Unicode at the last character, ${length}`, text: twoBytes(`${GSM.repeat(20).slice(0, length - 1)}ж`) },
  { name: `Russian with emoji, ${length}`, text: repeatTo(RUSSIAN, length) },
];

export const frenchTexts = (length: number): SampleText[] => [
  { name: `French, ${length}, two bytes`, text: repeatTo(FRENCH, length) },
  { name: `French, ${length}, one byte`, text: oneByte(FRENCH.replaceAll(/[’œ]/g, "'").repeat(20).slice(0, length)) },
];

/** Texts that could make time grow faster than their length. */
export const GROWING: Readonly<Record<string, string>> = {
  GSM,
  French: FRENCH,
  "French, decomposed": FRENCH.normalize("NFD"),
  colons: ":",
  "beginnings of tokens": ":br",
  "line breaks": "\n",
  "combining marks": "\u0301",
  "marks out of order": "\u0301\u0316",
  emoji: "😀",
  "dropped characters": "~",
  "dropped and kept in turn": "漢x",
  "letters that compose from three": "\u{16D67}",
  "extension characters": "€",
  "STOP mentions": "STOP 36123 ",
};

/** The same for lists of numbers. */
export const GROWING_LISTS: Readonly<Record<string, string>> = {
  "numbers, one in a line": "06 12 34 56 78\n",
  "one digit after the other": "7",
  "digits and separators": "1;2 3-4.5,",
  "words without a number": "Anne ",
  blanks: "\u00a0",
  "lines of blanks": " \n",
  "blanks and separators": "\t;",
};
