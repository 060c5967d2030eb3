/** CONTRIBUTING's recipe for a field of a send, followed with one that is there: no other file lists the fields by hand. */
import { FIELD_NAMES, SEND_FIELDS, toWire, fromWire, WIRE_NAMES } from "@sms-composer/core";
import type { SendRequest } from "@sms-composer/core";
import assert from "node:assert/strict";
import { test } from "node:test";
import { readSource, sourceFiles } from "./source-files.ts";

/** A field whose name means nothing else. */
const FIELD = "responseUrl";

/** Uses of the field beyond carrying it: a handset's reply is posted there, a signed address is made for it. */
const USES = ["packages/sandbox/src/handsets/reply.ts", "packages/client/src/webhooks/webhook-url.ts"];

const recipe = /### A field of a send\n([^]*?)\n##/.exec(readSource(".github/CONTRIBUTING.md"))?.[1] ?? "";
const LANGUAGES = sourceFiles("packages/composer/src/languages/*/panels.ts");

test("the recipe names every file that lists the fields, and each of them is there", () => {
  const named = [...recipe.matchAll(/`((?:packages|apps)\/[\w/.-]+\.ts)`/g)].map(([, path = ""]) => path);
  assert.ok(named.length > 8 && recipe.includes("`packages/composer/src/languages`"));
  const sources = sourceFiles("{packages,apps}/*/src/**/*.ts").filter((path) => !path.endsWith(".test.ts"));
  const listing = sources.filter((path) => new RegExp(`\\b${FIELD}\\b`).test(readSource(path)));
  assert.deepEqual(
    listing.filter((path) => ![...named, ...LANGUAGES, ...USES].includes(path)),
    [],
  );
  // The body on the wire has the vendor's names.
  const vendorName = new RegExp(`\\b(${FIELD}|${WIRE_NAMES[FIELD]})\\b`);
  for (const path of [...named, ...LANGUAGES, ...USES]) assert.match(readSource(path), vendorName, path);
});

test("a field without its row is a type error, and so is a row of a kind that its values have not", () => {
  type WithOneMore = SendRequest & { readonly oneMore?: string };
  // @ts-expect-error `oneMore` has no row
  const rows: { readonly [Field in keyof WithOneMore]-?: unknown } = SEND_FIELDS;
  assert.deepEqual(Object.keys(rows), FIELD_NAMES);
});

test("each field goes over the wire and back by its row alone", () => {
  const request: Required<SendRequest> = {
    recipients: ["+33612345678"],
    message: "Bonjour",
    range: "premium",
    sender: "Boutique",
    stop: true,
    unicode: false,
    scheduledAt: new Date("2026-12-01T08:05:00Z"),
    tag: "a",
    responseUrl: "https://example.fr/reply",
    receiptUrl: "https://example.fr/receipt",
    sandbox: true,
  };
  const body: Readonly<Record<string, unknown>> = toWire(request);
  for (const field of FIELD_NAMES) {
    assert.ok(Object.hasOwn(body, SEND_FIELDS[field].wireName), field);
    assert.deepEqual(fromWire(body)[field], request[field], field);
  }
});
