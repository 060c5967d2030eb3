import { countryOf, type ParsedRecipients, parseRecipients } from "@sms-composer/core/recipients";

const DEFAULT_COUNTRY = "FR";

/** Cells read at once; between two slices the page draws and answers. */
const SLICE = 1000;

/**
 * Reads the numbers of a text, each with its country. Loads, with what knows the world's numbers, when the first one is
 * to be read.
 * @param home ISO 3166-1 code of the country whose national numbers are understood
 */
export function parseNumbers(input: string, home: string | undefined): ParsedRecipients {
  const parsed = parsedIn(input, home || DEFAULT_COUNTRY);
  const valid = parsed.valid.map((entry) => {
    const country = countryOf(entry.e164);
    return country === undefined ? entry : { ...entry, country };
  });
  return { ...parsed, valid };
}

/** Reads the numbers of many cells without holding up the page; `progress` hears how many have been read. */
export async function parseCells(
  cells: readonly string[],
  home: string | undefined,
  progress: (done: number) => void,
): Promise<ParsedRecipients> {
  const parts: ParsedRecipients[] = [];
  for (let from = 0; from < cells.length; from += SLICE) {
    parts.push(parseNumbers(cells.slice(from, from + SLICE).join("\n"), home));
    progress(Math.min(from + SLICE, cells.length));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return {
    valid: parts.flatMap(({ valid }) => valid),
    invalid: parts.flatMap(({ invalid }) => invalid),
    duplicates: parts.flatMap(({ duplicates }) => duplicates),
  };
}

function parsedIn(input: string, country: string): ParsedRecipients {
  try {
    return parseRecipients(input, { country });
  } catch {
    // Not a country: a wrong attribute of the page must not lose what a person has pasted.
    return parseRecipients(input, { country: DEFAULT_COUNTRY });
  }
}
