import { createAccount, type Account, type AccountSettings } from "./account.ts";
import { createAgenda, type Agenda } from "../time/agenda.ts";
import { createChangeFeed, type ChangeFeed } from "./change-feed.ts";
import { createClock, type Clock } from "../time/clock.ts";
import type { Faults } from "../faults/faults.ts";
import type { SandboxGroup } from "./contacts.ts";
import type { Dialect } from "./dialect.ts";
import { createHandsets, type Handsets } from "./handsets.ts";
import { createJournal, type Journal } from "./journal.ts";
import type { Message } from "./message.ts";
import { createMessageStore, type MessageStore } from "./message-store.ts";
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
  readonly groups: readonly SandboxGroup[];
  readonly changes: ChangeFeed;
  readonly journal: Journal;
  readonly receiptDelayMs: number;
  /** Counts up; an id is never given twice. */
  nextMessageId: number;
}

/** The options that a platform begins with. */
export interface PlatformOptions {
  /** Credit in euros. */
  readonly credit: number | string;
  readonly account: AccountSettings;
  readonly prices: Prices;
  readonly dialect: Dialect;
  readonly groups: readonly SandboxGroup[];
  readonly firstMessageId: number;
  /** Time at which the clock stands still; it runs with the machine's when absent. */
  readonly startAt: Date | undefined;
  /** Milliseconds from the arrival of a message to its delivery receipt. */
  readonly receiptDelayMs: number;
  /** The most deliveries that are kept. */
  readonly keepDeliveries: number;
  /** Hosts besides this machine that webhooks may go to. */
  readonly webhookHosts: readonly string[];
  /** Whether changes are written into the journal, for a storage to take. */
  readonly isStored: boolean;
}

/** Creates the platform as it is before anything was sent. */
export function createPlatform(options: PlatformOptions, faults: Faults): Platform {
  const changes = createChangeFeed();
  const clock = createClock(options.startAt);
  const journal = createJournal(options.isStored);
  return {
    account: createAccount(options.credit, options.account),
    prices: options.prices,
    clock,
    messages: createMessageStore(options.keepDeliveries, journal),
    stops: createStopList(journal),
    handsets: createHandsets(journal),
    agenda: createAgenda(),
    webhooks: createWebhooks({
      hosts: options.webhookHosts,
      timeoutMs: 5000,
      fetch: globalThis.fetch,
      now: clock.now,
      onAttempt: changes.changed,
    }),
    faults,
    dialect: options.dialect,
    groups: options.groups,
    changes,
    journal,
    receiptDelayMs: options.receiptDelayMs,
    nextMessageId: options.firstMessageId,
  };
}
