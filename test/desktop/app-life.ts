import { createClient } from "@sms-composer/client";
import { apiProvider } from "../../apps/desktop/src/account/api-provider.ts";
import type { Checkpoint } from "../../apps/desktop/src/outbox/worker/checkpoint.ts";
import { openOutbox } from "../../apps/desktop/src/outbox/outbox.ts";
import type { Provider } from "../../apps/desktop/src/outbox/worker/provider.ts";
import { step } from "../../apps/desktop/src/outbox/worker/worker.ts";
import { ACCOUNT, MESSAGE_ID, type AppLife, type LifeLine } from "./life-script.ts";

/** Less than a fault of the provider takes, more than a busy machine needs. */
const TIMEOUT = 1000;

/** How a life talks, and how it ends before its time. */
export interface LifeSurroundings {
  readonly say: (line: LifeLine) => void;
  /** Comes by at every checkpoint; does not come back from the one at which the life ends. */
  readonly pass: (point: Checkpoint) => void;
}

/**
 * One life of the app without its window: opens the outbox, does what the person and the worker do, and ends when
 * nothing is under way any more.
 */
export async function liveOnce(life: AppLife, { say, pass }: LifeSurroundings): Promise<void> {
  const clock = { now: life.now };
  const outbox = openOutbox({ file: life.file, now: () => clock.now, checkpoint: pass });
  const client = createClient({
    apiKey: life.apiKey,
    baseUrl: life.baseUrl,
    timeout: TIMEOUT,
    retry: { attempts: 1 },
    now: () => new Date(clock.now),
  });
  const parts = { outbox, provider: planted(apiProvider(client), life), account: ACCOUNT, checkpoint: pass };
  const message = () => outbox.readMessage(MESSAGE_ID);

  /** The person types and presses Send; after a crash, goes on with what is there. */
  function write(): void {
    if (message()) return;
    if (!outbox.listDrafts().some(({ id }) => id === MESSAGE_ID)) {
      outbox.saveDraft(MESSAGE_ID, { message: life.text });
      say({ saved: true });
    }
    const text = outbox.listDrafts().map(({ content }) => (content as { message: string }).message)[0] ?? "";
    const { recipients, recipientsPerRequest, tag } = life;
    const request = { recipients, message: text, ...(tag === undefined ? {} : { tag }) };
    outbox.queue({ draftId: MESSAGE_ID, account: ACCOUNT, request, recipientsPerRequest });
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

  try {
    write();
    await workUntilQuiet();
    for (const decision of life.decisions) {
      const undecided = message()?.batchList.find(({ state }) => state === "needs-user");
      if (!undecided) break;
      // Said before it is done: killed in between, the person has decided and the app has not heard it.
      if (decision === "send-again") say({ decided: undecided.tag });
      outbox.decide(undecided.id, decision);
      await workUntilQuiet();
    }
    say({ quiet: message()?.batchList ?? [], text: message()?.text ?? "", now: clock.now });
  } finally {
    outbox.close();
  }
}

/** Whether this is the checkpoint, and the time that it comes by, at which the life is to end. */
export function isLastMoment({ kill }: AppLife, point: Checkpoint): boolean {
  return kill?.at === point && --kill.passes <= 0;
}

/** Mistakes that a worker could have, to show that the suite sees them. */
function planted(provider: Provider, { mistake, recipients }: AppLife): Provider {
  if (mistake === "retries-unknown" || mistake === "unknown-is-failed") {
    const kind = mistake === "retries-unknown" ? "unreachable" : "refused";
    const send: Provider["send"] = async (request) => {
      const answer = await provider.send(request);
      return answer.outcome === "unknown" ? { outcome: "not-sent", reason: { kind } } : answer;
    };
    return { ...provider, send };
  }
  if (mistake === "believes-everything") {
    return { ...provider, findByTag: async () => recipients.map((phone) => ({ phone, status: "waiting" as const })) };
  }
  return provider;
}
