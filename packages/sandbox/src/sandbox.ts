import { Hono } from "hono";
import type { Account } from "./platform/account.ts";
import { createApi } from "./http/api.ts";
import { createControlRoutes } from "./http/control-routes.ts";
import { advanceClock, setHandset, settle } from "./platform/delivery-lifecycle.ts";
import { ConnectionDropped, createFaults, type Faults } from "./faults/faults.ts";
import type { HandsetState } from "./platform/handset.ts";
import type { Message } from "./platform/message.ts";
import { amountOf } from "./platform/money.ts";
import { DEFAULTS, platformOptionsOf, type SandboxOptions } from "./options.ts";
import { createPageRoutes } from "./http/page-routes.ts";
import { e164Of } from "./platform/phone-number.ts";
import { createPlatform, type Platform } from "./platform/platform.ts";
import { replyFrom } from "./handsets/reply.ts";
import { createRequestLog, type LogEntry } from "./http/request-log.ts";
import { createSaver } from "./storage/saver.ts";
import { restoreState } from "./storage/state-reader.ts";
import type { Storage } from "./storage/storage.ts";
import { createTicker } from "./platform/ticker.ts";
import type { WebhookAttempt } from "./platform/webhooks.ts";

/** The SMS Partner API on one's own machine. */
export interface Sandbox {
  /**
   * Answers a request to the API, to the handset page or to a control route. Rejects as the platform's own `fetch`
   * does when a fault drops the connection.
   */
  fetch(request: Request): Promise<Response>;
  /** The key that is taken; every other is refused. */
  readonly apiKey: string;
  /** Credit and settings of the account. */
  readonly account: Account;
  /** The faults in force; `add` adds some, `clear` ends all. */
  readonly faults: Faults;
  /** The clock: `now()`, and `advance(milliseconds)`. */
  readonly clock: {
    now(): Date;
    /** Moves the time forward; deliveries, receipts and webhooks that are due on the way happen. */
    advance(milliseconds: number): void;
  };
  /** The accepted messages, oldest first. */
  messages(): readonly Message[];
  /** The texts that have reached a handset, oldest first; `number` as the API takes it. */
  received(number: string): readonly string[];
  /** Types a reply on a handset. */
  reply(number: string, text: string): void;
  /** Switches a handset off or on, or makes it unreachable. */
  setHandset(number: string, state: HandsetState): void;
  /** The latest requests to the API, oldest first; the key is masked. */
  log(): readonly LogEntry[];
  /** The latest webhooks, oldest first; resolves when none is under way. */
  webhooks(): Promise<readonly WebhookAttempt[]>;
  /** Back to the start: no messages, no opt-outs, the initial credit and faults. Message ids go on counting. */
  reset(): void;
  /** Stops the timer and closes the storage; resolves when the state is stored. */
  close(): Promise<void>;
}

/**
 * Creates a sandbox in this process; `serveSandbox` starts one that listens.
 *
 * @throws Error when the storage is in use, or holds something else than a state of a sandbox
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return buildSandbox(options).sandbox;
}

/** The sandbox together with its platform, for whoever makes it listen. */
export function buildSandbox(options: SandboxOptions): { readonly sandbox: Sandbox; readonly platform: Platform } {
  const apiKey = options.apiKey ?? `sandbox-${crypto.randomUUID()}`;
  const language = options.language ?? DEFAULTS.language;
  const refusalStatus = options.refusalStatus ?? DEFAULTS.refusalStatus;
  if (refusalStatus !== 200 && !(refusalStatus >= 400 && refusalStatus <= 499)) {
    throw new RangeError(`\`refusalStatus\` is 200 or from 400 to 499, not ${refusalStatus}`);
  }
  const faults = createFaults(options.seed ?? DEFAULTS.seed, options.faults);
  const initial = platformOptionsOf(options);
  const platform = createPlatform(initial, faults);
  const stored = restore(platform, options.storage);
  const log = createRequestLog(options.keepRequests ?? DEFAULTS.keepRequests);
  const { saved, close: closeStorage } = createSaver(options.storage, platform, stored);
  const ticker = createTicker(platform);
  // What happens as time passes is stored as well. A failure shows in the next request that needs the storage.
  platform.changes.subscribe(() => void saved().catch(() => {}));

  const reset = (): void => {
    platform.journal.wipe();
    platform.messages.clear();
    platform.agenda.clear();
    platform.stops.replace([]);
    platform.handsets.reset();
    platform.account.change(initial.account);
    platform.account.setBalance(amountOf(initial.credit));
    faults.clear();
    faults.add(...(options.faults ?? []));
    log.clear();
    platform.changes.changed();
  };

  const app = new Hono();
  app.route("/", createApi({ platform, apiKey, language, refusalStatus, faults, log, saved }));
  app.route("/control", createControlRoutes({ platform, faults, log, reset, saved }));
  app.route("/", createPageRoutes());
  app.onError((error) => {
    // A dropped connection is no answer: it must reach whoever called `fetch`.
    if (error instanceof ConnectionDropped) throw error;
    return new Response(`The sandbox itself failed: ${error.message}`, { status: 500 });
  });

  const sandbox: Sandbox = {
    fetch: async (request) => app.fetch(request),
    apiKey,
    account: platform.account,
    faults,
    clock: {
      now: () => new Date(platform.clock.now()),
      advance: (milliseconds) => advanceClock(platform, milliseconds),
    },
    messages() {
      settle(platform);
      return platform.messages.all();
    },
    received(number) {
      settle(platform);
      return platform.messages
        .to(e164Of(number))
        .filter(({ arrivedAt }) => arrivedAt !== undefined)
        .map(({ content }) => content.text);
    },
    reply: (number, text) => replyFrom(platform, e164Of(number), text),
    setHandset: (number, state) => setHandset(platform, e164Of(number), state),
    log: log.all,
    async webhooks() {
      await platform.webhooks.idle();
      return platform.webhooks.attempts();
    },
    reset,
    async close() {
      ticker.close();
      await closeStorage();
    },
  };
  return { sandbox, platform };
}

/** Opens the storage and takes up what it holds; returns how many characters that are. */
function restore(platform: Platform, storage: Storage | undefined): number {
  if (!storage) return 0;
  const lines = storage.open();
  try {
    restoreState(platform, lines);
  } catch (error) {
    void storage.close();
    throw error;
  }
  return lines.reduce((sum, { length }) => sum + length, 0);
}
