import { Agent, request } from "node:http";
import { createSandbox, serveSandbox } from "@sms-composer/sandbox";
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

/** Sends that the sandbox takes in a second, in the process of its caller and over loopback; the caller's part is in it. */
export async function sandboxThroughput(): Promise<{ label: string; value: string }[]> {
  const sandbox = createSandbox(OPTIONS);
  const inProcess = (body: string) => async (): Promise<void> => {
    const answer = await sandbox.fetch(new Request("http://sandbox/v1/send", { method: "POST", body }));
    assertAccepted(await answer.text());
  };
  const server = await serveSandbox(OPTIONS);
  const agent = new Agent({ keepAlive: true });
  const overLoopback = (body: string) => (): Promise<void> =>
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
    const measured: readonly (readonly [label: string, perSecond: number])[] = [
      ["Sends to one number, in the same process", await ratePerSecond(inProcess(bodyTo(1)))],
      ["Sends to 500 numbers, in the same process", await ratePerSecond(inProcess(bodyTo(500)))],
      [
        `Sends to one number, over loopback, ${AT_A_TIME} at a time`,
        await ratePerSecond(overLoopback(bodyTo(1)), AT_A_TIME),
      ],
    ];
    return measured.map(([label, perSecond]) => ({ label, value: asRate(perSecond) }));
  } finally {
    agent.destroy();
    await server.close();
  }
}

function assertAccepted(body: string): void {
  if (!body.startsWith('{"success":true')) throw new Error(`The sandbox refused: ${body}`);
}
