import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A list of releases as GitHub has it, on this computer, with a version that is newer than any. */
export async function serveReleases() {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    response.end(JSON.stringify([{ tag_name: "@sms-composer/desktop@99.0.0", draft: false, prerelease: false }]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return {
    feed: `http://127.0.0.1:${(server.address() as AddressInfo).port}/releases`,
    asked: () => asked,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
