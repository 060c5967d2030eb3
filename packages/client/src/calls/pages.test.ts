import assert from "node:assert/strict";
import { test } from "node:test";
import { allPages } from "./pages.ts";

test("an API that answers with another page for ever is not read for ever", async () => {
  let pages = 0;
  const all = await allPages(async (number = 1) => ({ number, items: [`as of ${++pages}`] }));
  assert.equal(all.length, 10_000);
  assert.equal(pages, all.length);
});
