import {
  createClient,
  SmsPartnerError,
  TransportError,
  type Client,
  type Credits,
  type ProxyOfAddress,
} from "@sms-composer/client";
import { TRIAL } from "./trial-account.ts";
import type { KeyVault, Protection, VaultState } from "./key-vault.ts";
import { VaultError } from "./key-vault.ts";

/**
 * An account whose key sends, with the client that reaches the API with it. The client holds the key; nobody else sees
 * it.
 */
export interface Account {
  /** `trial`, or the account's name at the provider: messages stay with the account that they were queued for. */
  readonly id: string;
  readonly client: Client;
}

/** The account as a page knows it: everything but the key. */
export interface AccountFacts {
  readonly mode: "trial" | "own";
  /** The identifier of the account, as messages carry it. */
  readonly id?: string;
  readonly name?: string;
  readonly credits?: Pick<Credits, "premium" | "lowCost" | "balance" | "currency">;
  /** The reason why there are no credits to show. */
  readonly problem?: AccountProblem;
  readonly vault: VaultState;
  readonly keyring: { readonly available: boolean; readonly backend: string };
}

/** `no-key`: none is kept. `locked-key`: the system does not open it now. `refused`: the API does not take it. */
export type AccountProblem = "no-key" | "locked-key" | "refused" | "no-answer" | "untrusted-certificate";

export type KeyAnswer =
  | { readonly kind: "kept" }
  | { readonly kind: "refused"; readonly code?: number; readonly message?: string }
  | { readonly kind: "no-answer" | "untrusted-certificate" }
  | { readonly kind: "not-kept"; readonly reason: VaultError["reason"] | "not-written" };

export interface AccountParts {
  readonly vault: KeyVault;
  /** The address of the own account's API. */
  readonly baseUrl?: string;
  /** The system's proxy on the way to it. */
  readonly proxy?: ProxyOfAddress;
  /** The sandbox on this computer; starts when it is first asked for. */
  readonly trial: () => Promise<{ readonly baseUrl: string; readonly apiKey: string }>;
  readonly mode: () => "trial" | "own";
  /** The own account's name, as it was when its key was checked. */
  readonly ownName: () => string;
  readonly setMode: (mode: "trial" | "own", ownName?: string) => Promise<void>;
}

export interface AccountService {
  /** The account that sends now; `undefined` when its key is not to be had. */
  current(): Promise<Account | undefined>;
  facts(): Promise<AccountFacts>;
  /** Takes a key that the API accepts; keeps it as said and switches to it. */
  useKey(key: string, protection: Protection): Promise<KeyAnswer>;
  useTrial(): Promise<void>;
  forgetKey(): Promise<void>;
}

export function createAccountService({
  vault,
  baseUrl,
  proxy,
  trial,
  mode,
  ownName,
  setMode,
}: AccountParts): AccountService {
  let known: { key: string; account: Account } | undefined;
  const clientFor = (apiKey: string) => createClient({ apiKey, ...(baseUrl === undefined ? {} : { baseUrl }), proxy });

  async function trialAccount(): Promise<Account> {
    const { baseUrl: address, apiKey } = await trial();
    if (known?.key !== apiKey) {
      known = { key: apiKey, account: { id: TRIAL, client: createClient({ apiKey, baseUrl: address }) } };
    }
    return known.account;
  }

  async function ownAccount(): Promise<Account | undefined> {
    // The name comes with the key that it belongs to, never from what is set now: reading a key can take long.
    const held = await vault.read();
    if (held === undefined) return undefined;
    if (known?.key === held.key) return known.account;
    const client = clientFor(held.key);
    const id = held.account ?? (await client.credits()).user.username;
    known = { key: held.key, account: { id, client } };
    return known.account;
  }

  const current = () => (mode() === "trial" ? trialAccount() : ownAccount());

  return {
    current: () => current().catch(() => undefined),
    async facts() {
      const id = mode() === "trial" ? TRIAL : ownName();
      const common = { mode: mode(), id, vault: await vault.state(), keyring: await vault.keyring() };
      try {
        const account = await current();
        if (!account) return { ...common, problem: common.vault.kind === "locked" ? "locked-key" : "no-key" };
        const { premium, lowCost, balance, currency, user } = await account.client.credits();
        return { ...common, name: user.username, credits: { premium, lowCost, balance, currency } };
      } catch (error) {
        const refused = error instanceof SmsPartnerError && error.code !== undefined;
        return { ...common, problem: refused ? "refused" : unanswered(error) };
      }
    },
    async useKey(key, protection) {
      let name: string;
      try {
        ({ username: name } = (await clientFor(key).credits()).user);
      } catch (error) {
        if (!(error instanceof SmsPartnerError) || error.code === undefined) return { kind: unanswered(error) };
        return { kind: "refused", code: error.code };
      }
      try {
        await vault.keep({ key, account: name }, protection);
      } catch (error) {
        // A full disk, a folder that is read-only: checked it was, stored it is not.
        return { kind: "not-kept", reason: error instanceof VaultError ? error.reason : "not-written" };
      }
      known = undefined;
      await setMode("own", name);
      return { kind: "kept" };
    },
    async useTrial() {
      await setMode("trial");
    },
    async forgetKey() {
      vault.forget();
      known = undefined;
      await setMode("trial");
    },
  };
}

/** The reason why there was no answer, as far as a person can do something about it. */
function unanswered(error: unknown): "no-answer" | "untrusted-certificate" {
  return error instanceof TransportError && error.reason === "tls" ? "untrusted-certificate" : "no-answer";
}
