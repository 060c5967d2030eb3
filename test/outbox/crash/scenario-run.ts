import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createClient } from "@sms-composer/client";
import { createOutbox, postgresStore, sqliteStore, type OutboxStatus } from "@sms-composer/outbox";
import { serveSandbox, amountOf, type Sandbox } from "@sms-composer/sandbox";
import { fastStore } from "./fast-store.ts";
import type { Generation, Scenario, WorkerOrder } from "./scenario.ts";

/** The environment of a scenario. */
export interface ScenarioHost {
  readonly program: string;
  readonly store: WorkerOrder["store"];
  /** Cuts the connections to the database. */
  readonly cut: () => Promise<void>;
}

/** The result of a scenario. */
export interface ScenarioResult {
  readonly killed: number;
  readonly accepted: number;
  readonly uncertain: number;
  /** The promises that were broken, in sentences. */
  readonly broken: readonly string[];
}

/** Milliseconds for the last, unkilled generation: more than all look-ups on the fast clock take. */
const LAST_GENERATION = 120_000;

export async function runScenario(scenario: Scenario, { program, store, cut }: ScenarioHost): Promise<ScenarioResult> {
  const server = await serveSandbox({
    apiKey: "key-of-the-scenarios",
    credit: scenario.isWithoutCredit ? 0 : 10_000,
    seed: scenario.seed,
    faults: scenario.faults.map((fault) => ({ ...fault, milliseconds: 400, retryAfterSeconds: 1 })),
  });
  const start = (worker: Generation["workers"][number]): ChildProcess => {
    const order: WorkerOrder = { store, baseUrl: server.baseUrl, sends: scenario.sends, ...worker };
    return fork(program, [JSON.stringify(order)], { stdio: ["ignore", "ignore", "inherit", "ipc"], execArgv: [] });
  };
  const opened = "sqlite" in store ? sqliteStore(store.sqlite) : postgresStore(store.postgres);
  const outbox = createOutbox({ client: createClient({ apiKey: "none" }), store: fastStore(opened) });
  let killed = 0;
  try {
    for (const generation of scenario.generations) {
      const workers = generation.workers.map(start);
      const ends = workers.map(async (worker) => {
        // What a process has not come to by then it does not come to any more.
        const [, signal] = (await Promise.race([
          once(worker, "exit"),
          sleep(1500).then(() => [null, "late"]),
        ])) as unknown[];
        if (signal === "late") worker.kill("SIGKILL");
        killed++;
      });
      for (const at of generation.cuts) await sleep(at).then(cut);
      await Promise.all(ends);
    }
    server.sandbox.faults.clear();
    server.sandbox.account.setBalance(amountOf(10_000));
    const last = start({ skew: 0 });
    await Promise.race([once(last, "message"), once(last, "exit")]);
    if (last.exitCode !== null || last.signalCode !== null)
      throw new Error(`A worker that nobody killed ended with ${last.exitCode ?? last.signalCode}.`);
    const statuses = await settled(
      () => Promise.all(scenario.sends.map(([, { idempotencyKey }]) => outbox.status(idempotencyKey))),
      server.sandbox,
    );
    last.kill("SIGTERM");
    if (last.exitCode === null) await once(last, "exit");
    const accepted = acceptedBy(server.sandbox);
    const uncertain = statuses.filter((status) => status?.state === "uncertain").length;
    return { killed, accepted: accepted.length, uncertain, broken: judge(scenario, statuses, accepted) };
  } finally {
    await opened.close();
    await server.close();
  }
}

const acceptedBy = (sandbox: Sandbox): string[] =>
  sandbox.messages().flatMap(({ deliveries, tag = "" }) => deliveries.map(({ number }) => `${number} ${tag}`));

type Statuses = readonly (OutboxStatus | undefined)[];

/** Waits until nothing happens any more: done, or up to a person because the gateway has not got it. */
async function settled(read: () => Promise<Statuses>, sandbox: Sandbox): Promise<Statuses> {
  const end = performance.now() + LAST_GENERATION;
  for (;;) {
    const statuses = await read().catch((): Statuses => [undefined]);
    const tags = new Set(sandbox.messages().map(({ tag }) => tag));
    const isOver = statuses.every(
      (status) =>
        status?.state === "done" ||
        (status?.state === "uncertain" &&
          status.portions.every(({ state, tag }) => state !== "needs-user" || !tags.has(tag))),
    );
    if (isOver || performance.now() > end) return statuses;
    await sleep(20);
  }
}

function judge(scenario: Scenario, statuses: Statuses, accepted: readonly string[]): string[] {
  const broken: string[] = [];
  const times = Map.groupBy(accepted, (each) => each);
  for (const [name, all] of times) if (all.length > 1) broken.push(`${name} was accepted ${all.length} times`);
  const tags = new Set(accepted.map((each) => each.split(" ")[1]));
  let recipients = 0;
  for (const [index, status] of statuses.entries()) {
    const key = scenario.sends[index]?.[1].idempotencyKey;
    if (!status) {
      broken.push(`${key} is lost`);
      continue;
    }
    if (status.state !== "done" && status.state !== "uncertain") broken.push(`${key} is still ${status.state}`);
    if (status.invalid.length + status.duplicates.length > 0) broken.push(`${key} has left rows out`);
    for (const { tag, outcome, state, portion } of status.portions) {
      const isThere = tags.has(tag);
      if (outcome === "sent" && !isThere) broken.push(`${key}/${portion} is ${state}, but the gateway has not got it`);
      if (outcome === "not-sent") broken.push(`${key}/${portion} is ${state}, though nobody refused or cancelled it`);
      if (outcome !== "sent" && isThere) broken.push(`${key}/${portion} is ${state}, but the gateway has it`);
    }
    recipients += status.recipients.total;
  }
  const expected = scenario.sends.reduce((sum, [sendable]) => sum + countOf(sendable), 0);
  if (recipients !== expected) broken.push(`${expected} recipients were handed over, and ${recipients} are known`);
  return broken;
}

function countOf(sendable: Scenario["sends"][number][0]): number {
  if ("columns" in sendable) return sendable.rows.length;
  if ("messages" in sendable) return sendable.messages.length;
  const requests = "recipients" in sendable ? [sendable] : sendable;
  return requests.reduce((sum, request) => sum + request.recipients.length, 0);
}

/** The program of a worker, beside this file. */
export const WORKER_PROCESS = fileURLToPath(new URL("./worker-process.ts", import.meta.url));
