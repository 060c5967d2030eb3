import { rmSync } from "node:fs";
import * as z from "zod/mini";
import { readDurably, writeDurably } from "../durable-file.ts";

/** What the vault needs of the system: the asynchronous part of Electron's `safeStorage`, after ready. */
export interface SystemEncryption {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  /** Name of the keyring that does the work, such as `gnome_libsecret`, `keychain`. */
  backend(): string;
}

/**
 * How a key is kept. `keyring`: encrypted by the system's keyring. `session`: in memory, gone when the app ends.
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
  /** The key, for the main process only. */
  read(): Promise<string | undefined>;
  /**
   * Takes the place of whatever key was there.
   * @throws VaultError, and the old key stays
   */
  keep(key: string, protection: Protection): Promise<void>;
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

const fileSchema = z.discriminatedUnion("protection", [
  z.object({ protection: z.literal("keyring"), backend: z.string(), data: z.string() }),
  z.object({ protection: z.literal("unencrypted"), key: z.string() }),
]);
type VaultFile = z.infer<typeof fileSchema>;

/** Chromium's fallback on Linux: obfuscation with a fixed password, no encryption. */
const NO_KEYRING: readonly string[] = ["basic_text", "unknown"];

/** A file that nobody can read has no key in it: the person enters it again. */
function readEntry(text: string): VaultFile | undefined {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function createKeyVault(file: string, system: SystemEncryption): KeyVault {
  let session: string | undefined;

  async function keyring() {
    const available = await system.isAsyncEncryptionAvailable();
    const backend = system.backend();
    return { available: available && !NO_KEYRING.includes(backend), backend };
  }

  function stored(): VaultFile | undefined {
    const text = readDurably(file);
    return text === undefined ? undefined : readEntry(text);
  }

  async function decrypted(entry: VaultFile): Promise<string | undefined> {
    if (entry.protection === "unencrypted") return entry.key;
    try {
      const { result, shouldReEncrypt } = await system.decryptStringAsync(Buffer.from(entry.data, "base64"));
      // The keyring has a new key; a failure here costs nothing, the old ciphertext still opens.
      if (shouldReEncrypt) await keepEncrypted(result).catch(() => {});
      return result;
    } catch {
      // A keyring may be locked or away for now: what it has encrypted is never deleted for that.
      return undefined;
    }
  }

  async function keepEncrypted(key: string): Promise<void> {
    const data = (await system.encryptStringAsync(key)).toString("base64");
    const entry: VaultFile = { protection: "keyring", backend: system.backend(), data };
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
      if (entry.protection === "unencrypted") return { kind: "held", protection: "unencrypted" };
      const readable = (await decrypted(entry)) !== undefined;
      if (!readable) return { kind: "locked", backend: entry.backend };
      return { kind: "held", protection: "keyring", backend: entry.backend };
    },
    async read() {
      if (session !== undefined) return session;
      const entry = stored();
      return entry && decrypted(entry);
    },
    async keep(key, protection) {
      if (protection === "keyring") {
        if (!(await keyring()).available) throw new VaultError("no-keyring");
        try {
          await keepEncrypted(key);
        } catch (error) {
          throw new VaultError("not-readable-again", error);
        }
      } else if (protection === "unencrypted") {
        const entry: VaultFile = { protection, key };
        await writeDurably(file, JSON.stringify(entry));
      } else {
        rmSync(file, { force: true });
      }
      session = protection === "session" ? key : undefined;
    },
    forget() {
      session = undefined;
      rmSync(file, { force: true });
      rmSync(`${file}.new`, { force: true });
    },
  };
}
