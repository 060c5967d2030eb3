import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { draftOf, readJsonBody } from "./request-json.ts";

const JSON_TYPE = { "content-type": "application/json" };

function post(body: BodyInit | null, headers: Record<string, string> = JSON_TYPE): Request {
  return new Request("http://backend.test/sms", { method: "POST", headers, body, duplex: "half" } as RequestInit);
}

async function problemOf(request: Request, limit = 100): Promise<number | undefined> {
  const body = await readJsonBody(request, limit);
  return "problem" in body ? body.problem.status : undefined;
}

describe("readJsonBody", () => {
  it("reads an object", async () => {
    assert.deepEqual(await readJsonBody(post('{"message":"é€😀","status":413}'), 100), {
      json: { message: "é€😀", status: 413 },
      size: 36,
    });
  });

  it("takes a charset beside the type", async () => {
    assert.equal(await problemOf(post("{}", { "content-type": "Application/JSON; charset=utf-8" })), undefined);
  });

  it("takes no other content type: a form of another site could send those", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "application/jsonx",
      "",
    ]) {
      assert.equal(await problemOf(post("{}", { "content-type": type })), 415);
    }
  });

  it("takes nothing but an object in UTF-8", async () => {
    for (const body of ["", "{", "[]", "null", '"a"', "3", "<html>", Uint8Array.of(123, 255, 125)]) {
      assert.equal(await problemOf(post(body)), 400);
    }
    assert.equal(await problemOf(post(null)), 400);
  });

  it("stops reading at the limit, whatever the length was said to be", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(40));
      },
    });
    assert.equal(await problemOf(post(endless)), 413);
    assert.ok(pulled < 10, `${pulled} chunks were read`);
  });

  it("reads nothing of a body that says itself that it is too large", async () => {
    let pulled = false;
    const body = new ReadableStream(
      {
        pull: () => {
          pulled = true;
        },
      },
      { highWaterMark: 0 },
    );
    assert.equal(await problemOf(post(body, { ...JSON_TYPE, "content-length": "101" })), 413);
    assert.equal(pulled, false);
  });

  it("takes a body that breaks off for a malformed one", async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
    assert.equal(await problemOf(post(broken)), 400);
  });
});

describe("draftOf", () => {
  it("takes our fields and no others, and never a key", () => {
    assert.deepEqual(
      draftOf({ message: "a", apiKey: "k", baseUrl: "http://evil.test", __proto__x: 1, constructor: 2 }),
      {
        message: "a",
      },
    );
  });

  it("makes a Date of the scheduled time's ISO text", () => {
    assert.deepEqual(draftOf({ scheduledAt: "2026-12-01T09:00:00Z" }), {
      scheduledAt: new Date("2026-12-01T09:00:00Z"),
    });
  });

  it("leaves what it cannot read to the rules", () => {
    // Without an offset it would be a time of the server's own clock; the last is no day of the calendar.
    for (const text of ["soon", "2026-12-01T09:00", "1", "2026-02-31T09:00:00Z"]) {
      const { scheduledAt } = draftOf({ scheduledAt: text });
      assert.ok(scheduledAt instanceof Date && Number.isNaN(scheduledAt.getTime()), text);
    }
    assert.deepEqual(draftOf({ scheduledAt: 5, recipients: "a" }), { scheduledAt: 5, recipients: "a" });
  });

  it("takes null for not set", () => {
    assert.deepEqual(draftOf({ message: "a", sender: null }), { message: "a", sender: undefined });
  });
});
