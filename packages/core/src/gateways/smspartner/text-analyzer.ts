import type { MessageOptions } from "../../message/message-options.ts";
import type { MessageAnalysis } from "../../message/text-analysis.ts";
import { textAnalyzer } from "../../message/text-analyzer.ts";
import { LIMITS } from "./limits.ts";
import { SMS_PARTNER } from "./profile.ts";

/**
 * Makes an `analyzeRequestText` for a text that is being written. It takes time only for what comes after the beginning
 * that a text has in common with the one before it.
 */
export const requestTextAnalyzer = (): ((text: string, options: MessageOptions) => MessageAnalysis) =>
  textAnalyzer(SMS_PARTNER, LIMITS);
