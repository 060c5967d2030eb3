import assert from "node:assert/strict";
import { test } from "node:test";
import { CODE_LANGUAGES, codeSample } from "./code-samples.ts";
import type { CodeLanguage } from "./code-samples.ts";
import type { SendRequest } from "./request/send-request.ts";

const REQUEST: SendRequest = {
  recipients: ["+33612345678", "+33687654321"],
  message: "Rendez-vous à 10 h\n5 €",
  range: "lowCost",
  sender: "Clinique",
  sandbox: true,
  scheduledAt: new Date("2026-12-01T08:05:00Z"),
};

const count = (text: string, part: string): number => text.split(part).length - 1;

test("the nine languages of the vendor's page, in its order, each with a name and a file to save it in", () => {
  assert.deepEqual(
    CODE_LANGUAGES.map(({ id, name, fileName }) => `${id}: ${name}, ${fileName}`),
    [
      "php: PHP, send.php",
      "vbnet: VB.NET, Send.vb",
      "python: Python, send.py",
      "curl: cURL, send.sh",
      "node: Node.js, send.mjs",
      "java: Java, Send.java",
      "swift: Swift, send.swift",
      "go: Go, send.go",
      "csharp: C#, Send.cs",
    ],
  );
});

for (const { id, name } of CODE_LANGUAGES) {
  const sample = codeSample(REQUEST, id);

  test(`${name}: the address stands in the program once, alone`, () => {
    assert.equal(count(sample, "https://api.smspartner.fr/v1"), 1);
    assert.match(sample, /["']https:\/\/api\.smspartner\.fr\/v1["']/);
  });

  test(`${name}: the key comes from the environment, and its absence is said before anything is sent`, () => {
    assert.ok(sample.indexOf("SMSPARTNER_API_KEY") < sample.indexOf("phoneNumbers"));
    assert.match(sample, /Set SMSPARTNER_API_KEY to your API key/);
  });

  test(`${name}: every field of the wire under the API's name, figures without quotes, texts as the platform wants them`, () => {
    const at = [
      /phoneNumbers.{1,14}"\+33612345678,\+33687654321"/,
      /message.{1,14}"Rendez-vous (à|\\u00e0) 10 h:br:5 :euro:"/,
      /gamme.{1,9}\b2\b/,
      /sender.{1,14}"Clinique"/,
      /sandbox.{1,9}\b1\b/,
      /scheduledDeliveryDate.{1,14}"01\/12\/2026"/,
      /time.{1,9}\b9\b/,
      /minute.{1,9}\b5\b/,
    ].map((field) => sample.replace(/ {2,}/g, " ").search(field));
    assert.ok(!at.includes(-1), sample);
    assert.deepEqual(
      at,
      at.toSorted((one, other) => one - other),
    );
  });

  test(`${name}: what is not set does not appear`, () => {
    assert.doesNotMatch(sample, /isStopSms|isUnicode|tag|urlDlr|urlResponse|undefined|null,/);
  });

  test(`${name}: lines end in a line feed, the last one too, and none in a space`, () => {
    assert.match(sample, /[^\n]\n$/);
    assert.doesNotMatch(sample, /[ \t]$|\r/m);
  });
}

test("an unknown language is refused, also one that every object knows", () => {
  assert.throws(() => codeSample(REQUEST, "cobol" as CodeLanguage), new RangeError("No code samples in cobol"));
  assert.throws(() => codeSample(REQUEST, "constructor" as CodeLanguage), RangeError);
});
