import { isLoopback } from "../loopback.ts";

/** One try to reach a webhook. */
export interface WebhookAttempt {
  readonly id: number;
  /** Milliseconds since 1970, of the sandbox's clock. */
  readonly at: number;
  readonly kind: "reply" | "receipt";
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** HTTP status of the answer. */
  readonly status?: number;
  /** Why there was none. */
  readonly error?: string;
}

export interface Webhooks {
  /** Posts the body as JSON, later and only once. */
  fire(kind: WebhookAttempt["kind"], url: string, body: Readonly<Record<string, unknown>>): void;
  /** The latest attempts, oldest first. */
  attempts(): readonly WebhookAttempt[];
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
}

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

export function createWebhooks(options: WebhookOptions): Webhooks {
  const queue: { kind: WebhookAttempt["kind"]; url: string; body: WebhookAttempt["body"] }[] = [];
  const waiting: (() => void)[] = [];
  let attempts: WebhookAttempt[] = [];
  let underWay = 0;
  let lastId = 0;

  const record = (attempt: Omit<WebhookAttempt, "id" | "at">): void => {
    attempts.push({ id: ++lastId, at: options.now(), ...attempt });
    if (attempts.length > KEPT_ATTEMPTS) attempts = attempts.slice(-KEPT_ATTEMPTS);
    options.onAttempt();
  };

  const refusal = (url: string): string | undefined => {
    if (!URL.canParse(url)) return "not a URL";
    const { protocol, hostname } = new URL(url);
    if (protocol !== "http:" && protocol !== "https:") return "neither http nor https";
    return isLoopback(hostname) || options.hosts.includes(hostname)
      ? undefined
      : `${hostname} is not this machine and was not allowed`;
  };

  const post = async ({ kind, url, body }: (typeof queue)[number]): Promise<void> => {
    try {
      const response = await options.fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
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

  const pump = (): void => {
    while (underWay < AT_ONCE) {
      const next = queue.shift();
      if (!next) break;
      underWay += 1;
      void post(next).finally(() => {
        underWay -= 1;
        pump();
      });
    }
    if (underWay === 0) for (const resolve of waiting.splice(0)) resolve();
  };

  return {
    fire(kind, url, body) {
      const error = queue.length >= QUEUED ? "too many webhooks at once" : refusal(url);
      if (error) {
        record({ kind, url, body, error });
        return;
      }
      queue.push({ kind, url, body });
      pump();
    },
    attempts: () => attempts,
    idle: () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve))),
  };
}
