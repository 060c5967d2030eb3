import type { ApplicationParts } from "./application-parts.ts";

/** Parts of an application under test: no keyring, the real clock, and nothing that a person or a system is asked for. */
export function testParts(
  own: Pick<ApplicationParts, "dataFolder" | "apiBaseUrl"> & Partial<ApplicationParts>,
): ApplicationParts {
  const unused = (): never => {
    throw new Error("Nothing in these tests asks for this.");
  };
  return {
    version: "1.0.0",
    systemLanguage: "en",
    system: {
      isAsyncEncryptionAvailable: async () => false,
      encryptStringAsync: unused,
      decryptStringAsync: unused,
      backend: () => "basic_text",
      platform: "linux",
    },
    clock: {
      now: () => Date.now(),
      after(milliseconds, callback) {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    startTrial: unused,
    tell: () => {},
    notify: () => {},
    settingsChanged: () => {},
    flushed: () => {},
    openExternal: unused,
    showFolder: unused,
    chooseBackup: unused,
    chooseFile: unused,
    restart: unused,
    say: unused,
    report: unused,
    ...own,
  };
}
