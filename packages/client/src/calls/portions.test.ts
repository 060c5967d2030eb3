import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClient } from "../client.ts";

describe("calls that take 500 at a time", () => {
  const numbers = Array.from({ length: 1001 }, (_, index) => `+336${String(index).padStart(8, "0")}`);

  it("lookup asks as often as is needed and keeps the order", async () => {
    const asked: number[] = [];
    const client = createClient({
      apiKey: "key",
      fetch: async (_url, init) => {
        const { phoneNumbers } = JSON.parse(String(init?.body)) as { phoneNumbers: string };
        const portion = phoneNumbers.split(",");
        asked.push(portion.length);
        const lookup = portion.map((request) => ({ request, success: false }));
        return Response.json({ success: true, code: 200, lookup });
      },
    });
    const results = await client.lookup(numbers);
    assert.deepEqual(asked, [500, 500, 1]);
    assert.deepEqual(
      results.map(({ request }) => request),
      numbers,
    );
  });

  it("statusOfMany too; for nothing, nothing is asked", async () => {
    const asked: number[] = [];
    const client = createClient({
      apiKey: "key",
      fetch: async (_url, init) => {
        const { SMSStatut_List } = JSON.parse(String(init?.body)) as { SMSStatut_List: object[] };
        asked.push(SMSStatut_List.length);
        const list = SMSStatut_List.map((entry) => ({
          success: false,
          code: 4,
          ...entry,
          status: "Numéro introuvable",
        }));
        return Response.json({ success: true, code: 200, StatutResponse_List: list });
      },
    });
    const results = await client.statusOfMany(numbers.map((recipient, messageId) => ({ messageId, recipient })));
    assert.deepEqual(asked, [500, 500, 1]);
    assert.deepEqual(results[1000], {
      found: false,
      messageId: 1000,
      recipient: numbers[1000],
      code: 4,
      apiMessage: "Numéro introuvable",
    });
    assert.deepEqual(await client.statusOfMany([]), []);
    assert.equal(asked.length, 3);
  });
});
