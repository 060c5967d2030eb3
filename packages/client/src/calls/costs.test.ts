import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClient } from "../client.ts";

describe("costs", () => {
  it("takes days as ISO 8601 writes them, and no others", async () => {
    const client = createClient({ apiKey: "key", fetch: () => assert.fail("the API was called") });
    for (const from of ["01-10-2021", "2021-10", "yesterday"])
      await assert.rejects(client.costs({ from, to: "2021-10-31" }), { name: "RangeError" });
  });
});
