/** What a call was given: the members of a JSON body, or the parameters of a query. */
export type Parameters = Readonly<Record<string, unknown>>;

/** A parameter as text; numbers are taken as they are written. `undefined` when it is missing, null or empty. */
export function textOf(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name];
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A 0/1 parameter, as number, string or boolean. */
export function flagOf(parameters: Parameters, name: string): boolean {
  const value = parameters[name];
  return value === 1 || value === "1" || value === true || value === "true";
}

/** A whole number that is not negative, as number or string; `undefined` for anything else. */
export function wholeNumberOf(parameters: Parameters, name: string): number | undefined {
  const text = textOf(parameters, name);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The members of a JSON object; `undefined` when the text is no JSON, or no object. */
export function parseBody(text: string): Parameters | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Parameters) : undefined;
  } catch {
    return undefined;
  }
}
