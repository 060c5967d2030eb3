import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { compareVersions, newestVersion } from "./newest-version.ts";
import { releasesOf } from "./releases.ts";

const asked: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
let answer: (response: ServerResponse) => void;
const server = createServer((request, response) => {
  asked.push({ url: request.url, headers: request.headers });
  answer(response);
});
let feed: string;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}/releases`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void asked.splice(0));

const release = (tag: string, more = {}) => ({ tag_name: tag, draft: false, prerelease: false, ...more });
const answerWith = (body: unknown) => (answer = (response) => void response.end(JSON.stringify(body)));

test("tells the highest version of the app, whatever else is released beside it", async () => {
  answerWith([
    release("@sms-composer/core@9.0.0"),
    release("@sms-composer/desktop@1.9.0"),
    release("@sms-composer/desktop@1.10.0"),
    release("@sms-composer/desktop@2.0.0", { prerelease: true }),
    release("@sms-composer/desktop@3.0.0", { draft: true }),
    release("@sms-composer/desktop@4.0.0-beta.1"),
    release("v5.0.0"),
  ]);
  assert.equal(await newestVersion(feed), "1.10.0");
  answerWith([]);
  assert.equal(await newestVersion(feed), undefined);
});

test("the app's last release is found behind any number of newer ones of the libraries, and the search ends", async () => {
  const others = Array.from({ length: 100 }, (_, n) => release(`@sms-composer/core@9.0.${n}`));
  const pages = [others, others, [release("@sms-composer/desktop@1.2.3")]];
  answer = (response) => {
    const page = Number(new URL(asked.at(-1)?.url ?? "", "http://feed").searchParams.get("page") ?? 1);
    response.end(JSON.stringify(pages[page - 1] ?? []));
  };
  assert.equal(await newestVersion(`${feed}?per_page=100`), "1.2.3");
  assert.deepEqual(
    asked.map(({ url }) => url),
    ["/releases?per_page=100", "/releases?per_page=100&page=2", "/releases?per_page=100&page=3"],
  );
  asked.length = 0;
  answerWith(others);
  assert.equal(await newestVersion(feed), undefined);
  assert.equal(asked.length, 10);
});

test("the question has nothing of this computer or person in it", async () => {
  answerWith([]);
  await newestVersion(feed);
  const [{ url, headers } = { url: "", headers: {} }] = asked;
  assert.equal(url, "/releases");
  const { host, connection, "sec-fetch-mode": _mode, "accept-encoding": _encoding, ...said } = headers;
  assert.ok(host && connection);
  assert.deepEqual(said, { accept: "application/json", "accept-language": "*", "user-agent": "sms-composer" });
});

test("no readable answer is an error: refusal, redirection, nonsense, too much, silence", async () => {
  const bad: ((response: ServerResponse) => void)[] = [
    (response) => void response.writeHead(403).end("[]"),
    (response) => {
      answerWith([]);
      response.writeHead(302, { location: feed }).end();
    },
    (response) => void response.end("<html>"),
    (response) => void response.end('{"tag_name":"@sms-composer/desktop@9.9.9"}'),
    (response) => void response.end(JSON.stringify([{ tag_name: 7 }])),
    (response) => void response.end(`[${" ".repeat(5 * 1024 * 1024)}]`),
    (response) => response.socket?.destroy(),
    () => {},
  ];
  for (const way of bad) {
    answer = way;
    await assert.rejects(newestVersion(feed, 300), `${way}`);
  }
});

test("versions are compared by number", () => {
  assert.ok(compareVersions("1.10.0", "1.9.9") > 0);
  assert.ok(compareVersions("0.1.0", "0.1.1") < 0);
  assert.equal(compareVersions("2.0.0", "2.0.0"), 0);
  assert.ok(compareVersions("1.0.0", "1.0.0-beta.2") > 0, "a build before a release hears of it");
  assert.ok(compareVersions("1.0.1", "1.0.0-beta.2") > 0);
  assert.ok(compareVersions("1.0.0", "1.0.1-beta.2") < 0);
});

test("the addresses are GitHub's over HTTPS, and a build that knows no repository has none", () => {
  assert.deepEqual(releasesOf("owner/name"), {
    feed: "https://api.github.com/repos/owner/name/releases?per_page=100",
    page: "https://github.com/owner/name/releases",
  });
  for (const bad of [undefined, "", "owner", "../..", "a/b/c", "https://evil.example/x", "a/b?c"]) {
    assert.equal(releasesOf(bad), undefined, String(bad));
  }
});
