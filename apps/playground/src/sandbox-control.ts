import type { SandboxServer } from "@sms-composer/sandbox";
import type { Trouble } from "./troubles.ts";

/** Orders to the sandbox, given over its control routes. */
export interface SandboxControl {
  /** Ends the trouble before and begins this one. */
  provoke(trouble: Trouble): Promise<void>;
}

/** The settings of an account where the sandbox says nothing: any sender may be used. */
const DEFAULT_ACCOUNT = { senders: null };

export function sandboxControl({ sandbox, address }: SandboxServer): SandboxControl {
  /** The settings of the account as they were before the present trouble. */
  let before: Readonly<Record<string, unknown>> = {};

  async function order(method: string, path: string, body?: unknown): Promise<unknown> {
    const request = new Request(`${address}/control/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const response = await sandbox.fetch(request);
    if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${await response.text()}`);
    return response.json();
  }

  return {
    async provoke({ account = {}, faults = [] }) {
      await order("DELETE", "faults");
      await order("PATCH", "account", before);
      const state = { ...DEFAULT_ACCOUNT, ...((await order("GET", "account")) as Record<string, unknown>) };
      before = Object.fromEntries(Object.entries(state).filter(([name]) => Object.hasOwn(account, name)));
      await order("PATCH", "account", account);
      if (faults.length > 0) await order("POST", "faults", faults);
    },
  };
}
