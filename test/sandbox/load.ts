/**
 * 2,000 sends of 500 numbers each on loopback, with the log and the store bounded: is anything lost, does memory stay
 * flat? Not part of the tests: `node --conditions=@sms-composer/source test/sandbox/load.ts [sends] [connections]`.
 * The sandbox runs in a process of its own, so that the figures are its own.
 */
import { fork, type ChildProcess } from "node:child_process";
import { request, Agent } from "node:http";
import { fileURLToPath } from "node:url";
import { serveSandbox } from "@sms-composer/sandbox";

const KEY = "key-of-the-load";
const NUMBERS = 500;

interface Figures {
  /** MiB in use after a collection. */
  readonly heap: number;
  /** Resident MiB; what the collector has freed may still be part of it. */
  readonly resident: number;
  readonly accepted: number;
  readonly kept: number;
}

if (process.send) await serve();
else await load(Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 8));

async function serve(): Promise<void> {
  const { sandbox, port } = await serveSandbox({ apiKey: KEY, credit: "999999999", keepDeliveries: 20_000 });
  process.on("message", () => {
    (globalThis as { gc?: () => void }).gc?.();
    const messages = sandbox.messages();
    process.send?.({
      heap: Math.round(process.memoryUsage().heapUsed / 2 ** 20),
      resident: Math.round(process.memoryUsage().rss / 2 ** 20),
      accepted: (messages.at(-1)?.id ?? 306) - 306,
      kept: messages.reduce((sum, { deliveries }) => sum + deliveries.length, 0),
    } satisfies Figures);
  });
  process.send?.(port);
}

async function load(sends: number, connections: number): Promise<void> {
  const server = fork(fileURLToPath(import.meta.url), {
    execArgv: [...process.execArgv, "--expose-gc"],
  });
  const port = await answerOf<number>(server);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const figures = (): Promise<Figures> => {
    const answer = answerOf<Figures>(server);
    server.send("figures");
    return answer;
  };

  const before = await figures();
  const course: Figures[] = [];
  const ids = new Set<number>();
  let next = 0;
  const started = performance.now();
  const worker = async (): Promise<void> => {
    while (next < sends) {
      const turn = next++;
      ids.add(await send(agent, port, turn));
      if ((turn + 1) % Math.ceil(sends / 10) === 0) course.push(await figures());
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - started) / 1000;
  const after = await figures();
  agent.destroy();
  server.kill();

  const lost = sends - ids.size + (sends - after.accepted);
  console.log(`${sends} sends of ${NUMBERS} numbers on ${connections} connections: ${seconds.toFixed(1)} s,`);
  console.log(`${Math.round(sends / seconds)} sends/s, ${Math.round((sends * NUMBERS) / seconds)} numbers/s`);
  console.log(`answered with an id of its own: ${ids.size}; accepted by the sandbox: ${after.accepted}; lost: ${lost}`);
  console.log(`deliveries kept: ${after.kept}`);
  for (const what of ["heap", "resident"] as const) {
    const values = [...course, after].map((figure) => figure[what]);
    console.log(`${what} memory: ${before[what]} MiB before, then ${values.join(", ")}`);
  }
  process.exitCode = lost === 0 ? 0 : 1;
}

function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`The sandbox ended with status ${code}`));
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      resolve(message as T);
    });
  });
}

/** The id of the accepted message. */
function send(agent: Agent, port: number, turn: number): Promise<number> {
  return new Promise((resolve, reject) => {
    // Other numbers in each turn, so that the phones change as well.
    const phoneNumbers = Array.from({ length: NUMBERS }, (_, index) => {
      const rest = String((turn * NUMBERS + index) % 3_000_000).padStart(7, "0");
      return `+3361${rest}`;
    }).join(",");
    const body = JSON.stringify({ apiKey: KEY, phoneNumbers, message: `Message ${turn}: à bientôt !`, tag: "load" });
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request({ port, host: "127.0.0.1", path: "/v1/send", method: "POST", headers, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("end", () => {
        const answer = JSON.parse(text) as { success: boolean; message_id: number };
        if (answer.success) resolve(answer.message_id);
        else reject(new Error(text));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
