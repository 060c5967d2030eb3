import { listedNumber } from "@sms-composer/outbox/provider";
import type { Client } from "@sms-composer/client";
import type { OwnOptOut, RemovedOptOut } from "./own-opt-outs.ts";
import type { People } from "./people.ts";

/** A number that wants no messages. */
export interface OptOutEntry extends OwnOptOut {
  /** It is on the account's STOP list, so that the provider delivers nothing to it. */
  readonly isAtProvider: boolean;
  /** It was put on the list here. */
  readonly isOwn: boolean;
}

export interface OptOutList {
  readonly entries: readonly OptOutEntry[];
  /** Entries that were taken off the list here, the latest first. */
  readonly removed: readonly RemovedOptOut[];
  /** `false`: the provider could not be asked, so that some may be missing. */
  readonly isComplete: boolean;
}

/** A check of which numbers want no messages. */
export interface OptOutCheck {
  readonly stopped: readonly string[];
  /** `false`: the provider could not be asked, so that some may be missing. */
  readonly isComplete: boolean;
}

type StopCalls = Pick<Client, "stopList" | "addStop" | "removeStop">;

export interface OptOuts {
  list(): Promise<OptOutList>;
  among(recipients: readonly string[]): Promise<OptOutCheck>;
  /** The numbers that are known to want no messages, without asking the provider anew. */
  known(): ReadonlySet<string>;
  /**
   * Puts numbers on the list here, then on the provider's.
   * @returns how many are new here, and how many of them the provider did not take
   */
  add(optOuts: readonly OwnOptOut[]): Promise<{ readonly added: number; readonly onlyHere: number }>;
  /** Takes a number off both lists; `false`: it is still on the provider's. */
  remove(phone: string, reason: string): Promise<boolean>;
}

const E164 = /^\+[1-9]\d{6,14}$/;
const e164 = (phone: string): string => (E164.test(phone) ? phone : (listedNumber(phone) ?? phone));

/**
 * The list of people who want no messages: the account's STOP list and the one that is kept here, as one list.
 * @param calls of the account in use; `undefined` when it is not to be had
 */
export function createOptOuts(people: People, calls: () => Promise<StopCalls | undefined>): OptOuts {
  /** The provider's list when it was last read. */
  let lastRead: ReadonlySet<string> = new Set();

  async function read() {
    const listed = await (await calls())?.stopList().catch(() => undefined);
    if (!listed) return undefined;
    const stops = listed.map(({ id, phoneNumber, createdAt }) => ({
      id,
      phone: e164(phoneNumber),
      since: createdAt.getTime(),
    }));
    lastRead = new Set(stops.map(({ phone }) => phone));
    return stops;
  }

  function own(): ReadonlyMap<string, OwnOptOut> {
    return new Map(people.listOptOuts().map((optOut) => [optOut.phone, optOut]));
  }

  return {
    async list() {
      const stops = await read();
      const mine = own();
      const entries = new Map<string, OptOutEntry>();
      for (const [phone, optOut] of mine) entries.set(phone, { ...optOut, isOwn: true, isAtProvider: false });
      for (const { phone, since } of stops ?? []) {
        const known = entries.get(phone);
        entries.set(
          phone,
          known ? { ...known, isAtProvider: true } : { phone, since, note: "", isOwn: false, isAtProvider: true },
        );
      }
      const byTime = [...entries.values()].sort((one, other) => other.since - one.since);
      const removed = people.listRemovedOptOuts().toReversed();
      return { entries: byTime, removed, isComplete: stops !== undefined };
    },
    async among(recipients) {
      const stops = await read();
      const all = new Set([...own().keys(), ...(stops ?? []).map(({ phone }) => phone)]);
      const stopped = all.size === 0 ? [] : recipients.filter((recipient) => all.has(e164(recipient)));
      return { stopped, isComplete: stops !== undefined };
    },
    known: () => new Set([...lastRead, ...own().keys()]),
    async add(optOuts) {
      const added = people.addOptOuts(optOuts);
      const client = await calls();
      const known = await read();
      const there = new Set(known?.map(({ phone }) => phone));
      let onlyHere = 0;
      for (const { phone } of optOuts) {
        if (there.has(phone)) continue;
        const isTaken = await client?.addStop(phone).then(
          () => true,
          () => false,
        );
        if (!isTaken) onlyHere++;
      }
      await read();
      return { added, onlyHere };
    },
    async remove(phone, reason) {
      const stops = await read();
      const listed = stops?.filter((stop) => stop.phone === phone) ?? [];
      const client = await calls();
      const removed = await Promise.all(
        listed.map(({ id }) =>
          client?.removeStop(id).then(
            () => true,
            () => false,
          ),
        ),
      );
      const isOffProvider = stops !== undefined && removed.every(Boolean);
      // As long as the provider still has it, it stays on the list here as well.
      if (isOffProvider) {
        people.addOptOuts(listed.map(({ since }) => ({ phone, since, note: "" })));
        people.removeOptOut(phone, reason);
      }
      await read();
      return isOffProvider;
    },
  };
}
