import type { Sandbox } from "./sandbox.ts";

/** The key that the tests' sandboxes are given. */
export const KEY = "key-of-the-tests";

/** A quiet Tuesday morning in Paris, when even commercial SMS go at once. */
export const TUESDAY = new Date("2026-03-10T10:00:00+01:00");

/** An answer whose members are looked at without knowing them. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies that are not typed
export type Body = any;

const BASE = "http://127.0.0.1/v1/";

/** Posts a call with the key, which `parameters` may override. */
export async function post(sandbox: Sandbox, call: string, parameters: object = {}): Promise<Body> {
  return (await postRaw(sandbox, call, JSON.stringify({ apiKey: KEY, ...parameters }))).json();
}

export function postRaw(sandbox: Sandbox, call: string, body: string): Promise<Response> {
  return sandbox.fetch(
    new Request(BASE + call, { method: "POST", body, headers: { "content-type": "application/json" } }),
  );
}

/** Gets a call with the key, which `parameters` may override. */
export async function get(sandbox: Sandbox, call: string, parameters: Record<string, string> = {}): Promise<Body> {
  return (await getRaw(sandbox, call, { apiKey: KEY, ...parameters })).json();
}

export function getRaw(sandbox: Sandbox, call: string, parameters: Record<string, string>): Promise<Response> {
  return sandbox.fetch(new Request(`${BASE}${call}?${new URLSearchParams(parameters)}`));
}

/** A send that nothing is wrong with. */
export const VALID = { phoneNumbers: "+33600000000", message: "Hello" };

/** Asks a control route as a program of this machine does. */
export async function control(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<Response> {
  return sandbox.fetch(
    new Request(`http://127.0.0.1/control/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    }),
  );
}
