/** Calls that are aborted, or whose time is over, at random times: what is said to be not sent never arrived. */
import { createClient, SmsPartnerError } from "@sms-composer/client";
import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { Worker } from "node:worker_threads";
import { attackCount } from "./attack-count.ts";
import { LOOPBACK_AUTHORITY } from "./loopback-authority.ts";

const AT_ONCE = 4;

/** Keeps the loop of the program busy, as one's own work does. */
function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe("aborts at random times", () => {
  let server: Worker;
  let ports: readonly number[];
  before(async () => {
    setDefaultCACertificates([...getCACertificates("default"), LOOPBACK_AUTHORITY.ca]);
    server = new Worker(new URL("counting-server.ts", import.meta.url));
    [ports] = (await once(server, "message")) as [readonly number[]];
  });
  after(() => server.terminate());

  it("not-sent is never said of a send that arrived, and sent never of one that did not", async () => {
    const [plain, secure] = ports;
    const apiKey = "key-0123456789";
    const clients = [
      { client: createClient({ apiKey, baseUrl: `http://127.0.0.1:${plain}` }), longest: 8 },
      { client: createClient({ apiKey, baseUrl: `https://localhost:${secure}` }), longest: 14 },
    ];
    const outcomes = new Map<string, string>();

    async function attack(index: number): Promise<void> {
      const { client, longest } = clients[index % 2] ?? assert.fail();
      const delay = Math.random() * longest;
      const controller = new AbortController();
      if (index % 3 === 0) setTimeout(() => controller.abort(), delay);
      if (index % 3 === 1) {
        setTimeout(() => {
          spin(Math.random() * 4);
          controller.abort();
        }, delay);
      }
      const options = index % 3 === 2 ? { timeout: delay + 0.01 } : { signal: controller.signal };
      const message = `m${index}`;
      const outcome = await client.send({ recipients: ["+33612345678"], message }, options).then(
        () => "sent",
        (error: unknown) => (error instanceof SmsPartnerError ? error.outcome : `raw ${String(error)}`),
      );
      outcomes.set(message, outcome);
    }

    for (let index = 0; index < attackCount(400); index += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, offset) => attack(index + offset)));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    server.postMessage("received");
    const received = new Set(((await once(server, "message")) as [readonly string[]])[0]);
    const wrong = [...outcomes].filter(
      ([message, outcome]) =>
        (outcome === "not-sent" && received.has(message)) ||
        (outcome === "sent" && !received.has(message)) ||
        !["sent", "not-sent", "unknown"].includes(outcome),
    );
    assert.deepEqual(wrong, []);
    const kinds = new Set(outcomes.values());
    assert.ok(kinds.size === 3, `all three outcomes were met: ${[...kinds].join(", ")}`);
  });
});
