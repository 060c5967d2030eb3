/** Addresses that may be opened in the system's browser, as they are: what could be added to one could carry texts. */
const ADDRESSES: readonly string[] = ["https://www.smspartner.fr/", "https://my.smspartner.fr/"];

/** Two addresses that are known only at run time: the trial's page on this computer, the page of the app's releases. */
export interface KnownAddresses {
  readonly trial?: string | undefined;
  readonly releasesPage?: string | undefined;
}

export function mayOpenExternally(address: string, { trial, releasesPage }: KnownAddresses = {}): boolean {
  if (ADDRESSES.includes(address) || address === releasesPage) return true;
  if (trial === undefined || !URL.canParse(address)) return false;
  const { origin, username, password } = new URL(address);
  return username === "" && password === "" && origin === new URL(trial).origin;
}
