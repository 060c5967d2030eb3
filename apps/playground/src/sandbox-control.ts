import type { SandboxServer } from "@sms-composer/sandbox";
import type { Trouble } from "./troubles.ts";

/** Orders to the sandbox, given over its control routes. */
export interface SandboxControl {
  /** Ends the trouble before and begins this one. */
  provoke(trouble: Trouble): Promise<void>;
}

interface AccountState {
  readonly credit: string | number;
  readonly senders?: readonly string[] | null;
}

export function sandboxControl({ sandbox, address }: SandboxServer): SandboxControl {
  /** The account as it was before the trouble that is on. */
  let before: AccountState | undefined;

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
    async provoke({ account, faults = [] }) {
      await order("DELETE", "faults");
      if (before) await order("PATCH", "account", before);
      before = undefined;
      if (faults.length > 0) await order("POST", "faults", faults);
      if (!account) return;
      const { credit, senders = null } = (await order("GET", "account")) as AccountState;
      before = { credit, senders };
      await order("PATCH", "account", account);
    },
  };
}
