/** The system uses only proxies of a kind that the app cannot go through, such as SOCKS. */
export class UnusableProxyError extends Error {
  constructor() {
    super("The system's proxy is of a kind that this app cannot use.");
    this.name = "UnusableProxyError";
  }
}

/**
 * Reads what the system says of the way to an address, in the form of a proxy configuration file, such as
 * `PROXY proxy.example:8080; DIRECT`.
 *
 * @returns the first HTTP proxy; `undefined` when the way is direct
 * @throws UnusableProxyError when there is neither
 */
export function readProxyList(list: string): URL | undefined {
  for (const entry of list.split(";")) {
    const [kind = "", address = ""] = entry.trim().split(/\s+/);
    if (kind.toUpperCase() === "DIRECT") return undefined;
    const scheme = { PROXY: "http", HTTP: "http", HTTPS: "https" }[kind.toUpperCase()];
    if (scheme !== undefined && URL.canParse(`${scheme}://${address}`)) return new URL(`${scheme}://${address}`);
  }
  if (list.trim() === "") return undefined;
  throw new UnusableProxyError();
}
