import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Stop } from "./calls/stop-list.ts";
import { stopListOptOuts } from "./stop-list-opt-outs.ts";

const stop = (phoneNumber: string): Stop => ({ id: 1, phoneNumber, createdAt: new Date(0) });

/** A STOP list that counts how often it is read. */
function source(list: Stop[]) {
  const client = {
    reads: 0,
    isDown: false,
    stopList: async (): Promise<readonly Stop[]> => {
      client.reads++;
      if (client.isDown) throw new Error("no answer");
      return [...list];
    },
  };
  return client;
}

describe("stopListOptOuts", () => {
  it("reads the list once for a while, however many ask at once, and then again", async () => {
    const list = [stop("+33612345678")];
    const client = source(list);
    let now = 0;
    const optOuts = stopListOptOuts(client, { maxAge: 1000, now: () => now });
    const asked = ["06 12 34 56 78", "+33798765432"];
    assert.deepEqual(await Promise.all([optOuts(asked), optOuts(asked)]), [["06 12 34 56 78"], ["06 12 34 56 78"]]);
    list.push(stop("0798765432"));
    now = 999;
    assert.deepEqual(await optOuts(asked), ["06 12 34 56 78"]);
    now = 1000;
    assert.deepEqual([await optOuts(asked), client.reads], [asked, 2]);
  });

  it("knows a number that is taken in at once", async () => {
    const optOuts = stopListOptOuts(source([]));
    assert.deepEqual(await optOuts(["+33612345678"]), []);
    optOuts.add("0612345678");
    assert.deepEqual(await optOuts(["+33612345678"]), ["+33612345678"]);
  });

  it("rejects while the list cannot be read, and asks again the next time", async () => {
    const client = source([stop("+33612345678")]);
    const optOuts = stopListOptOuts(client);
    client.isDown = true;
    await assert.rejects(optOuts(["+33612345678"]), /no answer/);
    client.isDown = false;
    assert.deepEqual(await optOuts(["+33612345678"]), ["+33612345678"]);
  });
});
