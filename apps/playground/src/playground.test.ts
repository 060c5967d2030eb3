import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPlayground, type Playground } from "./playground.ts";

let playground: Playground;
before(async () => {
  playground = await openPlayground({ page: 0, sandbox: 0 }, { watch: false });
});
after(() => playground.close());

const get = (path: string) => fetch(new URL(path, playground.page), { headers: { accept: "*/*" } });

/** Paths of the modules that a compiled module imports, on demand ones included. */
const importsOf = (module: string): string[] =>
  [...module.matchAll(/\b(?:from|import)\s*\(?\s*"(\/[^"]+)"/g)].map(([, path = ""]) => path);

test("the page is served under a policy that lets in nothing inline and nothing foreign but the handset", async () => {
  const response = await fetch(playground.page);
  const policy = response.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self';/);
  assert.ok(policy.includes(`frame-src ${playground.sandbox.replace(/\/$/, "")};`));
  assert.doesNotMatch(policy, /unsafe/);
  assert.match(await response.text(), /<sms-composer endpoint="\/sms"/);
});

test("the guide is served under the same policy, with its pictures, and nothing else of the repository", async () => {
  const policy = (await fetch(playground.page)).headers.get("content-security-policy");
  for (const [path, status, type] of [
    ["guide", 200, "text/html"],
    ["guide/", 200, "text/html"],
    ["guide/counting?theme=dark", 200, "text/html"],
    ["guide/sandbox", 200, "text/html"],
    ["guide/pictures/packages/core/docs/counting.svg", 200, "image/svg+xml"],
    ["guide/nothing", 404, "text/html"],
    ["guide/pictures/.github/sms-composer-dark.png", 404, "text/html"],
    ["guide/pictures/..%2f..%2fpackage.json", 404, "text/html"],
  ] as const) {
    const response = await get(path);
    assert.equal(response.status, status, path);
    assert.ok(response.headers.get("content-type")?.startsWith(type), path);
    assert.equal(response.headers.get("content-security-policy"), policy, path);
    await response.arrayBuffer();
  }
});

test("every module that the page imports, and what loads on demand, is served", async () => {
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const response = await get(path);
    assert.equal(response.status, 200, path);
    if (!/javascript/.test(response.headers.get("content-type") ?? "")) return;
    await Promise.all(importsOf(await response.text()).map(visit));
  };
  await visit("/src/page/main.ts");
  await visit("/src/page/guide/guide.ts");
  const modules = [...seen].join("\n");
  for (const part of [
    "/sms-composer.ts",
    "/languages/fr/",
    "/core/src/recipients.ts",
    "libphonenumber",
    "/theme-editor.ts",
  ])
    assert.ok(modules.includes(part), part);
});

test("it listens on 127.0.0.1 and on no other address of the machine", async () => {
  for (const address of [playground.page, playground.sandbox]) {
    await fetch(address);
    // A server that listens on every address is reached here too.
    await assert.rejects(fetch(address.replace("127.0.0.1", "127.0.0.2")));
  }
});
