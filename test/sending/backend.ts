import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { HandlerOptions } from "@sms-composer/client";
import { createHandler } from "@sms-composer/client";
import { toNodeListener } from "@sms-composer/client/node";
import { createSandbox } from "@sms-composer/sandbox";
import type { Sandbox } from "@sms-composer/sandbox";

/** A page's backend with the sandbox as its API. */
export interface Backend {
  readonly address: string;
  /** The API that counts: its messages are the sends that were accepted. */
  readonly api: Sandbox;
  close(): Promise<void>;
}

export interface BackendOptions {
  /** The API to send to, when another backend had it before. */
  readonly api?: Sandbox;
  /** Milliseconds between the API's acceptance and its answer. */
  readonly apiDelay?: number;
  /** The API has accepted a request, and answers when this resolves. */
  readonly beforeAnswer?: () => Promise<void>;
  readonly handler?: Partial<HandlerOptions>;
}

const API_KEY = "key-of-the-backend";

/** Starts a process's worth of backend: `createHandler` behind `toNodeListener` on a port of this machine. */
export async function startBackend(options: BackendOptions = {}): Promise<Backend> {
  const { apiDelay = 0, beforeAnswer, handler } = options;
  const api = options.api ?? createSandbox({ apiKey: API_KEY });
  const fetchApi: typeof fetch = async (...request) => {
    const answer = await api.fetch(new Request(...request));
    await new Promise((resolve) => setTimeout(resolve, apiDelay));
    await beforeAnswer?.();
    return answer;
  };
  const listener = toNodeListener(
    createHandler({ apiKey: API_KEY, fetch: fetchApi, authorize: () => true, ...handler }),
  );
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    api,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
