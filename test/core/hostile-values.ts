/** Values that a hostile program, file or answer can hand over, for fast-check. */
import fc from "fast-check";

const NOW = new Date("2026-11-22T12:00:00Z");

/** Members that core knows, and those that every object has. */
export const NAMES =
  "recipients message sender tag range stop unicode scheduledAt responseUrl sandbox apiKey success code errors error message_id nb_sms cost currency elementId phoneNumbers gamme isStopSms isUnicode time minute scheduledDeliveryDate urlDlr field __proto__ constructor toString length".split(
    " ",
  );

/** Pieces of text with which something can go wrong. */
export const piece = fc.oneof(
  fc.constantFrom(
    "",
    "a",
    "0",
    " ",
    "\n",
    "\r\n",
    "\t",
    ",",
    ";",
    '"',
    "'",
    "(0)",
    "+",
    "+33",
    "0612345678",
    "+33612345678",
    "+1 212 555 0100",
    "00",
    ".",
    "/",
    ":br:",
    ":euro:",
    "€",
    "é",
    "\u0301",
    "’",
    "[",
    "]",
    "{",
    "}",
    "{{",
    "}}",
    "{Prénom}",
    "{Prénom|x}",
    "{{Prénom}}",
    "{prenom",
    "|",
    "½",
    "😀",
    "👨‍👩‍👧",
    "\ud800",
    "\udc00",
    "\u200d",
    "\u202e",
    "\u00a0",
    "\0",
    "\x1b",
    "я",
    "\u1161",
    "\u{16d67}",
    "STOP 36180",
    "NoPub=STOP",
    "https://a.b/c",
    "javascript:alert(1)",
    "<b>",
    "${x}",
    "%00",
    "\u{10ffff}",
    "３",
    "true",
    "null",
    "2026-01-01T10:00:00Z",
    "0".repeat(20),
    "a".repeat(160),
    "€".repeat(80),
    "9007199254740993",
    "1e400",
    "-1",
    "0x10",
  ),
  fc.string({ unit: "binary", maxLength: 4 }),
);
export const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

const throws = (): never => {
  throw new Error("a trap");
};
function revoked(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}
/** Makes values that do something when they are looked at: only core may, not the generator of these tests. */
const TRAPS: readonly (() => unknown)[] = [
  () => new Proxy({}, { get: throws }),
  () => new Proxy({}, { ownKeys: throws, has: throws, getOwnPropertyDescriptor: throws }),
  () => new Proxy([], { get: (target, key) => (key === "length" ? throws() : Reflect.get(target, key)) }),
  () => Object.defineProperty({}, "recipients", { get: throws, enumerable: true }),
  () => Object.defineProperty({}, "success", { get: throws, enumerable: true }),
  () => Object.create(null) as unknown,
  () => Object.create(Date.prototype) as unknown,
  () => Object.assign(new Date(), { getTime: () => "x" }),
  () => ({ toString: throws, valueOf: throws }),
  () => ({ [Symbol.toPrimitive]: throws }),
  () => Object.assign([], { length: 3 }),
  () => JSON.parse('{"__proto__":{"success":true,"code":200}}') as unknown,
  () => revoked({}),
  () => revoked([]),
  () => new Map([["success", true]]),
  () => Symbol("x"),
  () => 10n,
  () => throws,
];

/** Values that JSON and XML can hold: the members that core knows, with anything in them. */
export const jsonValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.constantFrom<unknown>(undefined, null, true, false, 0, -0, 1, 2, 9, 10, 200, 429, -1, 1.5, 1e308, 2 ** 53),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("value"), { maxKeys: 8 }),
  ),
})).value;

/** Dates, those that are none included. */
export const anyDate = fc
  .constantFrom(Number.NaN, 0, -1, 8.64e15, -8.64e15, 253_402_300_800_000, NOW.getTime())
  .map((time) => new Date(time));

/** Values that do nothing by themselves. */
const plain = fc.oneof(
  { weight: 6, arbitrary: jsonValue },
  { weight: 1, arbitrary: anyDate },
  { weight: 2, arbitrary: fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(jsonValue, anyDate)) },
  {
    weight: 2,
    arbitrary: fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSparseArray: true,
      withNullPrototype: true,
    }),
  },
);

/** A value, in which a member may be a trap. */
export interface Recipe {
  readonly value: unknown;
  readonly trap?: number | undefined;
  readonly member: string;
}

export const recipe: fc.Arbitrary<Recipe> = fc.record({
  value: plain,
  trap: fc.option(fc.nat(TRAPS.length - 1), { nil: undefined, freq: 3 }),
  member: fc.constantFrom("", ...NAMES.filter((name) => name !== "__proto__")),
});

/** The value of a recipe. */
export function make({ value, trap, member }: Recipe): unknown {
  const sprung = trap === undefined ? undefined : TRAPS[trap]?.();
  if (trap === undefined) return value;
  return member === "" ? sprung : { ...(value as object), [member]: sprung };
}
