import type { PeopleList } from "@sms-composer/composer";

const NAME = "rendez-vous.csv";

/** The address of the example's file: 12 people, three of whom cannot be written to as they stand. */
export const EXAMPLE_FILE = new URL("./rendez-vous.csv", import.meta.url).href;

/** A text with a field for each column that it needs, and a default for whoever has no first name. */
export const EXAMPLE_TEMPLATE =
  "Bonjour {Prénom|Madame, Monsieur}, rendez-vous le {Date} à {Heure} avec {Avec}. Pour annuler ou déplacer, répondez à ce message. À bientôt, le cabinet";

/** Reads the example's file, as the element reads a file that somebody chooses. */
export async function readExampleList(): Promise<PeopleList> {
  const [{ findColumns, readSheets }, response] = await Promise.all([
    import("@sms-composer/core/lists"),
    fetch(EXAMPLE_FILE),
  ]);
  const { sheets } = await readSheets(new Uint8Array(await response.arrayBuffer()));
  const [sheet] = sheets;
  if (!sheet) throw new Error(`${NAME} could not be read.`);
  const { columns, rows, lines, phoneColumn } = findColumns(sheet);
  return { name: NAME, columns, rows, lines, phoneColumn };
}
