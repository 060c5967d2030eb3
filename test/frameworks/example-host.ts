import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import { build, defaultClientConditions } from "vite";
import { makeCdnFile } from "../../packages/composer/cdn/cdn-files.ts";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** Builds the examples of the frameworks as their users would; nothing is written beside the sources. */
export async function buildExamples(frameworks: readonly string[], folder: string): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "warn",
    cacheDir: join(folder, ".cache"),
    resolve: { conditions: ["@sms-composer/source", ...defaultClientConditions] },
    plugins: [
      vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("sms-") } } }),
      svelte({ configFile: false }),
    ],
    build: {
      target: "es2022",
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { input: frameworks.map((name) => join(import.meta.dirname, name, "index.html")) },
    },
  });
}

/** Makes the file for pages without a bundler as the package does, from sources. */
export async function buildCdnFile(folder: string): Promise<void> {
  await makeCdnFile("sms-composer", { folder: join(folder, "sms-composer"), fromSources: true });
}

/** A request that reached the page's own backend. */
export interface Post {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

export interface ExampleHost extends AsyncDisposable {
  readonly address: string;
  readonly posts: readonly Post[];
}

/** Serves folders on loopback, the first that has the file, and takes posts as a backend that has sent. */
export async function serveExamples(...folders: readonly string[]): Promise<ExampleHost> {
  const posts: Post[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "POST") {
      posts.push({ path: pathname, type: request.headers["content-type"] ?? "", body: await text(request) });
      const outcome = { outcome: "sent", messageId: 307, segments: 1, cost: 0.038, currency: "EUR" };
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(outcome));
      return;
    }
    for (const folder of folders) {
      const content = await readFile(join(folder, pathname)).catch(() => undefined);
      if (!content) continue;
      const type = CONTENT_TYPES[extname(pathname)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type }).end(content);
      return;
    }
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
