import assert from "node:assert/strict";
import { test } from "node:test";
import { readProxyList, UnusableProxyError } from "./proxy-list.ts";

test("the first proxy that can be gone through is taken, or none where the way is direct", () => {
  for (const [list, wanted] of [
    ["DIRECT", undefined],
    ["", undefined],
    ["PROXY proxy.example:8080", "http://proxy.example:8080/"],
    ["PROXY 10.0.0.1:3128; DIRECT", "http://10.0.0.1:3128/"],
    ["HTTPS proxy.example:8443;PROXY other:80", "https://proxy.example:8443/"],
    ["SOCKS5 proxy.example:1080; PROXY proxy.example:8080", "http://proxy.example:8080/"],
    ["SOCKS proxy.example:1080; DIRECT", undefined],
    ["proxy [::1]:8080", "http://[::1]:8080/"],
  ] as const) {
    assert.equal(readProxyList(list)?.href, wanted, list);
  }
});

test("where the system allows no way but one that cannot be gone, there is no way past it", () => {
  assert.throws(() => readProxyList("SOCKS5 proxy.example:1080"), UnusableProxyError);
});
