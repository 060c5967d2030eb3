/** The names that people know keyrings by, by the names that Electron gives them. */
const LABELS: Readonly<Record<string, string>> = {
  gnome_libsecret: "GNOME",
  kwallet: "KWallet",
  kwallet5: "KWallet",
  kwallet6: "KWallet",
  keychain: "macOS",
  dpapi: "Windows",
};

export const keyringLabel = (backend: string): string => LABELS[backend] ?? backend;
