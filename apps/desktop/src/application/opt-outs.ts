import { listedNumber } from "@sms-composer/outbox/provider";
import type { Account } from "../account/account.ts";
import type { OptOut } from "../bridge/calls.ts";

/** The STOP list of the account in use; `undefined` when it cannot be asked. */
export async function listOptOuts(account: Account | undefined): Promise<OptOut[] | undefined> {
  const list = await account?.client.stopList().catch(() => undefined);
  return list?.map(({ phoneNumber, createdAt }) => ({ phone: e164(phoneNumber), since: createdAt }));
}

/** Those of the numbers that are on the list; `undefined` when there is none to look into. */
export function optOutsAmong(recipients: readonly string[], list: readonly OptOut[] | undefined): string[] | undefined {
  if (!list) return undefined;
  const stopped = new Set(list.map(({ phone }) => phone));
  return stopped.size === 0 ? [] : recipients.filter((recipient) => stopped.has(e164(recipient)));
}

const E164 = /^\+[1-9]\d{6,14}$/;

function e164(phone: string): string {
  return E164.test(phone) ? phone : (listedNumber(phone) ?? phone);
}
