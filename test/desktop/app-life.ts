/**
 * One life of the app without its window: opens the outbox, does what the person and the worker do, and ends when
 * nothing is under way any more, or is killed where it was told to. Run as a process of its own; talks in lines of JSON.
 */
import { writeSync } from "node:fs";
import { createClient } from "@sms-composer/client";
import { apiProvider } from "../../apps/desktop/src/account/api-provider.ts";
import type { Checkpoint } from "../../apps/desktop/src/outbox/checkpoint.ts";
import { openOutbox } from "../../apps/desktop/src/outbox/outbox.ts";
import type { Provider } from "../../apps/desktop/src/outbox/provider.ts";
import { step } from "../../apps/desktop/src/outbox/worker.ts";
import { ACCOUNT, MESSAGE_ID, type AppLife, type LifeLine } from "./life-script.ts";

const life = JSON.parse(process.argv[2] ?? "") as AppLife;
const say = (line: LifeLine) => writeSync(1, `${JSON.stringify(line)}\n`);

const clock = { now: life.now };
const outbox = openOutbox({ file: life.file, now: () => clock.now, checkpoint });
const client = createClient({
  apiKey: life.apiKey,
  baseUrl: life.baseUrl,
  timeout: 400,
  retry: { attempts: 1 },
  now: () => new Date(clock.now),
});
const parts = { outbox, provider: planted(apiProvider(client)), account: ACCOUNT, checkpoint };

write();
await workUntilQuiet();
for (const decision of life.decisions) {
  const undecided = message()?.batchList.find(({ state }) => state === "needs_user");
  if (!undecided) break;
  // Said before it is done: killed in between, the person has decided and the app has not heard it.
  if (decision === "send-again") say({ decided: undecided.tag });
  outbox.decide(undecided.id, decision);
  await workUntilQuiet();
}
say({ quiet: message()?.batchList ?? [], text: message()?.text ?? "", now: clock.now });
outbox.close();

function message() {
  return outbox.readMessage(MESSAGE_ID);
}

/** The person types and presses Send; after a crash, goes on with what is there. */
function write(): void {
  if (message()) return;
  if (!outbox.listDrafts().some(({ id }) => id === MESSAGE_ID)) {
    outbox.saveDraft(MESSAGE_ID, { message: life.text });
    say({ saved: true });
  }
  const text = outbox.listDrafts().map(({ content }) => (content as { message: string }).message)[0] ?? "";
  const request = { recipients: life.recipients, message: text, ...(life.tag === undefined ? {} : { tag: life.tag }) };
  outbox.queue({ draftId: MESSAGE_ID, account: ACCOUNT, request, recipientsPerRequest: life.recipientsPerRequest });
  say({ queued: true });
  if (life.cancels) outbox.cancelQueued(MESSAGE_ID);
}

/** Lets the hours pass until nothing is being sent or looked up, and the first delivery statuses have been asked for. */
async function workUntilQuiet(): Promise<void> {
  let quietSince: number | undefined;
  for (let steps = 0; steps < 500; steps++) {
    if (await step(parts)) continue;
    const busy = message()?.batchList.some(({ state }) => state === "queued" || state === "unknown");
    quietSince = busy ? undefined : (quietSince ?? clock.now);
    const due = outbox.nextDueAt(ACCOUNT);
    if (due === undefined || due > (quietSince ?? life.now + life.patience) + 20_000) return;
    clock.now = Math.max(clock.now, due);
  }
  throw new Error(`The outbox never comes to rest: ${JSON.stringify(message()?.batchList)}`);
}

/** Ends this process as a power cut would, the moment that the told checkpoint comes by for the told time. */
function checkpoint(point: Checkpoint): void {
  if (life.kill?.at !== point || --life.kill.passes > 0) return;
  say({ killed: point });
  process.kill(process.pid, "SIGKILL");
  for (;;);
}

/** Mistakes that a worker could have, to show that the suite sees them. */
function planted(provider: Provider): Provider {
  if (life.mistake === "retries-unknown") {
    const send: Provider["send"] = async (request) => {
      const answer = await provider.send(request);
      return answer.outcome === "unknown" ? { ...answer, outcome: "never_left" } : answer;
    };
    return { ...provider, send };
  }
  if (life.mistake === "unknown-is-failed") {
    const send: Provider["send"] = async (request) => {
      const answer = await provider.send(request);
      return answer.outcome === "unknown" ? { ...answer, outcome: "refused" } : answer;
    };
    return { ...provider, send };
  }
  if (life.mistake === "believes-everything") {
    return {
      ...provider,
      findByTag: async () => life.recipients.map((phone) => ({ phone, status: "waiting" as const })),
    };
  }
  return provider;
}
