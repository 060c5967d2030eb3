/** Parameters of a call: the members of a JSON body, and those of the query. */
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

/** Levels of lists and objects within each other that PHP's reader takes. */
const MAX_DEPTH = 512;

/**
 * Reads the members of a JSON object, as strictly as the platform's PHP does.
 *
 * @returns `undefined` when the bytes are no UTF-8, when the text is no JSON (a byte order mark before it included),
 *   when an escape names half of a surrogate pair, when it is nested too deeply, and when it is no object
 */
export function parseBody(body: Uint8Array): Parameters | undefined {
  try {
    const value: unknown = JSON.parse(STRICT.decode(body));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject && isWellFormed(value, MAX_DEPTH) ? (value as Parameters) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the byte order mark, which is no JSON. */
const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function isWellFormed(value: unknown, depth: number): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  return (
    depth > 0 && Object.entries(value).every(([name, member]) => name.isWellFormed() && isWellFormed(member, depth - 1))
  );
}
