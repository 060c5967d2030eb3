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
  async function answers<Answer>(name: string): Promise<readonly Answer[]> {
    const { requests } = (await call("requests")) as {
      requests: readonly { readonly call: string; readonly responseBody?: string }[];
    };
    return requests
      .filter((entry) => entry.call === name && entry.responseBody)
      .map(({ responseBody = "" }) => JSON.parse(responseBody));
  }
  async function messages(number: string): Promise<readonly Content[]> {
    const { thread } = (await call(`phones/${encodeURIComponent(number)}`)) as {
      thread: readonly { readonly kind: string; readonly content: Content }[];
    };
    return thread.filter(({ kind }) => kind === "message").map(({ content }) => content);
  }
  /** The answers that the API gave to `send`, oldest first. */
  const sendAnswers = () => answers<{ readonly nb_sms?: number; readonly code: number }>("send");
  return {
    call,
    sendAnswers,
    /** The SMS that the API has counted: in its answers to `bulk-send`, and in those to `send` for one recipient each. */
    async countedSms(): Promise<number> {
      const lists = await answers<{ readonly nbSMS: number }>("bulk-send");
      const counts = [...lists.map(({ nbSMS }) => nbSMS), ...(await sendAnswers()).map(({ nb_sms = 0 }) => nb_sms)];
      return counts.reduce((sum, count) => sum + count, 0);
    },
    /** The last message that a handset has. */
    lastMessage: async (number: string): Promise<Content | undefined> => (await messages(number)).at(-1),
    /** The texts that a handset has, oldest first. */
    texts: async (number: string): Promise<readonly string[]> => (await messages(number)).map(({ text }) => text),
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
