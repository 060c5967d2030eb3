/** Letters of the scripts that are written from right to left. */
export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A value of a sentence: a name from right to left takes nothing of the sentence along (Unicode's isolates). */
const isolatedValue = (value: unknown): unknown =>
  typeof value === "string" && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;

/** The messages, with each value isolated that is put into one of them. */
export function isolated<M>(messages: M): M {
  if (typeof messages === "function")
    return ((...values: unknown[]): unknown => messages(...values.map(isolatedValue))) as M;
  if (!(messages instanceof Object)) return messages;
  return Object.fromEntries(Object.entries(messages).map(([name, each]) => [name, isolated(each)])) as M;
}
