import { errorPlace } from "../error-place.ts";
import { createRateLimit, isLongerThan, limitOf } from "./call-limits.ts";
import { CALL_NAMES, CALLS, type CallHandlers, type CallName } from "./calls.ts";
import { isTrustedSender, type SenderFrame } from "./trusted-sender.ts";

/** The part of Electron's `ipcMain` that is used. */
export interface CallRegistry {
  handle(
    channel: string,
    listener: (event: { readonly senderFrame: SenderFrame | null }, ...args: unknown[]) => unknown,
  ): void;
}

/**
 * `untrusted`: not from the app's page. `too-often`: no person does that so fast. `invalid`: not what the call takes.
 * `failed`: our own mistake.
 */
export type CallProblem = "untrusted" | "too-often" | "invalid" | "failed";

/**
 * Answers every call: the sender is checked, then how often and how much, then the argument, then the handler does its
 * work. The page learns only which of them went wrong; `report` gets an error's name and place, never its words, which may hold personal data.
 */
export function registerCalls(
  registry: CallRegistry,
  handlers: CallHandlers,
  report: (call: CallName, problem: CallProblem, place?: string) => void,
  now: () => number = () => performance.now(),
): void {
  for (const name of CALL_NAMES) {
    const limit = limitOf(name);
    const admit = createRateLimit(limit, now);
    registry.handle(name, async (event, ...args) => {
      const refuse = (problem: CallProblem, error?: unknown): never => {
        report(name, problem, error === undefined ? undefined : errorPlace(error));
        throw new Error(problem);
      };
      if (!isTrustedSender(event.senderFrame)) return refuse("untrusted");
      if (!admit()) return refuse("too-often");
      if (isLongerThan(args[0], limit.characters)) return refuse("invalid");
      const parsed = CALLS[name].argument.safeParse(args[0]);
      if (!parsed.success || args.length > 1) return refuse("invalid");
      try {
        // The schema and the handler belong to the same name, which the types cannot follow through the loop.
        return await (handlers[name] as (argument: unknown) => unknown)(parsed.data);
      } catch (error) {
        return refuse("failed", error);
      }
    });
  }
}
