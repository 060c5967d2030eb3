import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyzeMessage } from "@sms-composer/core";
import type { BatchState } from "../../apps/desktop/src/outbox/machine/batch-state.ts";
import { openOutbox, type Outbox } from "../../apps/desktop/src/outbox/outbox.ts";
import { copyDatabase, removeDatabase } from "./database-files.ts";
import { MESSAGE_ID, type AppLife, type LifeLine } from "./life-script.ts";
import type { Live } from "./lives.ts";
import { provideFront, type ProviderFront, type ProviderPlan } from "./provider-front.ts";

/** A story of crashes and faults: what the person does, what the provider does, and where the app dies. */
export interface Story extends ProviderPlan {
  readonly text: string;
  readonly recipients: readonly string[];
  readonly recipientsPerRequest: number;
  readonly tag?: string;
  readonly cancels?: boolean;
  readonly decisions: AppLife["decisions"];
  /** The lives that end early, in their order; after them the app lives undisturbed. */
  readonly lives: readonly { readonly kill?: Required<AppLife>["kill"]; readonly offline?: boolean }[];
  readonly mistake?: Required<AppLife>["mistake"];
}

/** What came of it. */
export interface Ending {
  readonly states: readonly BatchState[];
  /** How often the provider accepted it, in all. */
  readonly received: number;
  /** Lives that were ended by force. */
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
const MOST_LIVES = 12;

/** Lives through a story and compares what the app believes with what the provider has. */
export async function runStory(live: Live, story: Story): Promise<Ending> {
  const folder = mkdtempSync(join(SCRATCH, "sms-crash-"));
  const file = join(folder, "outbox.sqlite");
  const front = await provideFront(story, new Date(START));
  const heard: Heard = { saved: false, decided: new Map(), killed: 0, now: START };
  const broken: string[] = [];
  try {
    for (let n = 0; ; n++) {
      if (n === MOST_LIVES) throw new Error("The app was killed in every one of its lives.");
      const plan = story.lives[n] ?? {};
      const { recipients, recipientsPerRequest, text, tag, cancels, decisions, mistake } = story;
      const life: AppLife = {
        file,
        baseUrl: plan.offline ? DEAD_PORT_BASE_URL : front.baseUrl,
        apiKey: front.sandbox.apiKey,
        now: heard.now,
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
      const ended = await live(
        life,
        (line) => hear(heard, line),
        (kill) => (front.killApp = kill),
      );
      if (ended === "killed") heard.killed++;
      if (ended === "killed") broken.push(...textLost(file, heard, story.text));
      else if (n >= story.lives.length - 1 && !plan.offline) break;
      heard.now += MINUTE;
    }
    return { ...judge(file, front, heard, story, broken), killed: heard.killed };
  } catch (error) {
    return { states: [], received: 0, killed: heard.killed, broken: [...broken, String(error)] };
  } finally {
    front.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Heard {
  saved: boolean;
  /** By tag: how often a person decided to send it once more. */
  readonly decided: Map<string, number>;
  killed: number;
  now: number;
}

function hear(heard: Heard, line: LifeLine): void {
  if ("saved" in line) heard.saved = true;
  if ("decided" in line) heard.decided.set(line.decided, (heard.decided.get(line.decided) ?? 0) + 1);
  if ("quiet" in line) heard.now = line.now;
}

/** After a crash the text must be there if the app had said that it was. */
function textLost(file: string, heard: Heard, text: string): string[] {
  if (!heard.saved) return [];
  const kept = lookAside(file, heard, (outbox) => {
    const [draft] = outbox.listDrafts();
    return outbox.readMessage(MESSAGE_ID)?.text ?? (draft?.content as { message: string } | undefined)?.message;
  });
  return kept === text ? [] : [`the text was ${JSON.stringify(kept)} after a crash`];
}

/** Reads a copy: opening the file itself would already be the next start of the app. */
function lookAside<Seen>(file: string, heard: Heard, look: (outbox: Outbox) => Seen): Seen {
  const copy = `${file}.copy`;
  copyDatabase(file, copy);
  const outbox = openOutbox({ file: copy, now: () => heard.now });
  try {
    return look(outbox);
  } finally {
    outbox.close();
    removeDatabase(copy);
  }
}

/** What the provider must have at least and at most, for each state that the app ends in. */
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

function judge(file: string, front: ProviderFront, heard: Heard, story: Story, broken: string[]) {
  const message = lookAside(file, heard, (outbox) => outbox.readMessage(MESSAGE_ID));
  const arrived = front.sandbox.messages();
  const batches = message?.batchList ?? [];
  const say = (sentence: string) => broken.push(sentence);

  if (message?.text !== story.text) say(`the text is ${JSON.stringify(message?.text)}`);
  const phones = batches.flatMap(({ recipients }) => recipients.map(({ phone }) => phone));
  if (phones.toSorted().join() !== story.recipients.toSorted().join()) say(`the recipients are ${phones.join()}`);
  const wanted = analyzeMessage(story.text).text;
  for (const { deliveries } of arrived) {
    for (const { content } of deliveries) {
      if (content.text !== wanted) say(`${JSON.stringify(content.text)} arrived`);
    }
  }
  for (const { state, tag, recipients } of batches) {
    for (const { phone } of recipients) {
      const copies = arrived.filter(
        (sent) => sent.tag === tag && sent.deliveries.some(({ number }) => number === phone),
      );
      const decisions = 1 + (heard.decided.get(tag) ?? 0);
      const [least, most] = RECEIVED[state];
      if (copies.length > decisions) say(`${phone} got it ${copies.length} times for ${decisions} decisions`);
      if (copies.length < least || copies.length > most)
        say(`${state}, but the provider has it ${copies.length} times`);
    }
  }
  return { states: batches.map(({ state }) => state), received: arrived.length, broken };
}
