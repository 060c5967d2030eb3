import {
  countryOf,
  isKnownCountry,
  type ParsedRecipients,
  parseRecipientsInSlices,
} from "@sms-composer/core/recipients";

const DEFAULT_COUNTRY = "FR";

/** How long the page may wait for the next slice of a list, in milliseconds. */
const SLICE_TIME = 12;

/**
 * Reads the numbers of a text, or of entries that are a cell each, with the country of each number, without holding up
 * the page. Loads, with what knows the world's numbers, when the first one is to be read.
 * @param home ISO 3166-1 code of the country whose national numbers are understood
 * @param progress hears how many lines or cells have been read
 */
export async function parseNumbers(
  input: string | readonly string[],
  home: string | undefined,
  progress?: (done: number) => void,
): Promise<ParsedRecipients> {
  const slices = parseRecipientsInSlices(input, { country: knownCountry(home) });
  let pause = performance.now() + SLICE_TIME;
  for (;;) {
    const slice = slices.next();
    if (slice.done) return withCountries(slice.value);
    if (performance.now() < pause) continue;
    progress?.(slice.value);
    await new Promise((resolve) => setTimeout(resolve));
    pause = performance.now() + SLICE_TIME;
  }
}

function withCountries(parsed: ParsedRecipients): ParsedRecipients {
  const valid = parsed.valid.map((entry) => {
    const country = countryOf(entry.e164);
    return country === undefined ? entry : { ...entry, country };
  });
  return { ...parsed, valid };
}

/** A wrong attribute of the page must not lose what a person has pasted. */
const knownCountry = (country: string | undefined): string =>
  country && isKnownCountry(country) ? country : DEFAULT_COUNTRY;
