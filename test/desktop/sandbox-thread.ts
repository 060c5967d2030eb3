/** A sandbox in a thread of its own, so that its work is not taken for the app's. Its parent hears its address. */
import { parentPort, workerData } from "node:worker_threads";
import { serveSandbox } from "@sms-composer/sandbox";

const { baseUrl } = await serveSandbox(workerData as { readonly apiKey: string; readonly credit: number });
parentPort?.postMessage(baseUrl);
