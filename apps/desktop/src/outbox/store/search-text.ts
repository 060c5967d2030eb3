/** Folds case, accents and white space away, so that "Ete" finds "été". */
export function searchText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** The beginning of an E.164 number that a query names (`06 12…`, `+336 12`, `00336…`); `undefined`: it names none. */
export function phonePrefix(query: string, countryCallingCode = "33"): string | undefined {
  if (!/^[+\d\s().-]+$/.test(query)) return undefined;
  const digits = query.replace(/[^+\d]/g, "");
  if (digits.replace("+", "").length < 2) return undefined;
  if (digits.startsWith("+")) return digits;
  if (digits.startsWith("00")) return `+${digits.slice(2)}`;
  return digits.startsWith("0") ? `+${countryCallingCode}${digits.slice(1)}` : `+${digits}`;
}
