import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { fetchElectron, MISSING_SENTENCE } from "./electron-program.ts";

const LAUNCH = fileURLToPath(new URL("./launch.ts", import.meta.url));

test("without Electron's program one clear sentence says what to do, and nothing is built", () => {
  const empty = mkdtempSync(join(tmpdir(), "sms-no-electron-"));
  try {
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: empty };
    const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCH], { env, encoding: "utf8" });
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.equal(stderr, `${MISSING_SENTENCE}\n`);
  } finally {
    rmSync(empty, { recursive: true });
  }
});

/** A mirror on loopback, and the environment in which Electron's installer asks it for a program that is not here. */
async function startMirror(answer: (response: ServerResponse) => void) {
  const cache = mkdtempSync(join(tmpdir(), "sms-electron-cache-"));
  let requests = 0;
  const server = createServer((_, response) => {
    requests++;
    answer(response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    requests: () => requests,
    env: {
      ...process.env,
      ELECTRON_MIRROR: `http://127.0.0.1:${port}/`,
      // Of another system, so that one that is here is not taken.
      ELECTRON_INSTALL_PLATFORM: process.platform === "win32" ? "linux" : "win32",
      electron_config_cache: cache,
    },
    [Symbol.dispose]() {
      server.close();
      server.closeAllConnections();
      rmSync(cache, { recursive: true });
    },
  };
}

suite("a mirror is given up", { concurrency: true }, () => {
  for (const [what, answer] of [
    ["that never answers", () => {}],
    ["that stops in the middle", (response: ServerResponse) => void response.writeHead(200).write("PK")],
    ["that has no such program", (response: ServerResponse) => void response.writeHead(404).end()],
  ] as const) {
    test(what, async () => {
      using mirror = await startMirror(answer);
      assert.equal(await fetchElectron(mirror.env, { patience: 3000 }), false);
      assert.ok(mirror.requests() > 0, "it was asked");
    });
  }
});

test("the sentence names both ways out", () => {
  assert.match(MISSING_SENTENCE, /ELECTRON_MIRROR/);
  assert.match(MISSING_SENTENCE, /ELECTRON_OVERRIDE_DIST_PATH/);
});
