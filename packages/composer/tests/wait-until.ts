import { waitUntil as until } from "@open-wc/testing";

/** Milliseconds. Far longer than anything takes: a busy machine loads and compiles slowly, and that is no fault. */
const PATIENCE = 20_000;

/** Waits until a condition holds, and fails with what was expected where it never does. */
export const waitUntil = (
  condition: () => unknown,
  expected: string,
  { timeout = PATIENCE }: { readonly timeout?: number } = {},
): Promise<void> => until(condition, expected, { timeout });
