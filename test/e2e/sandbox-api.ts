import { forecastDelivery, fromParisTime, parisTime } from "@sms-composer/core/forecast";

interface Content {
  readonly text: string;
  readonly segments: readonly unknown[];
}

/** The sandbox as a developer sees it: over its control routes. */
export function sandboxApi(address: string) {
  async function call(path: string, method = "GET", body?: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${address}control/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
    return (await response.json()) as Record<string, unknown>;
  }
  return {
    call,
    /** The answers that the API gave to `send`, oldest first. */
    async sendAnswers(): Promise<readonly { readonly nb_sms?: number; readonly code: number }[]> {
      const { requests } = (await call("requests")) as {
        requests: readonly { readonly call: string; readonly responseBody?: string }[];
      };
      return requests
        .filter((entry) => entry.call === "send" && entry.responseBody)
        .map(({ responseBody = "" }) => JSON.parse(responseBody));
    },
    /** The last message that a handset has. */
    async lastMessage(number: string): Promise<Content | undefined> {
      const { thread } = (await call(`phones/${encodeURIComponent(number)}`)) as {
        thread: readonly { readonly kind: string; readonly content: Content }[];
      };
      return thread.findLast(({ kind }) => kind === "message")?.content;
    },
    /** Moves the sandbox's clock to the next morning on which commercial SMS arrive at once. */
    async skipToOfficeHours(): Promise<void> {
      const { now } = (await call("clock")) as { now: string };
      const tonight = fromParisTime({ ...parisTime(new Date(now)), hour: 23, minute: 0 });
      const { deliveredAt: opening } = forecastDelivery({ at: tonight, commercial: true });
      await call("clock", "POST", { advanceSeconds: Math.ceil((opening.getTime() - Date.parse(now)) / 1000) + 3600 });
    },
  };
}

export type SandboxApi = ReturnType<typeof sandboxApi>;
