import * as fc from "fast-check";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { createClient } from "./client.ts";
import type { Client } from "./client.ts";
import { SmsPartnerError } from "./errors.ts";

const KEY = "the-key-of-the-account";

const CALLS: readonly ((client: Client) => Promise<unknown>)[] = [
  (client) => client.send({ recipients: ["+33612345678"], message: "a" }),
  (client) => client.sendBulk({ messages: [{ recipient: "+33612345678", message: "a" }] }),
  (client) => client.credits(),
  (client) => client.cancel(1),
  (client) => client.status({ messageId: 1, recipient: "+33612345678" }),
  (client) => client.statusOfMany([{ messageId: 1, recipient: "+33612345678" }]),
  (client) => client.statusByMessage(1),
  (client) => client.statusByTag("spring"),
  (client) => client.stopList(),
  (client) => client.addStop("+33612345678"),
  (client) => client.removeStop(1),
  (client) => client.lookup(["+33612345678"]),
];

/** Values such as an API writes them, and such as it never would. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(true, "true", 200, "200", 9, KEY, [], {}, [null], [{}], [{ elementId: KEY, message: KEY }]),
  // Nothing makes a text or a number of these.
  fc.constantFrom({ toString: null }, { toString: null, valueOf: null }, [{ toString: null }]),
);

const NAMES = (
  "success code message errors error message_id nb_sms cost currency nbSMS SMSResponse_List StatutResponse_List " +
  "currentPage total data lookup stopId user credits statut number messageId stopSms date countryCode " +
  "__proto__ constructor"
).split(" ");

const jsonBody = fc.dictionary(fc.constantFrom(...NAMES), value).map((body) => JSON.stringify(body));

const element = fc.letrec((tie) => ({
  entry: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("<entry/>", "<entry>true</entry>", "<entry>200</entry>", `<entry>${KEY}</entry>`, "<entry>", "x"),
    fc.array(tie("entry"), { maxLength: 5 }).map((children) => `<entry>${children.join("")}</entry>`),
  ),
})).entry;

const xmlBody = fc.array(element, { maxLength: 10 }).map((children) => `<result>${children.join("")}</result>`);

const body = fc.oneof(fc.string({ unit: "binary" }), fc.json(), jsonBody, xmlBody);

const status = fc.oneof(fc.constant(200), fc.integer({ min: 200, max: 599 }));

describe("whatever is answered", () => {
  it("each call gives a result or an error of ours, which does not show the key", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CALLS), body, status, async (call, text, code) => {
        let answers = 0;
        const fetch = async () => {
          // A list whose pages never end is not what is tried here.
          answers++;
          return answers === 1
            ? new Response([204, 205, 304].includes(code) ? null : text, { status: code })
            : new Response("");
        };
        const client = createClient({ apiKey: KEY, fetch, retry: { attempts: 1 } });
        const error: unknown = await call(client).catch((reason: unknown) => reason ?? "nothing");
        if (!(error instanceof Error)) return;
        assert.ok(error instanceof SmsPartnerError, inspect(error));
        assert.ok(!inspect(error, { showHidden: true, depth: null }).includes(KEY));
        if (code >= 500) assert.equal(error.outcome, "unknown");
      }),
      {
        numRuns: 2000,
        examples: [
          [CALLS[0] as (typeof CALLS)[number], '{"success":{"toString":null}}', 200],
          [CALLS[0] as (typeof CALLS)[number], '{"success":true,"code":{"toString":null}}', 200],
          [CALLS[0] as (typeof CALLS)[number], '{"success":true,"message":{"toString":null}}', 200],
        ],
      },
    );
  });
});
