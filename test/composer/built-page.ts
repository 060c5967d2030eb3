import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minifiedStyles } from "../../packages/composer/styles/minified-styles.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The bundle of `<script type="module" src="/define.js">`, with the parts that load later beside it, by path. */
export async function bundleElements(entries: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: entries.map((entry) => `packages/composer/src/${entry}`),
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    conditions: ["@sms-composer/source", "production"],
    outdir: "/",
    plugins: [minifiedStyles],
    write: false,
  });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}

export interface BuiltPage extends AsyncDisposable {
  readonly address: string;
}

/** Pages of a strict host, and the element as a bundle, on loopback. */
export async function servePages(
  pages: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<BuiltPage> {
  const scripts = await bundleElements(["define.ts", "define-meter.ts"]);
  const server = createServer(({ url = "/", method }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const script = scripts.get(pathname);
    const page = pages[pathname];
    if (method === "POST") {
      const receipt = { outcome: "sent", messageId: 307, segments: 1, cost: 0.038, currency: "EUR" };
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(receipt));
    } else if (script !== undefined)
      response.writeHead(200, { "Content-Type": "text/javascript; charset=utf-8" }).end(script);
    else if (page !== undefined)
      response
        .writeHead(200, {
          "Content-Type": `text/${extname(pathname).slice(1).replace("js", "javascript") || "html"}; charset=utf-8`,
          ...headers,
        })
        .end(page);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
