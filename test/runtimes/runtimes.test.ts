/**
 * The client in other runtimes. `npm test` runs this in the Node that runs it; `pnpm test:runtimes` installs the
 * releases of `releases.ts` and names their folder in `RUNTIMES_FOLDER`.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { BREAKS, startApi, startOtherServer } from "./api-doubles.ts";
import { buildProbe } from "./probe-run.ts";
import type { Scenario } from "./probe.ts";
import { aliasOf, programPaths, RELEASES } from "./releases.ts";
import type { Release } from "./releases.ts";

const FOLDER = process.env["RUNTIMES_FOLDER"];

const here: Release = {
  name: `Node ${process.versions.node}, which runs the tests`,
  runtime: "node",
  version: process.versions.node,
};

function programOf(release: Release): string | undefined {
  if (release === here) return process.execPath;
  return programPaths(release)
    .map((path) => join(FOLDER ?? "", "node_modules", aliasOf(release), path))
    .find((path) => existsSync(path));
}

let probe: Awaited<ReturnType<typeof buildProbe>>;
let otherServer: Awaited<ReturnType<typeof startOtherServer>>;
before(async () => {
  probe = await buildProbe();
  otherServer = await startOtherServer();
});
after(async () => {
  await probe.close();
  await otherServer?.[Symbol.asyncDispose]();
});

async function endingsOf(release: Release, ...scenarios: Scenario[]): Promise<readonly (readonly string[])[]> {
  return probe.run(release, programOf(release) ?? "", scenarios);
}

for (const release of FOLDER === undefined ? [here] : RELEASES) {
  const missing = programOf(release) === undefined && "not to be had for this machine";
  describe(release.name, { skip: missing }, () => {
    it("the key goes to the API's own host over TLS, and to nobody else", async () => {
      await using api = await startApi(true);
      const baseUrl = `https://localhost:${api.port}/v1`;
      const endings = await endingsOf(
        release,
        { baseUrl, transport: "default", messages: ["by default"] },
        { baseUrl, transport: "fetch", messages: ["by fetch"] },
      );
      assert.deepEqual(endings, [["sent"], ["sent"]]);
      assert.deepEqual(api.received, ["by default", "by fetch"]);
      assert.deepEqual(otherServer?.received ?? [], [], "whoever listens on port 80 of this machine");
    });

    it("a server whose certificate is for another host gets nothing", async () => {
      await using api = await startApi(true);
      const baseUrl = `https://127.0.0.1:${api.port}/v1`;
      const [[byDefault], [byFetch]] = (await endingsOf(
        release,
        { baseUrl, transport: "default", messages: ["by default"] },
        { baseUrl, transport: "fetch", messages: ["by fetch"] },
      )) as [[string], [string]];
      assert.match(byDefault, /^(?:not-sent|unknown)\//);
      assert.match(byFetch, /^(?:not-sent|unknown)\//);
      assert.deepEqual(api.received, []);
      assert.deepEqual(otherServer?.received ?? [], []);
    });

    for (const transport of ["default", "fetch"] as const) {
      it(`a send whose connection breaks is not made again: ${transport}`, async () => {
        await using api = await startApi(false);
        const messages = [
          "first",
          ...Object.values(BREAKS),
          "between",
          ...Object.values(BREAKS).map((how) => `${how} 2`),
        ];
        const [endings] = await endingsOf(release, { baseUrl: `http://localhost:${api.port}/v1`, transport, messages });
        assert.deepEqual(api.received, messages, "each text arrived once");
        assert.deepEqual(
          endings?.map((ending) => ending.split("/")[0]),
          ["sent", "unknown", "unknown", "sent", "unknown", "unknown"],
        );
      });
    }
  });
}
