import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsOf } from "./formats.ts";
import { isolated } from "./isolation.ts";
import { issueMessages } from "./en/issues.ts";
import { listMessages } from "./en/list.ts";
import { rowsMessages } from "./en/rows.ts";

test("a name from right to left takes nothing of its sentence along", () => {
  const formats = formatsOf("en-GB");
  const { problem, stepper, emptyFor } = isolated(listMessages(formats));
  assert.equal(problem["empty-field"]("שם"), "\u2068שם\u2069 is empty");
  assert.equal(problem["empty-field"]("Prénom 🎉 1️⃣"), "Prénom 🎉 1️⃣ is empty");
  assert.equal(isolated(rowsMessages(formats)).columnHeading("نام", "06 12"), "\u2068نام\u2069: 06 12");
  const { issue } = isolated(issueMessages(formats));
  assert.equal(issue["invalid-characters"]({ characters: "ש &" }), "Not allowed here: \u2068ש &\u2069");
  assert.equal(issue["duplicate-recipients"]({ first: "دخترم" }), "\u2068دخترم\u2069 appears more than once.");
  assert.equal(issue["too-short"]({ min: 3 }), "At least 3 characters.");
  assert.equal(emptyFor(3), "empty for 3");
  assert.equal(stepper, "The text of each person");
});
