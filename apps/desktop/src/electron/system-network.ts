import { session } from "electron";
import { readProxyList } from "../network/proxy-list.ts";

/** A session of the main process alone: that of the page has no way out. */
const network = () => session.fromPartition("network");

/**
 * The system's proxy on the way to an address, whatever sets it: its settings, a configuration file, a variable.
 * @throws when the system allows no way that the app can go
 */
export async function proxyOf(address: URL): Promise<URL | undefined> {
  // Only the place is asked for: addresses of the API can have the key in their query.
  return readProxyList(await network().resolveProxy(address.origin));
}
