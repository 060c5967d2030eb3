/** Letters of the scripts that are written from right to left. */
export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * The messages, with each value isolated that is put into one of them, also as a parameter of an issue: a name from right
 * to left takes nothing of its sentence along (Unicode's isolates).
 */
export function isolated<M>(messages: M): M;
export function isolated(value: string | object | null | undefined): unknown {
  if (typeof value === "string") return RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
  if (typeof value === "function")
    return (...values: unknown[]): unknown =>
      (value as (...values: unknown[]) => unknown)(...values.map((each) => isolated(each)));
  // A date is an object of another kind.
  if (value?.constructor !== Object) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, isolated(each)]));
}
