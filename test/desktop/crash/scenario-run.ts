import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyzeMessage } from "@sms-composer/core";
import type { BatchState } from "@sms-composer/outbox/machine";
import { openOutbox, type Outbox } from "../../../apps/desktop/src/outbox/outbox.ts";
import { copyDatabase, removeDatabase } from "./database-files.ts";
import { MESSAGE_ID, type SessionScript, type SessionReport } from "./session-script.ts";
import type { SessionRunner } from "./session-runners.ts";
import { startProviderProxy, type ProviderProxy, type ProviderPlan } from "./provider-proxy.ts";

/** Crashes and faults in their order: what the person does, what the provider does, and where the app is killed. */
export interface CrashScenario extends ProviderPlan {
  readonly text: string;
  readonly recipients: readonly string[];
  readonly recipientsPerRequest: number;
  readonly tag?: string;
  readonly cancels?: boolean;
  readonly decisions: SessionScript["decisions"];
  /** The sessions that are killed or offline, in their order; the one after them runs undisturbed. */
  readonly sessions: readonly { readonly kill?: Required<SessionScript>["kill"]; readonly offline?: boolean }[];
  readonly mistake?: Required<SessionScript>["mistake"];
}

/** The result of a run. */
export interface ScenarioResult {
  readonly states: readonly BatchState[];
  /** The number of times that the provider accepted it, in all. */
  readonly received: number;
  /** The number of killed sessions. */
  readonly killed: number;
  /** Every promise that was broken, in words; none is the goal. */
  readonly broken: readonly string[];
}

/** A kill leaves what was written, synced or not, so memory serves; the order of syncs is `sync-order.test.ts`'s matter. */
const SCRATCH = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
const START = Date.UTC(2026, 10, 23, 9, 0);
const MINUTE = 60_000;
/** Nothing listens there, and `fetch` does not forbid it. */
const DEAD_PORT_BASE_URL = "http://127.0.0.1:49151/v1";
const MAX_SESSIONS = 12;

/** Runs a scenario and compares what the app believes with what the provider has. */
export async function runScenario(run: SessionRunner, scenario: CrashScenario): Promise<ScenarioResult> {
  const folder = mkdtempSync(join(SCRATCH, "sms-crash-"));
  const file = join(folder, "outbox.sqlite");
  const proxy = await startProviderProxy(scenario, new Date(START));
  const observed: Observations = { saved: false, decided: new Map(), killed: 0, now: START };
  const broken: string[] = [];
  try {
    for (let n = 0; ; n++) {
      if (n === MAX_SESSIONS) throw new Error("The app was killed in every one of its sessions.");
      const plan = scenario.sessions[n] ?? {};
      const { recipients, recipientsPerRequest, text, tag, cancels, decisions, mistake } = scenario;
      const script: SessionScript = {
        file,
        baseUrl: plan.offline ? DEAD_PORT_BASE_URL : proxy.baseUrl,
        apiKey: proxy.sandbox.apiKey,
        now: observed.now,
        patience: plan.offline ? MINUTE : 24 * 60 * MINUTE,
        text,
        recipients,
        recipientsPerRequest,
        decisions,
        ...(tag === undefined ? {} : { tag }),
        ...(cancels === undefined ? {} : { cancels }),
        ...(mistake === undefined ? {} : { mistake }),
        ...(plan.kill ? { kill: { ...plan.kill } } : {}),
      };
      const ended = await run(
        script,
        (line) => record(observed, line),
        (kill) => (proxy.killApp = kill),
      );
      if (ended === "killed") observed.killed++;
      if (ended === "killed") broken.push(...lostText(file, observed, scenario.text));
      else if (n >= scenario.sessions.length - 1 && !plan.offline) break;
      observed.now += MINUTE;
    }
    return { ...judge(file, proxy, observed, scenario, broken), killed: observed.killed };
  } catch (error) {
    return { states: [], received: 0, killed: observed.killed, broken: [...broken, String(error)] };
  } finally {
    proxy.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Observations {
  saved: boolean;
  /** By tag: how often a person decided to send it once more. */
  readonly decided: Map<string, number>;
  killed: number;
  now: number;
}

function record(observed: Observations, line: SessionReport): void {
  if ("saved" in line) observed.saved = true;
  if ("decided" in line) observed.decided.set(line.decided, (observed.decided.get(line.decided) ?? 0) + 1);
  if ("quiet" in line) observed.now = line.now;
}

/** After a crash the text must be there if the app had said that it was. */
function lostText(file: string, observed: Observations, text: string): string[] {
  if (!observed.saved) return [];
  const kept = readCopy(file, observed, (outbox) => {
    const [draft] = outbox.listDrafts();
    return outbox.readMessage(MESSAGE_ID)?.text ?? (draft?.content as { message: string } | undefined)?.message;
  });
  return kept === text ? [] : [`the text was ${JSON.stringify(kept)} after a crash`];
}

/** Reads a copy: opening the file itself would already be the next start of the app. */
function readCopy<Seen>(file: string, observed: Observations, look: (outbox: Outbox) => Seen): Seen {
  const copy = `${file}.copy`;
  copyDatabase(file, copy);
  const outbox = openOutbox({ file: copy, now: () => observed.now });
  try {
    return look(outbox);
  } finally {
    outbox.close();
    removeDatabase(copy);
  }
}

/** The number of sends that the provider must have at least and at most, for each state that the app ends in. */
const RECEIVED: Readonly<Record<BatchState, readonly [least: number, most: number]>> = {
  queued: [0, 0],
  sending: [1, 0],
  unknown: [1, 0],
  "needs-user": [0, Infinity],
  accepted: [1, Infinity],
  failed: [0, 0],
  cancelled: [0, 0],
  "given-up": [0, Infinity],
};

function judge(file: string, proxy: ProviderProxy, observed: Observations, scenario: CrashScenario, broken: string[]) {
  const message = readCopy(file, observed, (outbox) => outbox.readMessage(MESSAGE_ID));
  const arrived = proxy.sandbox.messages();
  const batches = message?.batchList ?? [];
  const report = (sentence: string) => broken.push(sentence);

  if (message?.text !== scenario.text) report(`the text is ${JSON.stringify(message?.text)}`);
  const phones = batches.flatMap(({ recipients }) => recipients.map(({ phone }) => phone));
  if (phones.toSorted().join() !== scenario.recipients.toSorted().join()) report(`the recipients are ${phones.join()}`);
  const wanted = analyzeMessage(scenario.text).text;
  for (const { deliveries } of arrived) {
    for (const { content } of deliveries) {
      if (content.text !== wanted) report(`${JSON.stringify(content.text)} arrived`);
    }
  }
  for (const { state, tag, recipients } of batches) {
    for (const { phone } of recipients) {
      const copies = arrived.filter(
        (sent) => sent.tag === tag && sent.deliveries.some(({ number }) => number === phone),
      );
      const decisions = 1 + (observed.decided.get(tag) ?? 0);
      const [least, most] = RECEIVED[state];
      if (copies.length > decisions) report(`${phone} got it ${copies.length} times for ${decisions} decisions`);
      if (copies.length < least || copies.length > most)
        report(`${state}, but the provider has it ${copies.length} times`);
    }
  }
  return { states: batches.map(({ state }) => state), received: arrived.length, broken };
}
