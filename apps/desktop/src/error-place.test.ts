import assert from "node:assert/strict";
import { test } from "node:test";
import { errorPlace } from "./error-place.ts";

const SECRETS = ["key-7f3a9c51", "+33612345678", "Rendez-vous", "somebody"];

test("tells the name and the place of an error, and nothing of what it was about", () => {
  const error = new TypeError("GET https://api.smspartner.fr/v1/me?apiKey=key-7f3a9c51 for +33612345678: Rendez-vous", {
    cause: new Error("key-7f3a9c51"),
  });
  assert.match(errorPlace(error), /^TypeError < error-place\.test\.ts:\d+:\d+/);
  const texts = [
    errorPlace(error),
    errorPlace(Object.assign(new Error("x"), { stack: "Error: key-7f3a9c51\n    at /home/somebody/app/main.js:1:2" })),
    errorPlace(Object.assign(new Error("x"), { stack: "Error: a\n    at key-7f3a9c51\n    at +33612345678.js:1:2 x" })),
    errorPlace(Object.assign(new Error("x"), { name: "key-7f3a9c51" })),
    errorPlace("Rendez-vous"),
    errorPlace({ number: "+33612345678" }),
    errorPlace(undefined),
  ];
  for (const text of texts) {
    for (const secret of SECRETS) assert.ok(!text.includes(secret), text);
  }
});

test("a message of several lines that looks like a stack gives its file names and no more", () => {
  const error = new Error("first\n    at Rendez-vous (somebody/main.js:1:2)");
  assert.ok(!/Rendez-vous|somebody/.test(errorPlace(error)));
});
