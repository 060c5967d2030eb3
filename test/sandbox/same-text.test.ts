/** Tests, for any text, that what the composer shows is what arrives, and that what it counts is what is billed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeMessage } from "@sms-composer/core";
import { toWire } from "@sms-composer/core/requests";
import { createSandbox } from "@sms-composer/sandbox";
import fc from "fast-check";

const KEY = "key-of-the-same-text";
const NUMBER = "+33600000000";
const TUESDAY = new Date("2026-03-10T10:00:00+01:00");

const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(..."abcdefghij ABC 0123456789 éèàùç ÊŒœ«»’ôîëïâ €{}[]~\\|^§ñÑäöü") },
  { weight: 1, arbitrary: fc.constantFrom(":", ":br:", ":euro:", "br:", "\n", "\r\n", "\u0301", "–", "…", "😀", "\0") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
);
const text = fc.array(character, { minLength: 1, maxLength: 400 }).map((characters) => characters.join(""));
const options = fc.record({ unicode: fc.boolean(), stop: fc.boolean() });

test("for any text the handset shows the composer's preview, and nb_sms is its number of SMS", async () => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: TUESDAY, credit: 1_000_000 });
  let sent = 0;
  const check = async (message: string, { unicode, stop }: { unicode: boolean; stop: boolean }): Promise<void> => {
    const preview = analyzeMessage(message, { mode: unicode ? "unicode" : "gsm", stop });
    const body = toWire({ recipients: [NUMBER], message, unicode, stop }, { apiKey: KEY });
    const request = new Request("http://127.0.0.1/v1/send", { method: "POST", body: JSON.stringify(body) });
    const answer = (await (await sandbox.fetch(request)).json()) as { code: number; nb_sms?: number };
    if (preview.segments.length === 0) assert.equal(answer.code, 43);
    else if (preview.segments.length > 10) assert.equal(answer.code, 52);
    else {
      assert.equal(answer.nb_sms, preview.segments.length);
      assert.equal(sandbox.received(NUMBER).at(-1), preview.text);
      sent += 1;
    }
  };
  await fc.assert(fc.asyncProperty(text, options, check), { numRuns: 500 });
  assert.ok(sent > 300, "most of the texts were sent");
});
