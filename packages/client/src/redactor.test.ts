import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createRedactor, REDACTED } from "./redactor.ts";

const KEY = "a/b+c&d\"<e>'€ é";

describe("createRedactor", () => {
  const redact = createRedactor(KEY);
  const spellings: Readonly<Record<string, string>> = {
    "as it is": KEY,
    "percent-encoded": encodeURIComponent(KEY),
    "percent-encoded in small letters": encodeURIComponent(KEY).toLowerCase(),
    "form-encoded": new URLSearchParams({ k: KEY }).toString().slice(2),
    "in JSON": JSON.stringify(KEY).slice(1, -1),
    "in JSON as PHP writes it": "a\\/b+c&d\\\"<e>'\\u20ac \\u00e9",
    "in XML": "a/b+c&amp;d\"&lt;e&gt;'€ é",
    "in HTML with quotes escaped": "a/b+c&amp;d&quot;&lt;e&gt;&#39;€ é",
    "in HTML as PHP writes it": "a/b+c&amp;d&quot;&lt;e&gt;&#039;€ é",
  };
  for (const [name, spelling] of Object.entries(spellings)) {
    it(`replaces the key ${name}`, () => {
      assert.equal(
        redact(`before ${spelling} between ${spelling} after`),
        `before ${REDACTED} between ${REDACTED} after`,
      );
    });
  }

  it("replaces a key that is cut off at the end", () => {
    assert.equal(redact('{"apiKey":"a/b+c&d'), `{"apiKey":"${REDACTED}`);
  });

  it("replaces a key that is cut off at the end in each spelling", () => {
    for (const [name, spelling] of Object.entries(spellings)) {
      assert.equal(redact(`before ${spelling.slice(0, -1)}`), `before ${REDACTED}`, name);
    }
  });

  it("takes a key that is no well-formed text", () => {
    assert.equal(createRedactor("\ud800 key")("the \ud800 key"), `the ${REDACTED}`);
  });

  it("leaves a text without the key alone", () => {
    assert.equal(redact("a/b and the rest, a/"), "a/b and the rest, a/");
  });

  it("takes a key of one character", () => {
    assert.equal(createRedactor("k")("ok"), `o${REDACTED}`);
  });
});
