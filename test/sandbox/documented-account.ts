import { test } from "node:test";
import { createClient, type Client } from "@sms-composer/client";
import { createSandbox, type Sandbox, type SandboxOptions } from "@sms-composer/sandbox";

const KEY = "key-of-the-contract";
const BASE = "http://127.0.0.1/v1";

/** The number of the documentation's examples. */
export const NUMBER = "+33600000000";

/** The time of the documentation's scheduled example. */
export const START = new Date("2018-08-16T17:45:00+02:00");

/** The older prices of the documentation's `/me` and `/message-status`. */
export const OLDER_PRICES = { FR: { premium: "0.045", lowCost: "0.024" } };

const OPTIONS = { apiKey: KEY, startAt: START, dialect: "documented" } as const;

/** The account of the documentation: a sandbox, its raw answers, and a client in each format. */
export interface DocumentedAccount {
  sandbox: Sandbox;
  /** Starts anew with these options. */
  open(options?: SandboxOptions): void;
  post(call: string, body: object): Promise<string>;
  get(call: string, query?: Record<string, string>): Promise<string>;
  /** The same promise for answers in either format. */
  inBothFormats(name: string, check: (client: Client) => Promise<void>): void;
}

export function documentedAccount(): DocumentedAccount {
  const account: DocumentedAccount = {
    sandbox: createSandbox(OPTIONS),
    open(options = {}) {
      account.sandbox = createSandbox({ ...OPTIONS, ...options });
    },
    async post(call, body) {
      const request = new Request(`${BASE}/${call}`, {
        method: "POST",
        body: JSON.stringify({ apiKey: KEY, ...body }),
      });
      return (await account.sandbox.fetch(request)).text();
    },
    async get(call, query = {}) {
      const request = new Request(`${BASE}/${call}?${new URLSearchParams({ apiKey: KEY, ...query })}`);
      return (await account.sandbox.fetch(request)).text();
    },
    inBothFormats(name, check) {
      for (const format of ["json", "xml"] as const) {
        test(`${name}, in ${format.toUpperCase()}`, async () => {
          const fetch = (input: RequestInfo | URL, init?: RequestInit) =>
            account.sandbox.fetch(new Request(input, init));
          await check(createClient({ apiKey: KEY, baseUrl: BASE, fetch, format, now: () => START }));
        });
      }
    },
  };
  return account;
}
