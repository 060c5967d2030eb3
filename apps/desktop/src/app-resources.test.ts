import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { CONTENT_SECURITY_POLICY, resolveResource } from "./app-resources.ts";

const FOLDER = join("/opt", "sms", "dist", "renderer");

test("addresses of the app name files in its folder", () => {
  for (const [address, file] of [
    ["app://composer/index.html", "index.html"],
    ["app://composer/", "index.html"],
    ["app://composer/assets/index-B2x.js?x=1#y", "assets/index-B2x.js"],
    ["app://composer/a/../b.css", "b.css"],
  ] as const) {
    assert.equal(resolveResource(FOLDER, address)?.file, join(FOLDER, file), address);
  }
  assert.equal(resolveResource(FOLDER, "app://composer/x.css")?.contentType, "text/css; charset=utf-8");
});

test("nothing outside the folder, of another host, scheme or kind has an answer", () => {
  for (const address of [
    "app://composer/..%2fmain.js",
    "app://composer/a%2f..%2f..%2fmain.js",
    "app://composer/%2e%2e%2f%2e%2e%2fetc/passwd.html",
    "app://composer/..%5cmain.js",
    "app://composer/..%2frenderer-evil/x.js",
    "app://composer/index.html%00.js",
    "app://composer/%E0%A4%A.js",
    "app://composer/assets",
    "app://composer/outbox.sqlite",
    "app://other/index.html",
    "app://user@composer/index.html",
    "file:///opt/sms/dist/renderer/index.html",
    "https://composer/index.html",
    "not an address",
    "",
  ]) {
    assert.equal(resolveResource(FOLDER, address), undefined, address);
  }
});

test("dots that the address itself resolves lead nowhere but into the folder", () => {
  for (const address of [
    "app://composer/../main.js",
    "app://composer/%2e%2e/main.js",
    "app://composer/a/../../../main.js",
    "app://composer/..\\main.js",
  ]) {
    const file = resolveResource(FOLDER, address)?.file;
    assert.ok(file === undefined || file === join(FOLDER, "main.js"), `${address} names ${file}`);
  }
});

test("the policy allows nothing inline, nothing from elsewhere and no connection", () => {
  assert.ok(!/unsafe|https?:|\*|data:|blob:/.test(CONTENT_SECURITY_POLICY));
  assert.match(CONTENT_SECURITY_POLICY, /^default-src 'none'; script-src 'self';/);
  assert.match(CONTENT_SECURITY_POLICY, /connect-src 'none'/);
});
