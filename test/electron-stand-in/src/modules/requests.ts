import type { Protocol } from "devtools-protocol";
import type { Chromium } from "../chromium-pipe.ts";
import type { Schemes } from "./schemes.ts";

type Paused = Protocol.Fetch.RequestPausedEvent;

/** A page's request, stopped on its way, and how to let it go on. */
export interface PausedRequest {
  /** In the app's own terms: `app://…`. */
  readonly address: string;
  readonly isNavigation: boolean;
  readonly frameId: string;
  fail(reason: Protocol.Network.ErrorReason): Promise<void>;
  /** By the app's handler of the scheme, or by Chromium. */
  answer(): Promise<void>;
}

export function pausedRequest(chromium: Chromium, session: string, paused: Paused, schemes: Schemes): PausedRequest {
  const { requestId, request, frameId, resourceType } = paused;
  const address = schemes.toApp(request.url);

  async function answerByApp(): Promise<void> {
    const handler = schemes.handlerOf(address);
    if (!handler) return fail("AddressUnreachable");
    const body = request.postDataEntries?.map(({ bytes = "" }) => Buffer.from(bytes, "base64"));
    const asked = new Request(request.url, {
      method: request.method,
      headers: request.headers as Record<string, string>,
      ...(body ? { body: Buffer.concat(body) } : {}),
    });
    // `Request` takes no unknown scheme, but the handler must see the address as Electron gives it.
    Object.defineProperty(asked, "url", { value: address });
    const response = await handler(asked as Parameters<typeof handler>[0]);
    await chromium.send(
      "Fetch.fulfillRequest",
      {
        requestId,
        responseCode: response.status,
        responseHeaders: Array.from(response.headers, ([name, value]) => ({ name, value })),
        body: Buffer.from(await response.arrayBuffer()).toString("base64"),
      },
      session,
    );
  }

  async function fail(errorReason: Protocol.Network.ErrorReason): Promise<void> {
    await chromium.send("Fetch.failRequest", { requestId, errorReason }, session);
  }

  return {
    address,
    isNavigation: resourceType === "Document",
    frameId,
    fail,
    async answer() {
      if (address !== request.url) await answerByApp();
      else await chromium.send("Fetch.continueRequest", { requestId }, session);
    },
  };
}
