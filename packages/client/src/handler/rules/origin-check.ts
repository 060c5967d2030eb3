/** Different origins that are named on the console at most: whoever can ask must not be able to fill it. */
const MAX_NAMED = 20;

/**
 * A check whether a request comes from a page that may ask. `Sec-Fetch-Site: same-origin` passes. Otherwise the
 * `Origin` has to be listed or, where the browser sends no `Sec-Fetch-Site`, to have the host of the request. A request
 * with neither header passes: it comes from no browser.
 * @throws TypeError for an entry that is no origin.
 */
export function createOriginCheck(origins: readonly string[] = []): (request: Request) => boolean {
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new TypeError(`origins must hold origins such as https://shop.example, not ${JSON.stringify(origin)}`);
  }
  const named = new Set<string>();

  return (request) => {
    const site = request.headers.get("sec-fetch-site");
    const origin = request.headers.get("origin");
    if (site === "same-origin" || (site === null && origin === null)) return true;
    if (origin !== null && origins.includes(origin)) return true;
    if (site === null && origin !== null && hostOf(origin) === ownHost(request)) return true;
    const name = origin ?? "a page that sends no Origin";
    if (!named.has(name) && named.size < MAX_NAMED) {
      named.add(name);
      console.warn(
        `createHandler: refused a request from ${JSON.stringify(name)}; a page of yours there needs it in the option "origins"`,
      );
    }
    return false;
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** The host as the browser spelled it, without the port that its scheme implies. */
function ownHost(request: Request): string | undefined {
  const { protocol, host } = new URL(request.url);
  return hostOf(`${protocol}//${request.headers.get("host") ?? host}`);
}
