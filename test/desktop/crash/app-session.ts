import { createClient } from "@sms-composer/client";
import { apiProvider, type Provider } from "@sms-composer/outbox/provider";
import type { Checkpoint } from "../../../apps/desktop/src/outbox/checkpoint.ts";
import { openOutbox } from "../../../apps/desktop/src/outbox/outbox.ts";
import { step } from "../../../apps/desktop/src/outbox/worker/worker.ts";
import { ACCOUNT, MESSAGE_ID, type SessionScript, type SessionReport } from "./session-script.ts";

/** Less than a fault of the provider takes, more than a busy machine needs. */
const TIMEOUT = 1000;

/** The hooks of a session: its reports, and what may end it early. */
export interface SessionHooks {
  readonly report: (line: SessionReport) => void;
  /** Called at every checkpoint. It does not return from the one at which the session is killed. */
  readonly reach: (point: Checkpoint) => void;
}

/**
 * One session of the app without its window: opens the outbox, does what the person and the worker do, and ends when
 * nothing is under way any more.
 */
export async function runSession(script: SessionScript, { report, reach }: SessionHooks): Promise<void> {
  const clock = { now: script.now };
  const outbox = openOutbox({ file: script.file, now: () => clock.now, checkpoint: reach });
  const client = createClient({
    apiKey: script.apiKey,
    baseUrl: script.baseUrl,
    timeout: TIMEOUT,
    retry: { attempts: 1 },
    now: () => new Date(clock.now),
  });
  const parts = { outbox, provider: planted(apiProvider(client), script), account: ACCOUNT, checkpoint: reach };
  const message = () => outbox.readMessage(MESSAGE_ID);

  /** The person types and presses Send; after a crash, goes on with what is there. */
  function write(): void {
    if (message()) return;
    if (!outbox.listDrafts().some(({ id }) => id === MESSAGE_ID)) {
      outbox.saveDraft(MESSAGE_ID, { message: script.text });
      report({ saved: true });
    }
    const text = outbox.listDrafts().map(({ content }) => (content as { message: string }).message)[0] ?? "";
    const { recipients, recipientsPerRequest, tag } = script;
    const request = { recipients, message: text, ...(tag === undefined ? {} : { tag }) };
    outbox.queue({ draftId: MESSAGE_ID, account: ACCOUNT, request, recipientsPerRequest });
    if (script.cancels) outbox.cancelQueued(MESSAGE_ID);
  }

  /** Lets the hours reach until nothing is being sent or looked up, and the first delivery statuses have been asked for. */
  async function workUntilQuiet(): Promise<void> {
    let quietSince: number | undefined;
    for (let steps = 0; steps < 500; steps++) {
      if (await step(parts)) continue;
      const busy = message()?.batchList.some(({ state }) => state === "queued" || state === "unknown");
      quietSince = busy ? undefined : (quietSince ?? clock.now);
      const due = outbox.nextDueAt(ACCOUNT);
      if (due === undefined || due > (quietSince ?? script.now + script.patience) + 20_000) return;
      clock.now = Math.max(clock.now, due);
    }
    throw new Error(`The outbox never comes to rest: ${JSON.stringify(message()?.batchList)}`);
  }

  try {
    write();
    await workUntilQuiet();
    for (const decision of script.decisions) {
      const undecided = message()?.batchList.find(({ state }) => state === "needs-user");
      if (!undecided) break;
      // Said before it is done: killed in between, the person has decided and the app has not observed it.
      if (decision === "send-again") report({ decided: undecided.tag });
      outbox.decide(undecided.id, decision);
      await workUntilQuiet();
    }
    report({ quiet: message()?.batchList ?? [], text: message()?.text ?? "", now: clock.now });
  } finally {
    outbox.close();
  }
}

/** Whether the session is to be killed at this checkpoint, this time. */
export function isKillPoint({ kill }: SessionScript, point: Checkpoint): boolean {
  return kill?.at === point && --kill.passes <= 0;
}

/** Mistakes that a worker could have, to show that the suite sees them. */
function planted(provider: Provider, { mistake, recipients }: SessionScript): Provider {
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
