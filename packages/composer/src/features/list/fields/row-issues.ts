import type { TemplateIssue } from "@sms-composer/core/template";
import type { ListMessages } from "../../../languages/en/list.ts";

type Sentences = Readonly<Record<string, string | ((value: string) => string) | undefined>>;

/** The sentence for an issue of a template, or of a row that it fills. */
export function issueText({ problem }: ListMessages, code: string, { name, fix }: TemplateIssue["params"]): string {
  const known = (problem as unknown as Sentences)[code];
  return typeof known === "function" ? known(String(fix ?? name ?? "")) : (known ?? code);
}
