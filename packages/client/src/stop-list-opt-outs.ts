import { internationalDigits } from "@sms-composer/core/opt-outs";
import type { OptOuts as AnyOptOuts } from "@sms-composer/core/opt-outs";
import type { Client } from "./client.ts";

/** Numbers that want no messages: a list, or a function that says which of some recipients are among them. */
export type OptOuts = AnyOptOuts;

/** The account's STOP list as the source of opt-outs: what `createHandler` and `<sms-composer>` take as `optOuts`. */
export interface StopListOptOuts {
  /** Says which of some recipients opted out. Rejects when the list cannot be read, so that nothing is sent. */
  (recipients: readonly string[]): Promise<readonly string[]>;
  /** Takes in a number at once, such as the `from` of the webhook `onStop`: the list that was read lacks it still. */
  readonly add: (phoneNumber: string) => void;
}

/**
 * Reads the STOP list by a client and keeps it for a while.
 *
 * @param options.maxAge milliseconds for which a list that was read is good. @default 60,000
 * @param options.now the time in milliseconds, for tests
 */
export function stopListOptOuts(
  client: Pick<Client, "stopList">,
  { maxAge = 60_000, now = Date.now }: { readonly maxAge?: number; readonly now?: () => number } = {},
): StopListOptOuts {
  const added = new Set<string>();
  let read: { readonly at: number; readonly numbers: Promise<ReadonlySet<string>> } | undefined;

  function readList(): Promise<ReadonlySet<string>> {
    if (read && now() - read.at < maxAge) return read.numbers;
    const numbers = client
      .stopList()
      .then((list) => new Set(list.map((stop) => internationalDigits(stop.phoneNumber))));
    const reading = { at: now(), numbers };
    read = reading;
    // A list that could not be read is asked for again by the next send.
    numbers.catch(() => {
      if (read === reading) read = undefined;
    });
    return numbers;
  }

  const among = async (recipients: readonly string[]): Promise<readonly string[]> => {
    const numbers = await readList();
    return recipients.filter((recipient) => {
      const digits = internationalDigits(recipient);
      return numbers.has(digits) || added.has(digits);
    });
  };
  return Object.assign(among, {
    add: (phoneNumber: string): void => void added.add(internationalDigits(phoneNumber)),
  });
}
