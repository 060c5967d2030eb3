import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClient } from "../client.ts";

/** Numbers of deliveries that each page has, as a server answers that may not know the parameter. */
async function collect(
  sizes: readonly number[],
  knowsPages: "yes" | "last page again" | "first page always" | "refuses others",
) {
  const asked: (string | null)[] = [];
  const client = createClient({
    apiKey: "key",
    fetch: async (url) => {
      const asksFor = new URL(String(url)).searchParams.get("page");
      asked.push(asksFor);
      const wanted = Number(asksFor ?? 1);
      if (knowsPages === "refuses others" && wanted > sizes.length) {
        return Response.json({ success: false, code: 4, message: "Message introuvable" });
      }
      const page = {
        yes: wanted,
        "refuses others": wanted,
        "last page again": Math.min(wanted, sizes.length),
        "first page always": 1,
      }[knowsPages];
      const list = Array.from({ length: sizes[page - 1] ?? 0 }, (_, index) => ({
        phoneNumber: `${page}.${index}`,
        status: "Waiting",
        stopSMS: false,
        date: null,
      }));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      return Response.json({ success: true, code: 200, currentPage: page, total, StatutResponse_List: list });
    },
  });
  const deliveries = await client.statusByTag("spring");
  return { asked, recipients: deliveries.map(({ recipient }) => recipient) };
}

describe("statusByTag", () => {
  it("collects all pages, to the empty one", async () => {
    assert.deepEqual(await collect([2, 2, 1], "yes"), {
      asked: [null, "2", "3", "4"],
      recipients: ["1.0", "1.1", "2.0", "2.1", "3.0"],
    });
  });

  it("ends where the API answers with another page than the one that was asked for", async () => {
    assert.deepEqual(await collect([2, 1], "last page again"), {
      asked: [null, "2", "3"],
      recipients: ["1.0", "1.1", "2.0"],
    });
    assert.deepEqual(await collect([2], "first page always"), { asked: [null, "2"], recipients: ["1.0", "1.1"] });
  });

  it("ends where the API refuses the page", async () => {
    assert.deepEqual(await collect([1, 1], "refuses others"), { asked: [null, "2", "3"], recipients: ["1.0", "2.0"] });
  });

  it("rejects for a tag that the API does not know", async () => {
    await assert.rejects(collect([], "refuses others"), { name: "ApiError", code: 4, codeName: "message-not-found" });
  });

  it("has nothing for a tag without sends", async () => {
    assert.deepEqual(await collect([], "yes"), { asked: [null], recipients: [] });
  });
});
