import assert from "node:assert/strict";
import { it } from "node:test";
import { SHEET_LIMITS } from "./sheet-file.ts";
import { SheetRows } from "./sheet-rows.ts";

it("names the sheet in its problems, and tells each once", () => {
  const sheet = new SheetRows("Clients");
  for (const line of [3, 4])
    sheet.add(
      Array.from({ length: SHEET_LIMITS.columns + 1 }, () => "x"),
      line,
    );
  assert.deepEqual(sheet.problems(), [{ code: "too-many-columns", line: 3, sheet: "Clients" }]);
  assert.equal(sheet.sheet().name, "Clients");
});
