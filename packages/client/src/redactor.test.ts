import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createRedactor, REDACTED } from "./redactor.ts";

const KEY = "a/b+c&d\"<e>'€ é";

describe("createRedactor", () => {
  const redact = createRedactor(KEY);
  const spellings: Readonly<Record<string, string>> = {
    "as it is": KEY,
    "percent-encoded": encodeURIComponent(KEY),
    "percent-encoded twice": encodeURIComponent(encodeURIComponent(KEY)),
    "percent-encoded, every character": Array.from(Buffer.from(KEY), (byte) => `%${byte.toString(16)}`).join(""),
    "in base64 for addresses": Buffer.from(KEY).toString("base64url"),
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

  it("finds a key in other disguises, and pieces of it", () => {
    const key = "3f0c8a1e9b7d4c5f2a6e8d1b0c9f7e3a5d2b4c6e";
    const hide = createRedactor(key);
    const entities = (write: (code: number) => string): string =>
      Array.from(key, (character) => write(character.charCodeAt(0))).join("");
    for (const [name, echo] of Object.entries({
      "upper case": key.toUpperCase(),
      base64: btoa(key),
      hexadecimal: Buffer.from(key).toString("hex"),
      "HTML, decimal": entities((code) => `&#${code};`),
      "HTML, hexadecimal": entities((code) => `&#x${code.toString(16)};`),
      "JSON, every character": entities((code) => String.raw`\u${code.toString(16).padStart(4, "0")}`),
      "its beginning": key.slice(0, 16),
      "its middle": key.slice(7, 20),
      "without its first character": key.slice(1),
    })) {
      const shown = hide(`key=${echo}... in a trace`);
      assert.equal(shown, `key=${REDACTED}... in a trace`, name);
    }
  });

  it("leaves words alone that a key shares with the text", () => {
    assert.equal(createRedactor("sandbox-1234-5678")("the sandbox refuses it"), "the sandbox refuses it");
  });
});
