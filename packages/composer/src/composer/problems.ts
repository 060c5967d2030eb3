import type { Issue, MessageAnalysis, SendField } from "@sms-composer/core";
import { validateSendRequest } from "@sms-composer/core/validation";
import { DraftIssues } from "../draft/draft-issues.ts";
import { issueSentence } from "../languages/issue-sentence.ts";
import { FieldFeedback } from "../view/field-feedback.ts";
import type { ComposerParts } from "./composer-parts.ts";

/** The messages with the labels of fields, where they have other names. */
const LABELS: Partial<Record<SendField, string>> = { stop: "commercial", scheduledAt: "sendLater" };

/** The problems of a draft, in the page's language, and where it shows. */
export class Problems {
  readonly feedback = new FieldFeedback();
  #parts: ComposerParts;
  #analysis: () => MessageAnalysis;
  readonly issues: DraftIssues;

  /** @param analysis of the text, or of what is written around its fields */
  constructor(parts: ComposerParts, analysis: () => MessageAnalysis) {
    this.#parts = parts;
    this.#analysis = analysis;
    this.issues = new DraftIssues(parts.store, validateSendRequest, () => {
      const { textRules } = parts.onDemand;
      return textRules ? textRules.withLinkIssues(parts.store.snapshot.message, analysis()) : analysis();
    });
  }

  /** The sentence to show at a field. */
  problemOf(field: SendField): string | undefined {
    const { onDemand } = this.#parts;
    return this.feedback.sentence(field, this.#shown(), (issue) => {
      if (issue.code !== "unsupported-characters") return this.sentence(issue);
      // They have a place of their own, with their fixes. If those did not load, Send says them here.
      const hasPlace = !this.feedback.isAttempted || (onDemand.textRules && onDemand.issueMessages);
      return hasPlace ? undefined : this.sentence(issue);
    });
  }

  /** The sentence for an issue; nothing until its messages have loaded. */
  sentence(issue: Issue): string | undefined {
    const { onDemand, store } = this.#parts;
    const { issueMessages, haveIssuesFailed, messages } = onDemand;
    if (issueMessages) {
      const named = onDemand.textRules?.withNamedCharacters(
        issue,
        store.snapshot.message,
        this.#analysis(),
        issueMessages,
      );
      return issueSentence(issueMessages.issue, named ?? issue);
    }
    return haveIssuesFailed ? messages.notLoaded : undefined;
  }

  /** A sentence with the label of its field before it. */
  labelled(field: SendField, sentence: string | undefined): string {
    const { messages, panels } = this.#parts.onDemand;
    // The fields of the details have their labels in the messages of their panel, which may not have loaded.
    const label: string | undefined = { ...panels.messages, ...messages }[(LABELS[field] ?? field) as "sender"];
    return messages.labelled(label ?? field, sentence ?? messages.notLoaded);
  }

  /** Lists the problems of fields that this page does not show. */
  outOfSight(isShown: (field: SendField) => boolean): string[] {
    if (!this.feedback.isAttempted) return [];
    const hidden = this.#shown().filter(({ field }) => !isShown(field));
    return hidden.map((issue) => this.labelled(issue.field, this.sentence(issue)));
  }

  #shown(): readonly Issue[] {
    return this.issues.shown(new Date(), this.#parts.element.maxRecipients, this.feedback.isAttempted);
  }
}
