import assert from "node:assert/strict";
import { test } from "node:test";
import { mayOpenExternally } from "./external-links.ts";

test("the vendor's pages and the trial's own may be opened in the browser", () => {
  assert.ok(mayOpenExternally("https://www.smspartner.fr/"));
  assert.ok(mayOpenExternally("http://127.0.0.1:8025/", { trial: "http://127.0.0.1:8025" }));
});

test("of GitHub, the page of the app's releases may, and no other", () => {
  const releasesPage = "https://github.com/owner/name/releases";
  assert.ok(mayOpenExternally(releasesPage, { releasesPage }));
  assert.ok(!mayOpenExternally(`${releasesPage}/download/v1/evil.exe`, { releasesPage }));
  assert.ok(!mayOpenExternally("https://github.com/", { releasesPage }));
});

test("nothing else may: other schemes, hosts, ports, users", () => {
  for (const address of [
    "http://www.smspartner.fr/",
    "https://www.smspartner.fr/?leak=0612345678",
    "https://www.smspartner.fr/#0612345678",
    "https://www.smspartner.fr/0612345678",
    "http://0612345678@127.0.0.1:8025/",
    "https://www.smspartner.fr:8443/",
    "https://www.smspartner.fr.evil.example/",
    "https://user@www.smspartner.fr/",
    "https://evil.example/?https://www.smspartner.fr/",
    "http://127.0.0.1:8026/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "smb://www.smspartner.fr/x",
    "ms-msdt:/id",
    "",
  ]) {
    assert.ok(!mayOpenExternally(address, { trial: "http://127.0.0.1:8025" }), address);
  }
});
