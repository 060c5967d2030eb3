/** How often the backend reads a text: as often as it has to, and no second time in the client. */
import { createHandler } from "@sms-composer/client";
import { analysisOptionsOf, toWire, validateSendRequest } from "@sms-composer/core/requests";
import { countSegments } from "@sms-composer/core/segments";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readList } from "../../packages/client/src/handler/list/read-list.ts";
import { COMPOSED_TEXT, readingsDuring } from "./text-readings.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

function post(body: unknown, others: Readonly<Record<string, string>> = {}): Request {
  const headers = { "content-type": "application/json", ...others };
  return new Request("http://backend.test/sms", { method: "POST", headers, body: JSON.stringify(body) });
}

describe("the text of a send", () => {
  it("is analysed once on the backend: to validate, to count and to write it, and no second time in the client", async () => {
    const request = { recipients: ["+33612345678"], message: COMPOSED_TEXT };
    const once = await readingsDuring(() => {
      validateSendRequest(request, { now: NOW });
      countSegments(COMPOSED_TEXT, analysisOptionsOf({ ...request, range: "premium" }));
      toWire(request);
    });
    assert.ok(once > 0);
    const receipt = { success: true, code: 200, message_id: 307, nb_sms: 1, cost: 0.038, currency: "EUR" };
    const handle = createHandler({
      apiKey: "key",
      authorize: () => true,
      requireIdempotencyKey: false,
      fetch: async () => Response.json(receipt),
    });
    const posted = post(request);
    let status = 0;
    const readings = await readingsDuring(async () => ({ status } = await handle(posted)));
    assert.deepEqual([status, readings], [200, once]);
  });

  it("of each row is analysed once, from the list to /bulk-send", async () => {
    const columns = ["Mobile", "Texte"];
    const rows = [
      ["0612345678", COMPOSED_TEXT],
      ["0798765432", "Bonjour"],
    ];
    const common = { recipients: [], message: "{Texte}" };
    const once = await readingsDuring(() => {
      readList({ columns, rows }, common);
      countSegments(COMPOSED_TEXT, analysisOptionsOf({ range: "premium" }));
      toWire({ recipients: ["+33612345678"], message: COMPOSED_TEXT });
    });
    assert.ok(once > 0);
    const bodies: string[] = [];
    const handle = createHandler({
      apiKey: "key",
      authorize: () => true,
      limits: { smsPerDay: 100 },
      fetch: async (_url, init) => {
        bodies.push(String(init?.body));
        const part = { success: true, code: 200, nbSms: 1, cost: 0.038, phoneNumber: "+33612345678" };
        return Response.json({
          success: true,
          code: 200,
          message_id: 309,
          currency: "EUR",
          cost: 0.076,
          nbSMS: 2,
          SMSResponse_List: [part, { ...part, phoneNumber: "+33798765432" }],
        });
      },
    });
    const posted = post({ columns, rows, message: common.message }, { "idempotency-key": crypto.randomUUID() });
    let status = 0;
    const readings = await readingsDuring(async () => ({ status } = await handle(posted)));
    assert.deepEqual([status, bodies.length, readings], [200, 1, once]);
    assert.match(bodies[0] ?? "", /SMSList/);
  });
});
