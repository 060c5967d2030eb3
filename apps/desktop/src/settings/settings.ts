import * as z from "zod/mini";
import { readDurably, writeDurably } from "../durable-file.ts";
import { LANGUAGE_NAMES } from "./language-names.ts";

const price = z.optional(z.number().check(z.positive(), z.maximum(100)));

const values = {
  language: z.enum(["system", ...LANGUAGE_NAMES]),
  theme: z.enum(["system", "light", "dark"]),
  /** The account whose key sends: the trial's on this computer, or the person's own. */
  account: z.enum(["trial", "own"]),
  /** The own account's name at the provider, so that it is known without asking. */
  accountName: z.string().check(z.maxLength(200)),
  sender: z.string().check(z.maxLength(11)),
  range: z.enum(["premium", "lowCost"]),
  /** ISO 3166-1 code whose national numbers are understood. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** Numbers of the person's own, between commas: a text of a list goes there first, as a test. */
  ownNumbers: z.string().check(z.maxLength(500)),
  /** Price of one SMS, in `currency`. */
  pricePremium: price,
  priceLowCost: price,
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  /** Off until a person turns it on. */
  looksForUpdates: z.boolean(),
  /** Below so many SMS the app says that the credit runs out; 0: never. */
  lowCredit: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /** Whether the system starts the app with the session, for what waits; off until a person turns it on. */
  startsWithSystem: z.boolean(),
  /** Whether `sms:` links of other programs open here; off until a person turns it on. */
  opensSmsLinks: z.boolean(),
};

/** The settings that a page may change; the account changes with its key. */
export const settingsChangeSchema = z.partial(z.omit(z.strictObject(values), { account: true, accountName: true }));

const { catch: or } = z;

/** The settings of a person. Each value has its default, and one that cannot be read is that default. */
const settingsSchema = z.object({
  language: or(values.language, "system"),
  theme: or(values.theme, "system"),
  account: or(values.account, "trial"),
  accountName: or(values.accountName, ""),
  sender: or(values.sender, ""),
  range: or(values.range, "premium"),
  country: or(values.country, "FR"),
  ownNumbers: or(values.ownNumbers, ""),
  pricePremium: or(values.pricePremium, undefined),
  priceLowCost: or(values.priceLowCost, undefined),
  currency: or(values.currency, "EUR"),
  looksForUpdates: or(values.looksForUpdates, false),
  lowCredit: or(values.lowCredit, 100),
  startsWithSystem: or(values.startsWithSystem, false),
  opensSmsLinks: or(values.opensSmsLinks, false),
});
export type Settings = z.infer<typeof settingsSchema>;

export interface SettingsFile {
  readonly current: Settings;
  /** A value of `undefined` is taken away. */
  change(changes: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }): Promise<Settings>;
}

/** Settings in a small JSON file. A file that cannot be read is no reason not to start. */
export function openSettings(file: string): SettingsFile {
  let current = settingsSchema.parse(read(file));
  return {
    get current() {
      return current;
    },
    async change(changes) {
      const before = current;
      current = settingsSchema.parse({ ...current, ...changes });
      try {
        await writeDurably(file, JSON.stringify(current, undefined, 2));
      } catch (error) {
        // Whoever hears that it failed must not find it done: the next message would go from another account.
        current = before;
        throw error;
      }
      return current;
    },
  };
}

function read(file: string): object {
  try {
    const value: unknown = JSON.parse(readDurably(file) ?? "{}");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
