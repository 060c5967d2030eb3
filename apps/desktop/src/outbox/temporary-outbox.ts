import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOutbox, type Outbox, type OutboxOptions } from "./outbox.ts";
import type { CancelAnswer, Delivery, Provider, SendAnswer } from "./provider.ts";
import type { MessageId, SendRequest } from "@sms-composer/core";
import { step } from "./worker.ts";

/** For tests: an outbox in a folder of its own, on a clock that stands still until it is moved. */
export interface TemporaryOutbox extends Disposable {
  readonly outbox: Outbox;
  readonly file: string;
  readonly clock: { now: number };
  /** Messages that `changed` was told of. */
  readonly changes: (string | undefined)[];
  reopen(): Outbox;
  /** Does what is due until a step is due later than `until` (default: what is due now). */
  work(provider: Provider, until?: number): Promise<void>;
}

export const NOW = Date.UTC(2026, 10, 23, 9, 0);
export const ACCOUNT = "sandbox";
export const PHONE = "+33612345678";

export function temporaryOutbox(options: Partial<OutboxOptions> = {}): TemporaryOutbox {
  const folder = mkdtempSync(join(tmpdir(), "sms-outbox-"));
  const file = join(folder, "outbox.sqlite");
  const clock = { now: NOW };
  const changes: (string | undefined)[] = [];
  const open = () =>
    openOutbox({ file, now: () => clock.now, changed: (messageId) => changes.push(messageId), ...options });
  let outbox = open();
  return {
    get outbox() {
      return outbox;
    },
    file,
    clock,
    changes,
    reopen() {
      outbox.close();
      outbox = open();
      return outbox;
    },
    async work(provider, until = clock.now) {
      for (;;) {
        while (await step({ outbox, provider, account: ACCOUNT }));
        const due = outbox.nextDueAt(ACCOUNT);
        if (due === undefined || due > until) break;
        clock.now = Math.max(clock.now, due);
      }
      clock.now = Math.max(clock.now, until);
    },
    [Symbol.dispose]() {
      outbox.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** For tests: a provider that answers as told and keeps what it was asked. */
export interface ScriptedProvider extends Provider {
  readonly sent: SendRequest[];
  readonly asked: string[];
}

export function scriptedProvider(answers: {
  send?: SendAnswer | ((request: SendRequest) => SendAnswer | Promise<SendAnswer>);
  findByTag?: (tag: string) => readonly Delivery[];
  deliveries?: (messageId: MessageId) => readonly Delivery[];
  cancel?: CancelAnswer;
}): ScriptedProvider {
  const sent: SendRequest[] = [];
  const asked: string[] = [];
  return {
    sent,
    asked,
    async send(request) {
      sent.push(request);
      const answer = answers.send ?? sentAnswer(sent.length);
      return typeof answer === "function" ? answer(request) : answer;
    },
    async findByTag(tag) {
      asked.push(tag);
      return answers.findByTag?.(tag) ?? [];
    },
    async deliveries(messageId) {
      asked.push(String(messageId));
      return answers.deliveries?.(messageId) ?? [];
    },
    cancel: async () => answers.cancel ?? { outcome: "cancelled" },
  };
}

export function sentAnswer(messageId: MessageId = 1): SendAnswer {
  return { outcome: "sent", messageId, segments: 1, cost: 0.038, currency: "EUR" };
}

export const UNKNOWN: SendAnswer = { outcome: "unknown", reason: { kind: "no-answer" } };
export const REFUSED: SendAnswer = { outcome: "refused", reason: { kind: "refused", code: 11, message: "Credits" } };
export const NEVER_LEFT: SendAnswer = { outcome: "never_left", reason: { kind: "no-connection" } };
