import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startDeadline } from "./deadline.ts";

describe("startDeadline", () => {
  it("ends by itself when the time is over", async () => {
    const deadline = startDeadline(5, undefined);
    await new Promise((resolve) => {
      deadline.signal.addEventListener("abort", resolve, { once: true });
    });
    assert.equal(deadline.endedBy(), "timeout");
    assert.equal(deadline.left(), 0);
  });

  it("ends with the caller's signal", () => {
    const caller = new AbortController();
    const deadline = startDeadline(60_000, caller.signal);
    assert.equal(deadline.endedBy(), undefined);
    caller.abort();
    assert.equal(deadline.signal.aborted, true);
    assert.equal(deadline.endedBy(), "aborted");
    deadline.clear();
  });

  it("is over at once when the caller's signal was aborted before", () => {
    const deadline = startDeadline(60_000, AbortSignal.abort());
    assert.equal(deadline.endedBy(), "aborted");
    deadline.clear();
  });

  it("does not end any more once it is cleared", () => {
    const caller = new AbortController();
    const deadline = startDeadline(60_000, caller.signal);
    deadline.clear();
    caller.abort();
    assert.equal(deadline.endedBy(), undefined);
  });

  it("takes a limit that no timer can hold", async () => {
    for (const timeout of [2 ** 31, Infinity]) {
      const deadline = startDeadline(timeout, undefined);
      // Long enough for a timer that took it for a millisecond.
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
      assert.equal(deadline.signal.aborted, false);
      assert.ok(deadline.left() > 2 ** 30);
      deadline.clear();
    }
  });
});
