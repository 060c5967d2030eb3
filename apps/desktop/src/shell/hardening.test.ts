import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { test } from "node:test";
import { hardenSession, hardenPages } from "./hardening.ts";

test("every page that comes to be may open, navigate and attach nothing; what it wanted to open is handed over", () => {
  const app = new EventEmitter();
  const asked: string[] = [];
  const policies: string[] = [];
  hardenPages(app as unknown as Parameters<typeof hardenPages>[0], (address) => asked.push(address));
  for (const page of ["the window", "another one"]) {
    let openHandler = (_details: { url: string }): { action: string } => ({ action: "allow" });
    const contents = Object.assign(new EventEmitter(), {
      setWebRTCIPHandlingPolicy: (policy: string) => void policies.push(policy),
      setWindowOpenHandler: (handler: typeof openHandler) => void (openHandler = handler),
    });
    app.emit("web-contents-created", {}, contents);
    assert.deepEqual(openHandler({ url: "https://unasked.example/" }), { action: "deny" }, page);
    contents.emit("before-mouse-event", {}, { type: "mouseDown" });
    assert.deepEqual(openHandler({ url: "https://example.com/" }), { action: "deny" }, page);
    for (const event of ["will-navigate", "will-frame-navigate", "will-attach-webview"]) {
      let prevented = false;
      contents.emit(event, { preventDefault: () => (prevented = true) });
      assert.ok(prevented, `${event} of ${page}`);
    }
  }
  assert.deepEqual(policies, Array(2).fill("disable_non_proxied_udp"));
  assert.deepEqual(asked, ["https://example.com/", "https://example.com/"]);
});

test("every permission is denied, asked for or checked, and no dictionary is fetched from elsewhere", () => {
  type Session = Parameters<typeof hardenSession>[0];
  const given: { request?: unknown; check?: unknown; device?: unknown; spelling?: boolean; proxy?: string } = {};
  const session = {
    setPermissionRequestHandler: (handler: unknown) => (given.request = handler),
    setPermissionCheckHandler: (handler: unknown) => (given.check = handler),
    setDevicePermissionHandler: (handler: unknown) => (given.device = handler),
    setProxy: async ({ proxyRules }: { proxyRules: string }) => void (given.proxy = proxyRules),
    setSpellCheckerEnabled: (enabled: boolean) => (given.spelling = enabled),
  } as unknown as Session;
  hardenSession(session, "darwin");
  assert.equal(given.proxy, "http://127.0.0.1:9", "what takes no notice of the policy finds no way out");
  assert.equal(given.spelling, true, "a Mac checks words itself");
  hardenSession(session, "linux");
  for (const permission of ["geolocation", "media", "notifications", "clipboard-read", "openExternal", "unknown"]) {
    let answer: boolean | undefined;
    (given.request as (...args: unknown[]) => void)({}, permission, (allowed: boolean) => (answer = allowed));
    assert.equal(answer, false, permission);
    assert.equal((given.check as (...args: unknown[]) => boolean)({}, permission), false, permission);
  }
  assert.equal((given.device as () => boolean)(), false);
  assert.equal(given.spelling, false);
});
