import type { Issue, IssueCode, IssueParams, SendDraft } from "@sms-composer/core/requests";
import { validateSendRequest } from "@sms-composer/core/requests";

/** German, for the rules that this form can break; a code without words of its own has the last ones. */
const MESSAGES: Partial<Record<IssueCode, (params: IssueParams) => string>> = {
  required: () => "Bitte ausfüllen.",
  "unsupported-characters": ({ characters }) => `Diese Zeichen kommen nicht an: ${characters}`,
  "too-many-segments": ({ segments, max }) => `${segments} SMS: höchstens ${max} sind möglich.`,
  "invalid-recipients": ({ first }) => `An ${first} kann nicht gesendet werden.`,
};

const sentence = ({ field, code, params = {} }: Issue): string =>
  `${field}: ${MESSAGES[code]?.(params) ?? `Bitte prüfen (${code}).`}`;

/** Sentences for what prevents a send, in one's own words. */
export const problemsOf = (draft: SendDraft, now: Date): string[] => validateSendRequest(draft, { now }).map(sentence);
