import type { Issue, IssueCode, IssueParams } from "@sms-composer/core";

type Sentence = (params: IssueParams) => string;

/** A sentence for every issue code; `required` says what is missing. */
export type IssueSentences = { readonly [Code in Exclude<IssueCode, "required">]: Sentence } & {
  readonly required: { readonly message: string; readonly recipients: string; readonly other: string };
};

export function issueSentence(messages: IssueSentences, { field, code, params = {} }: Issue): string {
  if (code !== "required") {
    // A backend of another version may know rules that have no sentence here.
    const say: Sentence | undefined = messages[code];
    return say ? say(params) : code;
  }
  return field === "message" || field === "recipients" ? messages.required[field] : messages.required.other;
}
