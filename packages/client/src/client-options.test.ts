import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { createClient } from "./client.ts";
import type { ClientOptions } from "./client-options.ts";

const KEY = "0123456789-secret";

describe("createClient", () => {
  const wrong: Readonly<Record<string, unknown>> = {
    "no key": { apiKey: undefined },
    "an empty key": { apiKey: " " },
    "a base URL that is none": { baseUrl: "api.smspartner.fr" },
    "a base URL of another protocol": { baseUrl: "ftp://127.0.0.1/v1" },
    "a base URL with a query": { baseUrl: `http://127.0.0.1/v1?apiKey=${KEY}` },
    "a base URL with a user": { baseUrl: `http://${KEY}@127.0.0.1/v1` },
    "a base URL with a password": { baseUrl: `http://:${KEY}@127.0.0.1/v1` },
    "a time limit of nothing": { timeout: 0 },
    "a time limit that is no number": { timeout: "10" },
    "a size limit below 0": { maxResponseBytes: -1 },
    "another format": { format: "yaml" },
  };
  for (const [name, options] of Object.entries(wrong)) {
    it(`refuses ${name}, without showing the key`, () => {
      assert.throws(
        () => createClient({ apiKey: KEY, ...(options as Partial<ClientOptions>) }),
        (error) => error instanceof TypeError && !inspect(error, { showHidden: true }).includes(KEY),
      );
    });
  }

  it("shows nothing of the key itself", () => {
    const client = createClient({ apiKey: KEY });
    const shown = [inspect(client, { showHidden: true, depth: null }), JSON.stringify(client), String(client)];
    assert.ok(shown.every((text) => !text.includes(KEY)));
  });

  it("refuses a time limit of a call that is none", async () => {
    await assert.rejects(createClient({ apiKey: KEY }).credits({ timeout: NaN }), TypeError);
  });

  it("takes a base URL with or without a slash at its end, as a text or a URL", async () => {
    for (const baseUrl of ["http://api.test/v1", "http://api.test/v1//", new URL("http://api.test/v1/")]) {
      const asked: string[] = [];
      const client = createClient({
        apiKey: KEY,
        baseUrl,
        fetch: async (url) => {
          asked.push(String(url));
          return Response.json({ success: true, code: 200 });
        },
      });
      await client.cancel(7);
      assert.deepEqual(asked, [`http://api.test/v1/message-cancel?apiKey=${KEY}&messageId=7`]);
    }
  });
});
