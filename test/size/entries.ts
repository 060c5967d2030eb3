/** What is imported in a page, and what that may weigh. */
export interface SizeEntry {
  readonly name: string;
  readonly code: string;
  /** Bytes, minified and compressed. */
  readonly limit: number;
}

export const SIZE_ENTRIES: readonly SizeEntry[] = [
  {
    name: "countSegments alone, standard profile",
    code: `export { countSegments } from "@sms-composer/core/standard-segments";`,
    limit: 700,
  },
  {
    name: "counting at the vendor's, with its table",
    code: `export { countSegments, replaceCharacters, REPLACED_CHARACTERS, GSM_BASIC, GSM_EXTENSION } from "@sms-composer/core/segments";`,
    limit: 2000,
  },
  {
    name: "all of core, without zod and phone metadata",
    code: `export * from "@sms-composer/core";`,
    limit: 5000,
  },
];
