import type { Issue } from "@sms-composer/core";
import { losesCharacters, toWire } from "@sms-composer/core/wire";
import type { DraftStore } from "../draft/draft-store.ts";
import { isShallowEqual } from "../draft/shallow-equality.ts";

/**
 * The entries of the surrounding form: the API's parameter names, each with `name.` before it when there is a name. At
 * a key only the text is put in anew.
 */
export class FormEntries {
  #entries = new FormData();
  #basis: readonly unknown[] = [];

  read(name: string, store: Pick<DraftStore, "written" | "analysis" | "sendableRequest">): FormData {
    const { written, analysis } = store;
    const { message, recipients, options } = written;
    const nameOf = (key: string): string => (name ? `${name}.${key}` : key);
    const basis = [name, recipients, options];
    if (!isShallowEqual(basis, this.#basis)) {
      this.#basis = basis;
      this.#entries = new FormData();
      for (const [key, value] of Object.entries(toWire({ ...store.sendableRequest, message: "" })))
        if (value !== undefined) this.#entries.set(nameOf(key), String(value));
    }
    // A text with a character that cannot be sent is invalid; what a form takes all the same has nothing left out.
    const isLossy = analysis ? analysis.unsupported.length > 0 : losesCharacters(message, options);
    const wireText = (): string => analysis?.wireText ?? toWire({ ...store.sendableRequest, message }).message;
    this.#entries.set(nameOf("message"), isLossy ? message : wireText());
    return this.#entries;
  }
}

/** The issues of a text before its analysis has loaded. */
export const issuesBeforeAnalysis = (message: string, options: { readonly unicode?: unknown }): readonly Issue[] =>
  losesCharacters(message, options) ? [{ field: "message", code: "unsupported-characters" }] : [];

/** The issues in the terms of constraint validation. */
export function validityFlags(issues: readonly Issue[], isRequired: boolean, message: string): ValidityStateFlags {
  if (isRequired && message === "") return { valueMissing: true };
  const [{ code, field } = {}] = issues;
  if (code === undefined) return {};
  if (code === "too-short" && field === "message") return { tooShort: true };
  // A text of too many segments, one that is too long for Low Cost, and a field that is too long.
  return /too-(?:long|many-s)/.test(code) ? { tooLong: true } : { customError: true };
}
