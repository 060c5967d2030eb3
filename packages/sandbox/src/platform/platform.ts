import { createAccount, type Account } from "./account.ts";
import { createAgenda, type Agenda } from "./agenda.ts";
import { createChangeFeed, type ChangeFeed } from "./change-feed.ts";
import { createClock, type Clock } from "./clock.ts";
import type { Faults } from "../faults/faults.ts";
import type { Dialect } from "./dialect.ts";
import { createHandsets, type Handsets } from "./handsets.ts";
import { createJournal, type Journal } from "./journal.ts";
import type { Message } from "./message.ts";
import { createMessageStore, type MessageStore } from "./message-store.ts";
import { DEFAULT_ACCOUNT, DEFAULTS, type SandboxOptions } from "../options.ts";
import type { Prices } from "./prices.ts";
import { createStopList, type StopList } from "./stop-list.ts";
import { createWebhooks, type Webhooks } from "./webhooks.ts";

/** The vendor's side behind the API: account, messages, handsets, clock, webhooks. */
export interface Platform {
  readonly account: Account;
  readonly prices: Prices;
  readonly clock: Clock;
  readonly messages: MessageStore;
  readonly stops: StopList;
  readonly handsets: Handsets;
  readonly agenda: Agenda<Message>;
  readonly webhooks: Webhooks;
  readonly faults: Faults;
  readonly dialect: Dialect;
  readonly changes: ChangeFeed;
  readonly journal: Journal;
  readonly receiptDelayMs: number;
  /** Counts up; an id is never given twice. */
  nextMessageId: number;
}

/** Creates the platform as it is before anything was sent. */
export function createPlatform(options: SandboxOptions, faults: Faults): Platform {
  const changes = createChangeFeed();
  const clock = createClock(options.startAt);
  const journal = createJournal(options.storage !== undefined);
  return {
    account: createAccount(options.credit ?? DEFAULTS.credit, { ...DEFAULT_ACCOUNT, ...options.account }),
    prices: options.prices ?? DEFAULTS.prices,
    clock,
    messages: createMessageStore(options.keepDeliveries ?? DEFAULTS.keepDeliveries, journal),
    stops: createStopList(journal),
    handsets: createHandsets(journal),
    agenda: createAgenda(),
    webhooks: createWebhooks({
      hosts: options.webhookHosts ?? DEFAULTS.webhookHosts,
      timeoutMs: 5000,
      fetch: globalThis.fetch,
      now: clock.now,
      onAttempt: changes.changed,
    }),
    faults,
    dialect: options.dialect ?? DEFAULTS.dialect,
    changes,
    journal,
    receiptDelayMs: options.receiptDelayMs ?? DEFAULTS.receiptDelayMs,
    nextMessageId: options.firstMessageId ?? DEFAULTS.firstMessageId,
  };
}
