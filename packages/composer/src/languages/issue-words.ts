import type { Issue, IssueCode, IssueParams } from "@sms-composer/core";

type Sentence = (params: IssueParams) => string;

/** A sentence for every issue code; `required` says what is missing. */
export type IssueWords = { readonly [Code in Exclude<IssueCode, "required">]: Sentence } & {
  readonly required: { readonly message: string; readonly recipients: string; readonly other: string };
};

export function issueSentence(words: IssueWords, { field, code, params = {} }: Issue): string {
  if (code !== "required") {
    // A backend of another version may know rules that have no words here.
    const say: Sentence | undefined = words[code];
    return say ? say(params) : code;
  }
  return field === "message" || field === "recipients" ? words.required[field] : words.required.other;
}
