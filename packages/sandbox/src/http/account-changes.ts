import type { AccountSettings } from "../platform/account.ts";
import { amountOf, type Amount } from "../platform/money.ts";
import type { Parameters } from "../wire/parameters.ts";

/** Changes of the account that were checked. */
export interface AccountChanges {
  readonly balance?: Amount;
  readonly settings: Partial<AccountSettings>;
}

function oneOf(...values: readonly string[]) {
  return (value: unknown): boolean => values.some((allowed) => allowed === value);
}
function isFlag(value: unknown): boolean {
  return typeof value === "boolean";
}

/** `null` lets everything pass again. */
function isListOrNull(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.every((entry) => typeof entry === "string"));
}

const CHECKS: { readonly [Name in keyof Required<AccountSettings>]: (value: unknown) => boolean } = {
  state: oneOf("active", "disabled", "blocked", "api-denied", "ip-denied"),
  marketing: isFlag,
  commercialWindow: oneOf("hold", "refuse"),
  lowCost: isFlag,
  unicode: isFlag,
  senders: isListOrNull,
  rentedNumbers: isListOrNull,
  queue: oneOf("open", "down"),
  stopMention: (value) => typeof value === "string" && value.length <= 40,
};

/** Checks changes of the account that come from outside; returns a sentence when one is wrong. */
export function readAccountChanges(body: Parameters): AccountChanges | string {
  const { credit, ...given } = body;
  for (const [name, value] of Object.entries(given)) {
    const check = Object.hasOwn(CHECKS, name) ? CHECKS[name as keyof AccountSettings] : undefined;
    if (!check?.(value)) return `\`${name}\` is no setting of the account, or has a value that it does not take`;
  }
  const settings = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? undefined]));
  if (credit === undefined) return { settings };
  try {
    return { settings, balance: amountOf(credit as string | number) };
  } catch {
    return "`credit` is an amount in euros, such as 12.5";
  }
}
