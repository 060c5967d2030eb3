import { createClient, SmsPartnerError } from "@sms-composer/client";
import type { CallName, Outcome } from "@sms-composer/client";
import { FAULTS, serveSandbox } from "@sms-composer/sandbox";
import type { FaultKind } from "@sms-composer/sandbox";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { API_CALLS, CALL_NAMES } from "./api-calls.ts";
import { apiKeyLeaks, NASTY_KEY } from "./api-key-leaks.ts";

interface Expected {
  /** The outcome of a call that changes something. */
  readonly change: Outcome;
  /** Attempts after which a read succeeds, when the fault strikes once; none: it fails. */
  readonly readAttempts?: number;
}

/** The client's error for each fault of the sandbox. */
const EXPECTED: Readonly<Record<FaultKind, Expected>> = {
  delay: { change: "sent", readAttempts: 1 },
  "drop-before": { change: "unknown", readAttempts: 2 },
  "drop-after": { change: "unknown", readAttempts: 2 },
  "error-before": { change: "unknown", readAttempts: 2 },
  "error-after": { change: "unknown", readAttempts: 2 },
  "rate-limit": { change: "not-sent", readAttempts: 2 },
  "html-before": { change: "unknown" },
  "html-after": { change: "unknown" },
  truncated: { change: "unknown" },
  "cut-body": { change: "unknown", readAttempts: 2 },
  "wrong-type": { change: "sent", readAttempts: 1 },
  "slow-body": { change: "sent", readAttempts: 1 },
  degraded: { change: "unknown" },
  "error-key": { change: "sent", readAttempts: 1 },
};

const SENDS: readonly CallName[] = ["send", "sendBulk"];

for (const fault of Object.keys(FAULTS) as FaultKind[]) {
  describe(`the sandbox's fault ${fault}`, { concurrency: true }, () => {
    for (const callName of CALL_NAMES) {
      it(callName, async () => {
        const call = API_CALLS[callName];
        const server = await serveSandbox({ apiKey: NASTY_KEY, firstMessageId: 307 });
        const { sandbox } = server;
        const client = createClient({
          apiKey: NASTY_KEY,
          baseUrl: server.baseUrl,
          retry: { sleep: async () => {} },
        });
        try {
          // What the other calls ask for or change has to be there.
          if (!SENDS.includes(callName)) {
            const scheduledAt = new Date(Math.ceil(Date.now() / 300_000 + 12) * 300_000);
            await client.send({ recipients: ["+33612345678"], message: "a", tag: "spring", scheduledAt });
          }
          const stopId = callName === "removeStop" ? await client.addStop("+33600000001") : undefined;
          const make = stopId === undefined ? call.make : () => client.removeStop(stopId);
          const earlier = { requests: sandbox.log().length, messages: sandbox.messages().length };
          sandbox.faults.add({ fault, times: 1, milliseconds: 2, retryAfterSeconds: 1 });

          const error: unknown = await make(client).then(
            () => undefined,
            (reason: unknown) => reason,
          );
          const log = sandbox.log().slice(earlier.requests);
          const made = sandbox.messages().length - earlier.messages;
          const { change, readAttempts } = EXPECTED[fault];
          assert.deepEqual(apiKeyLeaks(error), []);
          if (call.isRead) {
            assert.equal(error === undefined, readAttempts !== undefined, String(error));
            const pages = API_CALLS[callName].isPaged && readAttempts ? 1 : 0;
            assert.equal(log.length, (readAttempts ?? 1) + pages, "requests");
            return;
          }
          assert.equal(log.length, 1, "a change is tried once");
          const outcome = error === undefined ? "sent" : (error as SmsPartnerError).outcome;
          assert.equal(outcome, change, String(error));
          if (outcome === "not-sent") assert.equal(log[0]?.processed, false, "not-sent was never carried out");
          if (outcome === "sent") assert.equal(log[0]?.processed, true, "sent was carried out");
          if (SENDS.includes(callName)) assert.ok(made === 1 || (made === 0 && outcome !== "sent"), "never sent twice");
        } finally {
          await server.close();
        }
      });
    }
  });
}
