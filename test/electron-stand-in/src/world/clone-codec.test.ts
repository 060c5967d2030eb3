import assert from "node:assert/strict";
import { test } from "node:test";
import { makeCloneCodec } from "./clone-codec.ts";

const codec = makeCloneCodec();
const copy = (value: unknown) => codec.decode(codec.encode(value));

test("copies what structured clone copies", () => {
  const value = {
    none: undefined,
    nothing: null,
    zero: -0,
    nan: NaN,
    infinite: -Infinity,
    big: 2n ** 70n,
    date: new Date(5),
    noDate: new Date(NaN),
    map: new Map<unknown, unknown>([[{ a: 1 }, new Set([1, "x"])]]),
    bytes: new Uint8Array([0, 255]),
    list: [1, [undefined]],
    text: "\u0000type é 😀",
  };
  assert.deepEqual(copy(value), value);
  assert.ok(Object.is((copy(value) as typeof value).zero, -0));
  const error = copy(new RangeError("too far")) as Error;
  assert.deepEqual([error.name, error.message], ["RangeError", "too far"]);
});

test("what cannot be cloned throws, as does what goes in circles", () => {
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  for (const value of [() => 1, Symbol("x"), { f() {} }, Promise.resolve(), new WeakMap(), circle]) {
    assert.throws(() => codec.encode(value));
  }
  const twice = { a: 1 };
  assert.deepEqual(copy([twice, twice]), [twice, twice]);
});
