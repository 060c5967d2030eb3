import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@sms-composer/client";
import { createOutbox, sqliteStore, type Outbox, type OutboxOptions, type OutboxStore } from "@sms-composer/outbox";
import { createSandbox, type Sandbox, type SandboxOptions } from "@sms-composer/sandbox";

/** For tests: an outbox over a real store and a sandbox, on a clock that the test moves. */
export interface OutboxFixture extends AsyncDisposable {
  readonly outbox: Outbox;
  readonly store: OutboxStore;
  readonly sandbox: Sandbox;
  /** Moves the clock of outbox and sandbox. */
  readonly pass: (milliseconds: number) => void;
  readonly errors: unknown[];
  /** Each number and text that the sandbox has accepted, as often as it has. */
  readonly accepted: () => readonly string[];
  /** Another outbox over the same store, as another process has it. */
  readonly another: (options?: Partial<OutboxOptions>) => Outbox;
}

const KEY = "key-of-the-outbox";
export const NOW = new Date("2026-11-23T09:00:00Z");
/** Recipients, all different. */
export const numbers = (count: number, first = 0): string[] =>
  Array.from({ length: count }, (_, n) => `+336${String(12_000_000 + first + n)}`);

export function outboxFixture(
  options: Partial<OutboxOptions> = {},
  sandboxOptions: SandboxOptions = {},
): OutboxFixture {
  const folder = mkdtempSync(join(tmpdir(), "sms-outbox-"));
  let now = NOW.getTime();
  const sandbox = createSandbox({ apiKey: KEY, credit: 100_000, startAt: NOW, keepRequests: 1000, ...sandboxOptions });
  const client = createClient({
    apiKey: KEY,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    retry: { attempts: 1 },
    now: () => new Date(now),
  });
  const store = options.store ?? sqliteStore(join(folder, "outbox.sqlite"));
  const errors: unknown[] = [];
  const outboxes: Outbox[] = [];
  const another = (more: Partial<OutboxOptions> = {}): Outbox => {
    const made = createOutbox({
      client,
      store,
      now: () => new Date(now),
      pollInterval: 2,
      onError: (error) => errors.push(error),
      ...options,
      ...more,
    });
    outboxes.push(made);
    return made;
  };
  return {
    outbox: another(),
    store,
    sandbox,
    errors,
    another,
    pass(milliseconds) {
      now += milliseconds;
      sandbox.clock.advance(milliseconds);
    },
    accepted: () =>
      sandbox
        .messages()
        .flatMap(({ deliveries }) => deliveries.map(({ number, content }) => `${number} ${content.text}`)),
    async [Symbol.asyncDispose]() {
      await Promise.all(outboxes.map((each) => each.stop()));
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Waits until something is so; fails after half a minute. */
export async function until(what: () => unknown, name = what.toString()): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await what())) {
    if (performance.now() > end) throw new Error(`It never came to be: ${name}`);
    await sleep(2);
  }
}

/** Lets time pass for the fixture until something is so; fails after half a minute of the real one. */
export async function passUntil({ pass }: OutboxFixture, step: number, what: () => unknown): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await what())) {
    if (performance.now() > end) throw new Error(`It never came to be: ${what.toString()}`);
    pass(step);
    await sleep(3);
  }
}
