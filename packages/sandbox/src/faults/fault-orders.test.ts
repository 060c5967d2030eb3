import assert from "node:assert/strict";
import { test } from "node:test";
import { FAULTS, parseFaultOrders } from "./fault-orders.ts";

test("orders are read in the command's short form", () => {
  assert.deepEqual(parseFaultOrders("drop-after@send:0.1x3, delay,rate-limitx2,error-before@stop-sms/list"), [
    { fault: "drop-after", call: "send", probability: 0.1, times: 3 },
    { fault: "delay" },
    { fault: "rate-limit", times: 2 },
    { fault: "error-before", call: "stop-sms/list" },
  ]);
  assert.deepEqual(parseFaultOrders(""), []);
});

test("orders are read as JSON", () => {
  const orders = [
    { fault: "delay", milliseconds: 5 },
    { fault: "rate-limit", retryAfterSeconds: 30 },
  ] as const;
  assert.deepEqual(parseFaultOrders(JSON.stringify(orders)), orders);
});

test("every fault can be ordered by its name", () => {
  for (const fault of Object.keys(FAULTS)) assert.equal(parseFaultOrders(fault)[0]?.fault, fault);
});

test("a wrong order is refused with a sentence", () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ["drop", /No such fault: drop\. There are: delay/],
    ["constructor", /No such fault/],
    ["delay:2", /`probability` is a number from 0 to 1/],
    ["delay@@", /is not fault\[@call\]/],
    ["[1]", /is an object/],
    ["[{", /no valid JSON/],
    ['[{"fault":"delay","milliseconds":"5"}]', /`milliseconds` is a number/],
    ['[{"fault":"delay","call":5}]', /`call` is the name/],
  ];
  for (const [text, sentence] of wrong) assert.throws(() => parseFaultOrders(text), sentence, text);
});
