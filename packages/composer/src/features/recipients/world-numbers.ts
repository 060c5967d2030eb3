import {
  countryOf,
  isKnownCountry,
  type ParsedRecipients,
  parseRecipientsInSlices,
} from "@sms-composer/core/recipients";
import { pageSlices, pageTurn } from "../../view/page-slices.ts";

const DEFAULT_COUNTRY = "FR";

/**
 * Reads the numbers of a text, or of entries that are a cell each, with the country of each number, without holding up
 * the page. Loads, with what knows the world's numbers, when the first one is to be read that is not plainly French.
 * @param home ISO 3166-1 code of the country whose national numbers are understood
 * @param progress hears how many lines or cells have been read
 */
export async function parseWorldNumbers(
  input: string | readonly string[],
  home: string | undefined,
  progress?: (done: number) => void,
): Promise<ParsedRecipients> {
  const slices = parseRecipientsInSlices(input, { country: knownCountry(home) });
  const pause = pageSlices();
  for (;;) {
    const slice = slices.next();
    if (slice.done) return await withCountries(slice.value, pause);
    const paused = pause();
    if (paused) progress?.(slice.value);
    await paused;
  }
}

/** Numbers between two pauses. */
const SLICE = 500;

async function withCountries(
  parsed: ParsedRecipients,
  pause: () => Promise<void> | undefined,
): Promise<ParsedRecipients> {
  const valid: (typeof parsed.valid)[number][] = [];
  for (const entry of parsed.valid) {
    const country = countryOf(entry.e164);
    const placed = country === undefined ? entry : { ...entry, country };
    valid.push(placed);
    if (valid.length % SLICE === 0) await pause();
  }
  await pageTurn(valid.length);
  return { ...parsed, valid };
}

/** A wrong attribute of the page must not lose what a person has pasted. */
const knownCountry = (country: string | undefined): string =>
  country && isKnownCountry(country) ? country : DEFAULT_COUNTRY;
