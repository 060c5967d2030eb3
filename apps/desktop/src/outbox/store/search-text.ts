/** Folds case, accents and white space away, so that "Ete" finds "été". */
export function searchText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
}
