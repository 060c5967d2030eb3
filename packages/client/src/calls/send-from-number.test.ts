import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClient } from "../client.ts";
import { RequestError } from "../errors.ts";

describe("sendFromNumber", () => {
  it("is refused before the API is called when a rule is broken, of either number or of the text", async () => {
    const client = createClient({ apiKey: "key", fetch: () => assert.fail("the API was called") });
    const request = { from: "+33644600000", recipient: "+33612345678", message: "Bonjour" };
    for (const [change, expected] of [
      [{ from: "" }, ["sender required"]],
      [{ from: "Boutique" }, ["sender invalid-characters"]],
      [{ from: "0644600000" }, ["sender invalid-characters"]],
      [{ recipient: "12" }, ["recipients invalid-recipients"]],
      [{ message: "", from: "x" }, ["message required", "sender invalid-characters"]],
      [{ message: "\u5feb" }, ["message unsupported-characters"]],
      [{ responseUrl: "ftp://example.test" }, ["responseUrl invalid-url"]],
    ] as const) {
      const error = await client.sendFromNumber({ ...request, ...change }).catch((reason: unknown) => reason);
      assert.ok(error instanceof RequestError);
      assert.deepEqual(
        error.issues.map(({ field, code }) => `${field} ${code}`),
        expected,
      );
    }
  });
});
