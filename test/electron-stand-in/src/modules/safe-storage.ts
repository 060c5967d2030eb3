import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { SafeStorage } from "electron";
import { imitation } from "./imitation.ts";

type Backend = ReturnType<SafeStorage["getSelectedStorageBackend"]>;

/** Only the asynchronous methods: the others are deprecated in Electron 45 and gone in 46. */
export type StandInSafeStorage = Pick<
  SafeStorage,
  "isAsyncEncryptionAvailable" | "encryptStringAsync" | "decryptStringAsync" | "getSelectedStorageBackend"
>;

export interface KeyringOptions {
  readonly isReady: () => boolean;
  readonly whenReady: () => Promise<void>;
  /** The desktop's keyring; `unavailable`: it suggests a keyring, and none answers. */
  readonly keyring: Backend | "unavailable";
  /** Stands for the keyring itself, outside of the app's folder. */
  readonly keyFile: () => string;
}

const PASSWORD_OF_BASIC_TEXT = Buffer.from("peanuts-and-salt");

/** Encryption with a key in a file where a desktop would have a keyring: real ciphertexts, no real keyring. */
export function createSafeStorage({ isReady, whenReady, keyring, keyFile }: KeyringOptions): StandInSafeStorage {
  // Without a keyring that answers, Chromium falls back to a constant password:
  // components/os_crypt/async/browser/posix_key_provider.cc.
  const hasKeyring = keyring !== "basic_text" && keyring !== "unavailable";
  const key = () => (hasKeyring ? keyIn(keyFile()) : PASSWORD_OF_BASIC_TEXT);
  return imitation("safeStorage", {
    getSelectedStorageBackend: () => {
      if (!isReady()) return "unknown";
      return keyring === "unavailable" ? "gnome_libsecret" : keyring;
    },
    // True after ready, whatever there is: shell/browser/api/electron_api_safe_storage.cc.
    async isAsyncEncryptionAvailable() {
      await whenReady();
      return true;
    },
    async encryptStringAsync(text) {
      await whenReady();
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-128-gcm", key(), iv);
      const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.from(hasKeyring ? "v11" : "v10"), iv, cipher.getAuthTag(), data]);
    },
    async decryptStringAsync(encrypted) {
      await whenReady();
      if (!hasKeyring && encrypted.subarray(0, 3).toString() === "v11")
        throw new Error("Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.");
      const decipher = createDecipheriv("aes-128-gcm", key(), encrypted.subarray(3, 15));
      decipher.setAuthTag(encrypted.subarray(15, 31));
      const result = Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]).toString("utf8");
      return { result, shouldReEncrypt: false };
    },
  });
}

function keyIn(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    const key = randomBytes(16);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, key, { mode: 0o600 });
    return key;
  }
}
