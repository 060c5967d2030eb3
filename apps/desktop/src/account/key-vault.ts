import { rmSync } from "node:fs";
import * as z from "zod/mini";
import { readDurably, writeDurably } from "../durable-file.ts";

/** The part of the system that the vault uses: the asynchronous part of Electron's `safeStorage`, after ready. */
export interface SystemEncryption {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  /** Name of the keyring that the desktop suggests, such as `gnome_libsecret`, `keychain`. */
  backend(): string;
  readonly platform: NodeJS.Platform;
}

/** A key and the account that it was accepted for. The two are written and read as one. */
export interface HeldKey {
  readonly key: string;
  /** The account's name at the provider; absent in a file of an earlier version. */
  readonly account?: string | undefined;
}

/**
 * The protection of a key. `keyring`: encrypted by the system's keyring. `session`: in memory, gone when the app ends.
 * `unencrypted`: readable for whoever can read this user's files.
 */
export const PROTECTIONS = ["keyring", "session", "unencrypted"] as const;
export type Protection = (typeof PROTECTIONS)[number];

export type VaultState =
  | { readonly kind: "empty" }
  | { readonly kind: "held"; readonly protection: Protection; readonly backend?: string }
  /** There is a key that the system cannot decrypt now: a locked keyring, another desktop. It is kept. */
  | { readonly kind: "locked"; readonly backend: string };

export interface KeyVault {
  /** Whether a real keyring is there; where not, only the two other protections can be had. */
  keyring(): Promise<{ readonly available: boolean; readonly backend: string }>;
  state(): Promise<VaultState>;
  /** The key, for the main process only; of the time at which the answer comes, however long the keyring takes. */
  read(): Promise<HeldKey | undefined>;
  /**
   * Takes the place of whatever key was there.
   * @throws VaultError, and the old key stays
   */
  keep(held: HeldKey, protection: Protection): Promise<void>;
  forget(): void;
}

export class VaultError extends Error {
  readonly reason: "no-keyring" | "not-readable-again";

  constructor(reason: "no-keyring" | "not-readable-again", cause?: unknown) {
    super(reason === "no-keyring" ? "The system offers no keyring." : "The system could not read the key again.", {
      cause,
    });
    this.name = "VaultError";
    this.reason = reason;
  }
}

const account = z.optional(z.string());
const fileSchema = z.discriminatedUnion("protection", [
  z.object({ protection: z.literal("keyring"), backend: z.string(), data: z.string(), account }),
  z.object({ protection: z.literal("unencrypted"), key: z.string(), account }),
]);
type VaultFile = z.infer<typeof fileSchema>;

/** Chromium's fallback on Linux: obfuscation with a fixed password, no encryption. */
const NO_KEYRING: readonly string[] = ["basic_text", "unknown"];
/** The beginning of a ciphertext on Linux that was made with that fixed password. */
const FIXED_PASSWORD = "v10";

/** A file that nobody can read has no key in it: the person enters it again. */
function readEntry(text: string): VaultFile | undefined {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function createKeyVault(file: string, system: SystemEncryption): KeyVault {
  let session: HeldKey | undefined;
  /** Counts the changes of what is held, so that a slow read does not answer with what was held before. */
  let changes = 0;

  async function keyring() {
    const backend = system.backend();
    const isNamed = (await system.isAsyncEncryptionAvailable()) && !NO_KEYRING.includes(backend);
    return { available: isNamed && (await encrypts()), backend };
  }

  /** Whether the system encrypts. Its own answer says little: whether it encrypts is seen from what it makes. */
  async function encrypts(): Promise<boolean> {
    try {
      return !isFixedPassword(await system.encryptStringAsync("probe"));
    } catch {
      return false;
    }
  }

  function isFixedPassword(encrypted: Buffer): boolean {
    return system.platform === "linux" && encrypted.subarray(0, FIXED_PASSWORD.length).toString() === FIXED_PASSWORD;
  }

  /** A file that cannot be read holds no key for now; it stays until another is stored. */
  function stored(): VaultFile | undefined {
    try {
      const text = readDurably(file);
      return text === undefined ? undefined : readEntry(text);
    } catch {
      return undefined;
    }
  }

  async function decrypted(entry: VaultFile): Promise<HeldKey | undefined> {
    if (entry.protection === "unencrypted") return { key: entry.key, account: entry.account };
    const before = changes;
    try {
      const { result, shouldReEncrypt } = await system.decryptStringAsync(Buffer.from(entry.data, "base64"));
      const held = { key: result, account: entry.account };
      // The keyring has a new key; a failure here costs nothing, the old ciphertext still opens.
      if (shouldReEncrypt && before === changes) await keepEncrypted(held).catch(() => {});
      return held;
    } catch {
      // A keyring may be locked or away for now: what it has encrypted is never deleted for that.
      return undefined;
    }
  }

  async function keepEncrypted({ key, account: name }: HeldKey): Promise<void> {
    const encrypted = await system.encryptStringAsync(key);
    if (isFixedPassword(encrypted)) throw new VaultError("no-keyring");
    const data = encrypted.toString("base64");
    const entry: VaultFile = { protection: "keyring", backend: system.backend(), data, account: name };
    await writeDurably(file, JSON.stringify(entry), async (written) => {
      const again = fileSchema.parse(JSON.parse(written));
      const { result } = await system.decryptStringAsync(
        Buffer.from(again.protection === "keyring" ? again.data : "", "base64"),
      );
      if (result !== key) throw new Error("another key came back");
    });
  }

  return {
    keyring,
    async state() {
      if (session !== undefined) return { kind: "held", protection: "session" };
      const entry = stored();
      if (!entry) return { kind: "empty" };
      if (entry.protection === "unencrypted" || isFixedPassword(Buffer.from(entry.data, "base64")))
        return { kind: "held", protection: "unencrypted" };
      const readable = (await decrypted(entry)) !== undefined;
      if (!readable) return { kind: "locked", backend: entry.backend };
      return { kind: "held", protection: "keyring", backend: entry.backend };
    },
    async read() {
      for (;;) {
        if (session !== undefined) return session;
        const before = changes;
        const entry = stored();
        const held = entry && (await decrypted(entry));
        if (before === changes) return held;
      }
    },
    async keep(held, protection) {
      if (protection === "keyring") {
        if (!(await keyring()).available) throw new VaultError("no-keyring");
        try {
          await keepEncrypted(held);
        } catch (error) {
          if (error instanceof VaultError) throw error;
          throw new VaultError("not-readable-again", error);
        }
      } else if (protection === "unencrypted") {
        const entry: VaultFile = { protection, ...held };
        await writeDurably(file, JSON.stringify(entry));
      } else {
        rmSync(file, { force: true });
      }
      session = protection === "session" ? held : undefined;
      changes++;
    },
    forget() {
      session = undefined;
      changes++;
      rmSync(file, { force: true });
      rmSync(`${file}.new`, { force: true });
    },
  };
}
