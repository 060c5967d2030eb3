import {
  ApiError,
  ResponseError,
  SmsPartnerError,
  TransportError,
  type Client,
  type Contact as Listed,
} from "@sms-composer/client";
import { listedNumber } from "@sms-composer/outbox/provider";
import type { ImportSum } from "./contact-import.ts";
import type { NewContact } from "./contacts.ts";
import type { People } from "./people.ts";

/** A group of contacts that the account has at the provider. */
export interface ProviderGroup {
  readonly id: number;
  readonly name: string;
}

/**
 * The reason why the provider's groups or their people are not to be had. `refused`: the API answered that it does not
 * give them out. `not-written`: there is no room for them on this computer.
 */
export type GroupProblem =
  | "no-key"
  | "refused"
  | "no-answer"
  | "unreadable-answer"
  | "untrusted-certificate"
  | "not-written";

export type ProviderGroups = { readonly groups: readonly ProviderGroup[] } | { readonly problem: GroupProblem };

/** The import of one group: under way, or the last one. What it has read is kept, however it ends. */
export interface GroupImport extends ImportSum {
  readonly group: ProviderGroup;
  /** `stopped`: a person did not want the rest. */
  readonly state: "reading" | "done" | "stopped" | "failed";
  /** The reason of `failed`. */
  readonly problem?: GroupProblem;
  /** The number of those who want no more messages by what the provider says: they came on the list of opt-outs. */
  readonly optedOut: number;
  /** The first of the numbers that no SMS can go to, as the provider has them. */
  readonly invalid: readonly string[];
}

/** The words that are written down beside a person, in the language of the app. */
export interface GroupImportMessages {
  /** The note of those who want no more messages. */
  readonly optedOutAtProvider: string;
  /** The names of the fields of a person; the account's own four columns are counted from 1. */
  readonly providerFields: Readonly<Record<"firstName" | "lastName" | "date" | "url" | "shortUrl", string>> & {
    readonly custom: (column: number) => string;
  };
}

type GroupCalls = Pick<Client, "groups" | "contacts">;

export interface GroupImportParts {
  readonly people: Pick<People, "merge" | "addOptOuts">;
  /** The calls of the account in use; `undefined` when it is not to be had. */
  readonly calls: () => Promise<GroupCalls | undefined>;
  readonly messages: () => GroupImportMessages;
  readonly now: () => number;
  /** Called whenever `current` has changed. */
  readonly changed: () => void;
}

export interface GroupImports {
  list(): Promise<ProviderGroups>;
  /** Reads the people of a group page by page, each of which is written down at once; one group at a time. */
  import(group: ProviderGroup): Promise<GroupImport>;
  /** The import that is under way, or the last one. */
  current(): GroupImport | undefined;
  /** Ends the import that is under way; what it has read stays. */
  stop(): void;
  /** The same, and waits for its end: nothing is written afterwards. */
  close(): Promise<void>;
}

/** Maximum length of a group's name here. */
const MAX_NAME_LENGTH = 200;
const MAX_INVALID_SHOWN = 5;

/** Imports the groups of contacts that an account has at the provider. */
export function createGroupImports({ people, calls, messages, now, changed }: GroupImportParts): GroupImports {
  let current: GroupImport | undefined;
  let running: { readonly ended: Promise<GroupImport>; readonly controller: AbortController } | undefined;

  function update(change: Partial<GroupImport>, from: GroupImport): GroupImport {
    current = { ...from, ...change };
    changed();
    return current;
  }

  async function read(group: ProviderGroup, signal: AbortSignal): Promise<GroupImport> {
    const none = { added: 0, merged: 0, withoutNumber: 0, optedOut: 0, invalid: [] };
    let state = update({}, { group, state: "reading", ...none });
    try {
      const client = await calls();
      if (!client) return update({ state: "failed", problem: "no-key" }, state);
      const name = nameHere(group);
      await client.contacts(group.id, {
        signal,
        onPage: (page) => (state = update(writePage(page, name, state), state)),
      });
      return update({ state: "done" }, state);
    } catch (error) {
      return update(signal.aborted ? { state: "stopped" } : { state: "failed", problem: problemOf(error) }, state);
    }
  }

  function writePage(page: readonly Listed[], group: string, sum: GroupImport): Partial<GroupImport> {
    const entries = page.map((listed) => ({ listed, phone: listedNumber(listed.phoneNumber) }));
    const contacts = entries.flatMap(({ listed, phone }) =>
      phone === undefined ? [] : [contactOf(listed, phone, group, messages())],
    );
    const { added, merged } = people.merge(contacts);
    const optOuts = entries.flatMap(({ listed, phone }) =>
      listed.stopped && phone !== undefined ? [{ phone, since: now(), note: messages().optedOutAtProvider }] : [],
    );
    if (optOuts.length > 0) people.addOptOuts(optOuts);
    const invalid = entries.flatMap(({ listed, phone }) => (phone === undefined ? [listed.phoneNumber] : []));
    const shown = [...sum.invalid, ...invalid].filter((number) => number.trim() !== "");
    return {
      added: sum.added + added,
      merged: sum.merged + merged,
      withoutNumber: sum.withoutNumber + invalid.length,
      optedOut: sum.optedOut + optOuts.length,
      invalid: shown.slice(0, MAX_INVALID_SHOWN),
    };
  }

  return {
    async list() {
      try {
        const client = await calls();
        if (!client) return { problem: "no-key" };
        return { groups: (await client.groups()).map(({ id, name }) => ({ id, name })) };
      } catch (error) {
        return { problem: problemOf(error) };
      }
    },
    import(group) {
      if (running) return running.ended;
      const controller = new AbortController();
      const ended = read(group, controller.signal).finally(() => (running = undefined));
      running = { ended, controller };
      return ended;
    },
    current: () => current,
    stop: () => running?.controller.abort(),
    async close() {
      running?.controller.abort();
      await running?.ended;
    },
  };
}

/** The name of a group as it can be typed here, where commas stand between groups. */
function nameHere({ id, name }: ProviderGroup): string {
  const plain = name
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" - ");
  return plain.slice(0, MAX_NAME_LENGTH) || String(id);
}

function contactOf(listed: Listed, phone: string, group: string, messages: GroupImportMessages): NewContact {
  const { firstName = "", lastName = "", date = "", url = "", shortUrl = "", custom } = listed;
  const { providerFields: fields } = messages;
  const named: readonly (readonly [name: string, value: string])[] = [
    [fields.firstName, firstName],
    [fields.lastName, lastName],
    [fields.date, date],
    [fields.url, url],
    [fields.shortUrl, shortUrl],
    ...custom.map((value, column) => [fields.custom(column + 1), value] as const),
  ];
  return {
    name: [firstName, lastName].filter(Boolean).join(" "),
    phones: [phone],
    groups: [group],
    fields: Object.fromEntries(named.filter(([, value]) => value !== "")),
  };
}

function problemOf(error: unknown): GroupProblem {
  if (error instanceof ApiError) return "refused";
  if (error instanceof TransportError && error.reason === "tls") return "untrusted-certificate";
  if (error instanceof ResponseError) return "unreadable-answer";
  return error instanceof SmsPartnerError ? "no-answer" : "not-written";
}
