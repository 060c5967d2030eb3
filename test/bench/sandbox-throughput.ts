import { Agent, request } from "node:http";
import { createSandbox, serveSandbox } from "@sms-composer/sandbox";
import type { Measurement } from "./measurement.ts";
import { asRate, ratePerSecond } from "./rate.ts";

const KEY = "key-of-the-bench";
const AT_A_TIME = 8;
const OPTIONS = { apiKey: KEY, credit: "999999999", keepDeliveries: 20_000 };

const bodyTo = (count: number): string =>
  JSON.stringify({
    apiKey: KEY,
    phoneNumbers: Array.from({ length: count }, (_, n) => `+336${String(12_000_000 + n)}`).join(","),
    message: "Votre commande est prête.",
  });

/**
 * Sends that a sandbox takes in a second, in the process of its caller and over loopback; the caller's part is in it.
 * Each figure has a sandbox of its own: in one that another figure has filled, every send would first throw old ones out.
 */
export async function sandboxThroughput(): Promise<readonly Measurement[]> {
  return [
    { what: "Sends to one number, in the same process", measured: asRate(await inProcess(bodyTo(1))) },
    { what: "Sends to 500 numbers, in the same process", measured: asRate(await inProcess(bodyTo(500))) },
    {
      what: `Sends to one number, over loopback, ${AT_A_TIME} at a time`,
      measured: asRate(await overLoopback(bodyTo(1))),
    },
  ];
}

function inProcess(body: string): Promise<number> {
  const sandbox = createSandbox(OPTIONS);
  return ratePerSecond(async () => {
    const answer = await sandbox.fetch(new Request("http://sandbox/v1/send", { method: "POST", body }));
    assertAccepted(await answer.text());
  });
}

async function overLoopback(body: string): Promise<number> {
  const server = await serveSandbox(OPTIONS);
  const agent = new Agent({ keepAlive: true });
  const post = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const outgoing = request(`${server.baseUrl}/send`, { method: "POST", agent }, (incoming) => {
        let text = "";
        incoming.setEncoding("utf8").on("data", (piece: string) => (text += piece));
        incoming.on("end", () => {
          assertAccepted(text);
          resolve();
        });
      });
      outgoing.on("error", reject).end(body);
    });
  try {
    return await ratePerSecond(post, AT_A_TIME);
  } finally {
    agent.destroy();
    await server.close();
  }
}

function assertAccepted(body: string): void {
  if (!body.startsWith('{"success":true')) throw new Error(`The sandbox refused: ${body}`);
}
