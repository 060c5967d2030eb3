import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runtimeOf, takesOwnSocket } from "./runtime.ts";

const getBuiltinModule = (): void => {};
/** The globals by which each runtime is known. */
const node = (version: string) => ({
  process: { versions: { node: version, v8: "13.6", uv: "1.51.0" }, getBuiltinModule },
});
const bun = (version: string) => ({
  process: { versions: { node: "24.3.0", v8: "13.6", uv: "1.48.0", bun: version }, getBuiltinModule },
});
const deno = (version: string) => ({
  Deno: { version: { deno: version } },
  process: { versions: { node: "24.2.0", v8: "14.0", uv: "1.43.0", deno: version }, getBuiltinModule },
});
const worker = { ...node("22.19.0"), WebSocketPair: class {} };

describe("runtimeOf", () => {
  const cases: readonly [string, Parameters<typeof runtimeOf>[0], string][] = [
    ["Node", node("20.18.0"), "node 20.18.0"],
    ["Bun, which calls itself Node too", bun("1.3.14"), "bun 1.3.14"],
    ["Deno, which calls itself Node too", deno("2.1.4"), "deno 2.1.4"],
    ["Workers", { ...worker, navigator: { userAgent: "Cloudflare-Workers" } }, "workers "],
    ["Workers without navigator", worker, "workers "],
    ["a browser", { navigator: { userAgent: "Mozilla/5.0" } }, "other "],
    ["nothing", {}, "other "],
  ];
  for (const [name, globals, expected] of cases) {
    it(`knows ${name}`, () => {
      const { runtime, version } = runtimeOf(globals);
      assert.equal(`${runtime} ${version}`, expected);
    });
  }
});

describe("takesOwnSocket", () => {
  const cases: readonly [string, Parameters<typeof takesOwnSocket>[0], boolean][] = [
    ["Node 20.18", node("20.18.0"), true],
    ["Node 26", node("26.10.0"), true],
    ["a Node without getBuiltinModule", { process: { versions: node("20.10.0").process.versions } }, false],
    ["Bun 1.3.14, which ignores it", bun("1.3.14"), false],
    ["Bun 1.4.0", bun("1.4.0"), true],
    ["a canary of Bun 1.4", bun("1.4.2-canary.20260906"), true],
    ["Bun 2", bun("2.0.0"), true],
    ["Deno 2.1.4, which ignores it", deno("2.1.4"), false],
    ["Deno 2.7.5, which loses it", deno("2.7.5"), false],
    ["Deno 2.7.14", deno("2.7.14"), true],
    ["Deno 2.10", deno("2.10.0"), true],
    ["Workers", worker, false],
    ["nothing", {}, false],
  ];
  for (const [name, globals, expected] of cases) {
    it(`${expected ? "true" : "false"} for ${name}`, () => assert.equal(takesOwnSocket(globals), expected));
  }

  it("true for the Node that runs this", () => assert.equal(takesOwnSocket(), true));
});
