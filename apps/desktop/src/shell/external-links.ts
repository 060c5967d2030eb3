/** Addresses that may be opened in the system's browser: the vendor's pages, and the trial's own on this computer. */
const HOSTS: readonly string[] = ["www.smspartner.fr", "docpartner.dev", "my.smspartner.fr"];

/** @param trial address of the trial's page, when there is one */
export function mayOpenExternally(address: string, trial?: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin, username, password, port } = new URL(address);
  if (username !== "" || password !== "") return false;
  if (trial !== undefined && origin === new URL(trial).origin) return true;
  return protocol === "https:" && port === "" && HOSTS.includes(hostname);
}
