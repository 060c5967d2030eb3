import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { serveSandbox } from "@sms-composer/sandbox";
import { createServer } from "vite";
import { createBackend } from "./backend.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { guideSite } from "./guide/guide-site.ts";

export interface Ports {
  /** The port of the page; 0 for any free one. */
  readonly page: number;
  readonly sandbox: number;
}

/** The page with its backend, and the sandbox, listening on 127.0.0.1. */
export interface Playground {
  readonly page: string;
  readonly sandbox: string;
  readonly ports: Ports;
  /** Ends every connection and frees the ports. */
  close(): Promise<void>;
}

/** Ports that are taken lead to the next free ones. With `watch`, a source that changes reloads the page. */
export async function openPlayground(wanted: Ports, { watch }: { readonly watch: boolean }): Promise<Playground> {
  const sandbox = await serveSandbox({ port: wanted.sandbox });
  try {
    const backend = getRequestListener(createBackend(sandbox).fetch, { overrideGlobalObjects: false });
    const headers = contentSecurityPolicy(sandbox.address);
    const vite = await createServer({
      configFile: fileURLToPath(new URL("../vite.config.ts", import.meta.url)),
      logLevel: "warn",
      clearScreen: false,
      server: {
        port: wanted.page,
        strictPort: false,
        headers,
        ...(!watch && { watch: { ignored: ["**"] } }),
      },
      plugins: [
        guideSite(headers),
        {
          name: "playground-backend",
          configureServer({ middlewares }) {
            middlewares.use((request, response, next) =>
              /^\/(?:sms$|api\/)/.test(request.url ?? "") ? void backend(request, response) : next(),
            );
          },
        },
      ],
    });
    await vite.listen();
    const { port } = vite.httpServer!.address() as AddressInfo; // A server that listens has one.
    return {
      page: `http://127.0.0.1:${port}/`,
      sandbox: `${sandbox.address}/`,
      ports: { page: port, sandbox: sandbox.port },
      close: async () => void (await Promise.all([vite.close(), sandbox.close()])),
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}
