import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { createSandbox } from "../sandbox.ts";

const sandbox = createSandbox();
function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return sandbox.fetch(new Request(`http://127.0.0.1:8025${path}`, { headers }));
}

test("the page speaks the reader's language, or the one that the address asks for", async () => {
  const language = async (path: string, accepted?: string): Promise<string | undefined> =>
    /<html lang="(..)">/.exec(await (await ask(path, accepted ? { "accept-language": accepted } : {})).text())?.[1];
  assert.equal(await language("/"), "en");
  assert.equal(await language("/", "fr-FR,fr;q=0.9,en;q=0.8"), "fr");
  assert.equal(await language("/", "de,en;q=0.5,fr;q=0.7"), "fr");
  assert.equal(await language("/", "de"), "en");
  assert.equal(await language("/?lang=fr", "en"), "fr");
  assert.equal(await language('/?lang="><script>', "en"), "en");
});

test("nothing is inline, nothing comes from elsewhere, only this machine may frame it", async () => {
  const answer = await ask("/");
  const policy = answer.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|\*(?!;|$| )\./);
  assert.match(policy, /frame-ancestors 'self' http:\/\/127\.0\.0\.1:\* http:\/\/localhost:\*$/);
  assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
  const html = await answer.text();
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc="\/page\/)/);
  assert.doesNotMatch(html, /(?:src|href)="https?:/);
});

test("every file of the page is served with its type", async () => {
  const folder = new URL("../../page/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.(css|js)$/.test(file));
  assert.ok(files.includes("languages/fr.js"));
  assert.ok(files.length > 4);
  for (const file of files) {
    const answer = await ask(`/page/${file}`);
    assert.equal(answer.status, 200, file);
    assert.match(answer.headers.get("content-type") ?? "", file.endsWith(".css") ? /text\/css/ : /text\/javascript/);
  }
});

test("no other file is served", async () => {
  for (const path of [
    "/page/handset.html",
    "/page/..%2fpackage.json",
    "/page/constructor",
    "/package.json",
    "/v1/nothing",
  ]) {
    assert.equal((await ask(path)).status, 404, path);
  }
});
