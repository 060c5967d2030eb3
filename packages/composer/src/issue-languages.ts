import type { Languages } from "./locale.ts";
import { type IssueMessages, issuesEn } from "./messages/issues/en.ts";

/** The languages of what `<sms-composer>` says to a form, before it is drawn. */
export const ISSUE_LANGUAGES: Languages<IssueMessages> = {
  en: issuesEn,
  others: {
    fr: async () => (await import("./messages/issues/fr.ts")).issuesFr,
    es: async () => (await import("./messages/issues/es.ts")).issuesEs,
    it: async () => (await import("./messages/issues/it.ts")).issuesIt,
    pt: async () => (await import("./messages/issues/pt.ts")).issuesPt,
  },
};
