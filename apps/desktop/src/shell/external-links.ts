/** Addresses that may be opened in the system's browser: the vendor's pages, and the trial's own on this computer. */
const HOSTS: readonly string[] = ["www.smspartner.fr", "docpartner.dev", "my.smspartner.fr"];

/** Two addresses that are known only at run time: the trial's page on this computer, the page of the app's releases. */
export interface KnownAddresses {
  readonly trial?: string | undefined;
  readonly releasesPage?: string | undefined;
}

export function mayOpenExternally(address: string, { trial, releasesPage }: KnownAddresses = {}): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin, username, password, port } = new URL(address);
  if (username !== "" || password !== "") return false;
  if (address === releasesPage) return true;
  if (trial !== undefined && origin === new URL(trial).origin) return true;
  return protocol === "https:" && port === "" && HOSTS.includes(hostname);
}
