/** The language of a sentence of the API's, which answers in French or in English: BCP 47. */
export function languageOf(answer: string): string {
  if (/[à-ÿ]|\b(l[ae]s?|est)\b/i.test(answer)) return "fr";
  return "en";
}
