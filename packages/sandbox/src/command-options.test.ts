import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { HELP, readCommand } from "./command-options.ts";
import { FAULTS } from "./faults/fault-orders.ts";

test("every option is read", () => {
  const args = "--port 0 --api-key k --credit 12.50 --lang fr --faults delay@me --seed 7".split(" ");
  assert.deepEqual(readCommand(args), {
    port: 0,
    apiKey: "k",
    credit: "12.50",
    language: "fr",
    faults: [{ fault: "delay", call: "me" }],
    seed: 7,
  });
  const withData = readCommand(["--data", `${tmpdir()}/none-of-this-name.json`]);
  assert.ok(typeof withData === "object" && withData.storage);
  assert.deepEqual(readCommand([]), { port: 8025 });
});

test("--help teaches: every option, every fault, an example to paste", () => {
  assert.equal(readCommand(["--help"]), "help");
  assert.equal(readCommand(["-h"]), "help");
  for (const option of ["port", "api-key", "credit", "lang", "faults", "seed", "data", "help"]) {
    assert.ok(HELP.includes(`  --${option} `), option);
  }
  for (const fault of Object.keys(FAULTS)) assert.ok(HELP.includes(`  ${fault} `), fault);
  assert.match(HELP, /curl http/);
});

test("a wrong option is named", () => {
  const wrong: readonly (readonly [sentence: RegExp, ...args: string[]])[] = [
    [/--port is a number from 0 to 65535, not "x"/, "--port", "x"],
    [/--port is a number/, "--port", "70000"],
    [/--lang is en or fr, not "de"/, "--lang", "de"],
    [/No such fault: flood/, "--faults", "flood"],
    [/--credit is an amount in euros/, "--credit=-5"],
    [/--api-key is empty/, "--api-key="],
    [/--data is empty/, "--data="],
    [/--seed is a number/, "--seed", "x"],
    [/--unknown/, "--unknown"],
    [/extra/, "extra"],
  ];
  for (const [sentence, ...args] of wrong) assert.throws(() => readCommand(args), sentence, args.join(" "));
});
