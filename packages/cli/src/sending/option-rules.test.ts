import assert from "node:assert/strict";
import { test } from "node:test";
import { checkOptions } from "./option-rules.ts";
import { readSendOrder, type SendOrder } from "./send-options.ts";

const NOW = new Date("2026-11-29T10:00:00Z");
const order = (...options: string[]): SendOrder => {
  const read = readSendOrder(["people.csv", "--text", "x", ...options]);
  assert.ok(typeof read === "object");
  return read;
};

test("options that no send can have are refused before a row is read, in a dry run too", () => {
  for (const dryRun of [[], ["--dry-run"]]) {
    for (const [options, sentence] of [
      [["--sender", "ab"], /--sender .* 3 /],
      [["--sender", "abcdefghijkl"], /--sender .* 11 /],
      [["--sender", "Été"], /--sender .* accents/],
      [["--at", "2027-01-04T09:03+01:00"], /--at .* 5 minutes/],
      [["--range", "lowCost", "--unicode"], /--unicode .* lowCost/],
    ] as const)
      assert.throws(() => checkOptions(order(...options, ...dryRun), NOW), sentence);
    checkOptions(order("--sender", "Ma Mairie", "--at", "2027-01-04T09:05+01:00", ...dryRun), NOW);
    checkOptions(order("--range", "lowCost", "--stop", ...dryRun), NOW);
  }
});

test("a time that has passed is refused in a dry run; a send that was begun goes on", () => {
  const past = ["--at", "2026-11-29T10:55+01:00"];
  assert.throws(() => checkOptions(order(...past, "--dry-run"), NOW), /in the past/);
  checkOptions(order(...past), NOW);
});

test("the offset of a time may lack its colon", () => {
  assert.deepEqual(order("--at", "2027-01-04T09:05+0100").scheduledAt, new Date("2027-01-04T08:05:00Z"));
});

test("a day that no month has is no time", () => {
  for (const at of ["2027-02-31T09:00+01:00", "2027-06-31T09:00Z", "2027-13-01T09:00Z", "2027-01-04T25:00Z"])
    assert.throws(() => order("--at", at), /--at is no time/, at);
});
