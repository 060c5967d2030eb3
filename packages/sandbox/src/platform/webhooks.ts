import { isLoopback, WEBHOOK_HEADER } from "../loopback.ts";

/** One POST to the address of a webhook, and its outcome. */
export interface WebhookAttempt {
  readonly id: number;
  /** Milliseconds since 1970, of the sandbox's clock. */
  readonly at: number;
  readonly kind: "reply" | "receipt";
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** HTTP status of the answer. */
  readonly status?: number;
  /** The reason why there was none. */
  readonly error?: string;
}

/** Posts to the addresses that sends name for replies and receipts. */
export interface Webhooks {
  /** Refuses this machine's addresses with this port: the sandbox listens there itself. */
  neverCall(port: number): void;
  /** Posts each body as JSON, later and only once; the next one when the one before was answered. */
  fire(kind: WebhookAttempt["kind"], url: string, ...bodies: readonly WebhookAttempt["body"][]): void;
  /** The latest attempts, oldest first. */
  attempts(): readonly WebhookAttempt[];
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
}

/** Options of `createWebhooks`. */
export interface WebhookOptions {
  /** Hosts besides loopback that may be called, such as `ci.example.test`. */
  readonly hosts: readonly string[];
  readonly timeoutMs: number;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly onAttempt: () => void;
}

const AT_ONCE = 8;
const KEPT_ATTEMPTS = 200;
const QUEUED = 10_000;

/** Creates the queue of webhooks. */
export function createWebhooks(options: WebhookOptions): Webhooks {
  const queue: { kind: WebhookAttempt["kind"]; url: string; bodies: readonly WebhookAttempt["body"][] }[] = [];
  const waiting: (() => void)[] = [];
  let attempts: WebhookAttempt[] = [];
  const ownPorts = new Set<number>();
  let underWay = 0;
  let lastId = 0;

  const record = (attempt: Omit<WebhookAttempt, "id" | "at">): void => {
    attempts.push({ id: ++lastId, at: options.now(), ...attempt });
    if (attempts.length > KEPT_ATTEMPTS) attempts = attempts.slice(-KEPT_ATTEMPTS);
    options.onAttempt();
  };

  const refusal = (url: string): string | undefined => {
    if (!URL.canParse(url)) return "not a URL";
    const { protocol, hostname, port } = new URL(url);
    if (protocol !== "http:" && protocol !== "https:") return "neither http nor https";
    if (isLoopback(hostname) && ownPorts.has(Number(port || (protocol === "https:" ? 443 : 80)))) {
      return "the sandbox does not call itself";
    }
    return isLoopback(hostname) || options.hosts.includes(hostname)
      ? undefined
      : `${hostname} is not this machine and was not allowed`;
  };

  const post = async (kind: WebhookAttempt["kind"], url: string, body: WebhookAttempt["body"]): Promise<void> => {
    try {
      const response = await options.fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", [WEBHOOK_HEADER]: "1" },
        body: JSON.stringify(body),
        redirect: "manual",
        signal: AbortSignal.timeout(options.timeoutMs),
      });
      await response.body?.cancel();
      record({ kind, url, body, status: response.status });
    } catch (error) {
      record({ kind, url, body, error: error instanceof Error ? error.message : String(error) });
    }
  };

  const postAll = async ({ kind, url, bodies }: (typeof queue)[number]): Promise<void> => {
    for (const body of bodies) await post(kind, url, body);
  };

  const pump = (): void => {
    while (underWay < AT_ONCE) {
      const next = queue.shift();
      if (!next) break;
      underWay += 1;
      void postAll(next).finally(() => {
        underWay -= 1;
        pump();
      });
    }
    if (underWay === 0) for (const resolve of waiting.splice(0)) resolve();
  };

  return {
    neverCall(port) {
      ownPorts.add(port);
    },
    fire(kind, url, ...bodies) {
      const error = queue.length >= QUEUED ? "too many webhooks at once" : refusal(url);
      if (error) {
        for (const body of bodies) record({ kind, url, body, error });
        return;
      }
      queue.push({ kind, url, bodies });
      pump();
    },
    attempts: () => attempts,
    idle: () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve))),
  };
}
