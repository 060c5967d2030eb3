import type { Redactor } from "../redactor.ts";

/** Errors below one another at most: a chain may be a circle. */
const MAX_DEPTH = 4;

/**
 * Copies an error of the system or of a `fetch` for `TransportError.cause`: name, message, stack, code, system call, and
 * the errors behind it. Addresses are left out of its texts, since those of reads hold the key and phone numbers, and so
 * is the key; every other member stays behind, since a `fetch` may hang the whole request on its error.
 *
 * @returns undefined for what is no error
 */
export function safeCause(error: unknown, redact: Redactor, depth = 0): Error | undefined {
  if (!(error instanceof Error) || depth > MAX_DEPTH) return undefined;
  const safe = (text: unknown): string => redact(String(text).replace(/\bhttps?:\/\/\S+/gi, "[address]"));
  const cause = safeCause(error.cause, redact, depth + 1);
  const options = cause && { cause };
  const message = safe(error.message);
  const copy =
    error instanceof AggregateError
      ? new AggregateError(
          error.errors.flatMap((each) => safeCause(each, redact, depth + 1) ?? []),
          message,
          options,
        )
      : new Error(message, options);
  const { code, syscall } = error as NodeJS.ErrnoException;
  Object.defineProperty(copy, "name", { value: safe(error.name), configurable: true, writable: true });
  Object.defineProperty(copy, "stack", { value: safe(error.stack), configurable: true, writable: true });
  return Object.assign(copy, typeof code === "string" && { code }, typeof syscall === "string" && { syscall });
}
