/** One field of the API's body, in the order in which the program writes it. */
export type BodyField = readonly [name: string, value: string | number];

/** A language in which a send can be written down. */
export interface SampleLanguage {
  /** The name of the language as people write it. */
  readonly name: string;
  /** The file that the program expects to be saved as, UTF-8. */
  readonly fileName: string;
  /** The whole program that posts these fields, the key added to them when it runs. */
  readonly program: (fields: readonly BodyField[]) => string;
}

/** Stands once in each program: replacing it sends the program elsewhere. */
export const BASE_URL = "https://api.smspartner.fr/v1";

/** Environment variable that a program takes the account's key from. */
export const KEY_VARIABLE = "SMSPARTNER_API_KEY";

/** The message of a program that has no key. */
export const KEY_MISSING = `Set ${KEY_VARIABLE} to your API key`;

/** After how many seconds a program stops waiting for the answer. */
export const TIMEOUT_SECONDS = 30;
