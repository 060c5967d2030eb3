import { analysisOptionsOf, toWire, validateSendRequest } from "@sms-composer/core/requests";
import { countSegments } from "@sms-composer/core/segments";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { issuesOf, withCheckedText } from "./checked-text.ts";
import { createHandler } from "./handler/create-handler.ts";
import { readList } from "./handler/list/read-list.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
/** An accent that stands behind its letter: whoever reads the text has to compose it. */
const MESSAGE = "Un cafe\u0301 ?";

/** The number of times that this text is composed, which every reading of it begins with. */
async function readingsDuring(work: () => unknown): Promise<number> {
  const { normalize } = String.prototype;
  let readings = 0;
  try {
    String.prototype.normalize = function (this: string, form?: string) {
      if (String(this) === MESSAGE) readings++;
      return normalize.call(this, form);
    };
    await work();
  } finally {
    String.prototype.normalize = normalize;
  }
  return readings;
}

function post(body: unknown, others: Readonly<Record<string, string>> = {}): Request {
  const headers = { "content-type": "application/json", ...others };
  return new Request("http://backend.test/sms", { method: "POST", headers, body: JSON.stringify(body) });
}

describe("the text of a send", () => {
  it("is analysed once on the backend: to validate, to count and to write it, and no second time in the client", async () => {
    const request = { recipients: ["+33612345678"], message: MESSAGE };
    const once = await readingsDuring(() => {
      validateSendRequest(request, { now: NOW });
      countSegments(MESSAGE, analysisOptionsOf({ ...request, range: "premium" }));
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
      ["0612345678", MESSAGE],
      ["0798765432", "Bonjour"],
    ];
    const common = { recipients: [], message: "{Texte}" };
    const once = await readingsDuring(() => {
      readList({ columns, rows }, common);
      countSegments(MESSAGE, analysisOptionsOf({ range: "premium" }));
      toWire({ recipients: ["+33612345678"], message: MESSAGE });
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

  it("that was checked is not checked again, and all else is", () => {
    const scheduledAt = new Date("2026-11-21T12:00:00Z");
    const request = { recipients: ["+33612345678"], message: "快".repeat(2000), scheduledAt };
    const codes = () => issuesOf(request, NOW).map(({ field, code }) => [field, code]);
    assert.ok(codes().some(([field]) => field === "message"));
    withCheckedText(request);
    assert.deepEqual(codes(), [["scheduledAt", "in-the-past"]]);
  });

  it("cannot be changed by the host's allow between its check and the send", async () => {
    const sent: unknown[] = [];
    const handle = createHandler({
      client: {
        send: async (request) => (sent.push(request), { messageId: 1, segments: 1, cost: 0, currency: "EUR" }),
      },
      authorize: () => true,
      requireIdempotencyKey: false,
      allow: (_request, sendRequest) => {
        Object.assign(sendRequest, { message: "快" });
        (sendRequest.recipients as string[]).push("+33798765432");
        return true;
      },
    });
    await handle(post({ recipients: ["+33612345678"], message: MESSAGE }));
    assert.deepEqual(sent, [{ recipients: ["+33612345678"], message: MESSAGE }]);
  });
});
