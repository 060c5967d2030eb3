import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as forecast from "./forecast.ts";
import * as core from "./index.ts";
import * as recipients from "./recipients.ts";
import * as requests from "./requests.ts";
import * as segments from "./segments.ts";

test("the root entry has every export of the others", () => {
  for (const entry of [forecast, recipients, requests, segments]) {
    for (const [name, value] of Object.entries(entry))
      assert.equal((core as Record<string, unknown>)[name], value, name);
  }
});

test("the root entry has what the package promises", () => {
  const { analyzeMessage, countSegments, replaceCharacters, applySuggestions, parseRecipients, forecastDelivery } =
    core;
  for (const rule of [analyzeMessage, countSegments, replaceCharacters, applySuggestions, parseRecipients]) {
    assert.equal(typeof rule, "function");
  }
  const { parisTime, fromParisTime, validateSendRequest, toWire, fromWire, parseSendResponse, fromWireError } = core;
  for (const rule of [forecastDelivery, parisTime, fromParisTime, validateSendRequest, toWire, fromWire]) {
    assert.equal(typeof rule, "function");
  }
  for (const reader of [parseSendResponse, fromWireError, core.toIssues]) assert.equal(typeof reader, "function");
  const { REPLACED_CHARACTERS, CONTROL_CODES, LIMITS, WIRE_NAMES, GSM_BASIC, GSM_EXTENSION, DEFAULT_STOP_MENTION } =
    core;
  for (const table of [REPLACED_CHARACTERS, CONTROL_CODES, LIMITS, WIRE_NAMES]) assert.equal(typeof table, "object");
  for (const text of [GSM_BASIC, GSM_EXTENSION, DEFAULT_STOP_MENTION]) assert.equal(typeof text, "string");
  assert.ok(core.sendRequestSchema.safeParse({ recipients: ["0612345678"], message: "Bonjour" }).success);
});

/** Packages that a module loads, itself and through others. */
function packagesOf(module: URL, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(module.href)) return packages;
  seen.add(module.href);
  const source = readFileSync(module, "utf8");
  for (const [statement, specifier = ""] of source.matchAll(/^(?:import|export) [^;]*?from "([^"]+)";/gm)) {
    if (statement.includes(" type {")) continue;
    const found = specifier.startsWith(".") ? packagesOf(new URL(specifier, module), seen) : [specifier];
    for (const name of found) packages.add(name);
  }
  return packages;
}

test("zod comes with the root entry alone, phone metadata with it and the recipients", () => {
  assert.deepEqual(
    ["segments", "requests", "forecast", "recipients", "index"].map((entry) =>
      [...packagesOf(new URL(`./${entry}.ts`, import.meta.url))].sort(),
    ),
    [[], [], [], ["libphonenumber-js/max"], ["libphonenumber-js/max", "zod/mini"]],
  );
});
