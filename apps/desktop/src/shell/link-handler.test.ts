import assert from "node:assert/strict";
import { test } from "node:test";
import { createLinkHandler } from "./link-handler.ts";

function appThat(isPackaged: boolean) {
  const calls: string[] = [];
  return {
    calls,
    isPackaged,
    setAsDefaultProtocolClient: (scheme: string) => calls.push(`set ${scheme}`) > 0,
    removeAsDefaultProtocolClient: (scheme: string) => calls.push(`remove ${scheme}`) > 0,
  };
}

test("the app opens sms: links only when a person has asked for it, and gives them back when they no longer want it", () => {
  const app = appThat(true);
  const handle = createLinkHandler(app);
  for (const opensSmsLinks of [false, false, true, true, false]) handle(opensSmsLinks);
  assert.deepEqual(app.calls, ["remove sms", "set sms", "remove sms"]);
  const fromSources = appThat(false);
  createLinkHandler(fromSources)(true);
  assert.deepEqual(fromSources.calls, []);
});
