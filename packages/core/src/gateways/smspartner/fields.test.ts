import assert from "node:assert/strict";
import { test } from "node:test";
import { attributeOf, FIELD_NAMES, fieldsOfKind, rowOf } from "./fields.ts";

test("every field is of one kind, and the kinds together have all of them, in the order of the table", () => {
  const kinds = [...new Set(FIELD_NAMES.map((field) => rowOf(field).kind))];
  const byKind = kinds.flatMap((kind) => fieldsOfKind(kind) as readonly string[]);
  assert.deepEqual(byKind.toSorted(), [...FIELD_NAMES].toSorted());
  assert.ok(fieldsOfKind("flag").includes("stop"));
});

test("an attribute is the field's name in kebab-case", () => {
  assert.deepEqual(
    (["message", "responseUrl", "scheduledAt"] as const).map((field) => attributeOf(field)),
    ["message", "response-url", "scheduled-at"],
  );
});
