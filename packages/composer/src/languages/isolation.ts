/** Letters of the scripts that are written from right to left. */
export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A value of a sentence: a name from right to left takes nothing of the sentence along (Unicode's isolates). */
function isolatedValue(value: unknown): unknown {
  if (typeof value === "string" && RIGHT_TO_LEFT.test(value)) return `\u2068${value}\u2069`;
  // The parameters of an issue; a date is an object of another kind.
  return (value as object | undefined)?.constructor === Object ? eachOf(value as object, isolatedValue) : value;
}

const eachOf = (values: object, isolate: (value: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(values).map(([name, each]) => [name, isolate(each)]));

/** The messages, with each value isolated that is put into one of them. */
export function isolated<M>(messages: M): M {
  if (typeof messages === "function")
    return ((...values: unknown[]): unknown => messages(...values.map(isolatedValue))) as M;
  if (!(messages instanceof Object)) return messages;
  return eachOf(messages, isolated) as M;
}
