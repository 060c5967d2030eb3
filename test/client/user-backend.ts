/** A backend with users over the sandbox, and a clock of its own: what the tests of `createHandler` press and look at. */
import { createClient, createHandler } from "@sms-composer/client";
import type { HandlerClient, HandlerOptions, HandlerStore } from "@sms-composer/client";
import { createSandbox } from "@sms-composer/sandbox";
import type { FaultOrder } from "@sms-composer/sandbox";

export const SMS = { recipients: ["+33612345678"], message: "A demain, 9 h" };
export const HOUR = 3_600_000;

type Sandbox = ReturnType<typeof createSandbox>;
/** The sandbox and the time of the running test. */
let sandbox: Sandbox;
let time: number;

/** Begins anew; for each test. */
export function restart(): void {
  time = Date.parse("2026-03-10T09:00:00Z");
  sandbox = createSandbox({ apiKey: "key", startAt: new Date(time), credit: 1000 });
}

/** Lets time pass for the backend, and for the sandbox. */
export function wait(milliseconds: number): void {
  time += milliseconds;
  sandbox.clock.advance(milliseconds);
}

export const now = (): Date => new Date(time);

/** A UUIDv7 that was drawn at a given time. */
export function drawKey(at = time): string {
  const [high, low] = [at.toString(16).padStart(12, "0").slice(0, 8), at.toString(16).padStart(12, "0").slice(8)];
  return `${high}-${low}-7${crypto.randomUUID().slice(15)}`;
}

/** A client of the sandbox; `before` can hold a request up. Reads are not repeated, so that no test waits for that. */
export function clientOf(before: (url: string) => Promise<void> = async () => {}): ReturnType<typeof createClient> {
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    await before(String(input));
    return sandbox.fetch(new Request(input, init));
  };
  const retry = { attempts: 1 };
  return createClient({ apiKey: "key", baseUrl: "http://api.test/v1", fetch, retry, now: now });
}

type Handler = ReturnType<typeof createHandler>;

/** A backend whose users are named by a header. */
export function backend(
  options: Partial<HandlerOptions> & { readonly client?: HandlerClient; readonly store?: HandlerStore } = {},
): Handler {
  return createHandler({
    client: clientOf(),
    authorize: (request) => request.headers.has("x-user"),
    scope: (request) => request.headers.get("x-user") ?? "",
    now: now,
    ...options,
  } as HandlerOptions);
}

export function press(key: string, body: unknown = SMS, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request("http://backend.test/sms", {
    method: "POST",
    headers: { "content-type": "application/json", "x-user": "ada", "idempotency-key": key, ...headers },
    body: JSON.stringify(body),
  });
}

export function look(key: string, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request("http://backend.test/sms", { headers: { "x-user": "ada", "idempotency-key": key, ...headers } });
}

export interface Answer {
  readonly status: number;
  readonly outcome: string;
  readonly code?: string | number;
  readonly reason?: string;
  readonly messageId?: number;
  readonly foundByTag?: true;
}

export async function ask(handle: Handler, request: Request): Promise<Answer> {
  const response = await handle(request);
  return { status: response.status, ...((await response.json()) as Omit<Answer, "status">) };
}

/** The number of sends that the API has accepted. */
export const sends = (): number => sandbox.messages().length;

/** The next sends arrive, but not their answers. */
export const loseTheAnswer = (times = 1): void => void sandbox.faults.add({ fault: "drop-after", call: "send", times });

/** The next request fails in this way. */
export const fail = (order: FaultOrder): void => sandbox.faults.add(order);

export const endFaults = (): void => sandbox.faults.clear();

/** The tag of the first send that the API has accepted. */
export const firstTag = (): string | undefined => sandbox.messages()[0]?.tag;

/** The texts that have reached a handset. */
export const handset = (number: string): readonly string[] => sandbox.received(number);
