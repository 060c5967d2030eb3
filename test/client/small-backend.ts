/** A backend in a thread that has little memory. */
import { createHandler } from "@sms-composer/client";
import { toNodeListener } from "@sms-composer/client/node";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parentPort } from "node:worker_threads";

const handler = createHandler({
  apiKey: "key-of-the-backend",
  authorize: () => true,
  limits: { bodyBytes: 300_000 },
  // Half a million pieces take their time on a busy machine.
  requestTimeout: 100_000,
});
const listener = toNodeListener(handler);
const server = createServer((request, response) => void listener(request, response));
server.listen(0, "127.0.0.1", () => parentPort?.postMessage((server.address() as AddressInfo).port));
