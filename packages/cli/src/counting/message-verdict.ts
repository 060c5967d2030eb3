import type { AnalysisOptions } from "@sms-composer/core/segments";
import type { Issue } from "@sms-composer/core/segments";
import { analyzeMessage, applySuggestions, type MessageAnalysis } from "@sms-composer/core/segments";
import { factsOf } from "../profile-facts.ts";

/** The analysis of a text, with every issue that keeps the platform from taking it under these options. */
export function judgeMessage(text: string, options: AnalysisOptions): MessageAnalysis {
  const analysis = analyzeMessage(text, options);
  const issues: Issue[] = [...analysis.issues];
  if (analysis.units === 0 && analysis.unsupported.length === 0) issues.push({ field: "message", code: "required" });
  if (analysis.encoding === "unicode" && options.range === "lowCost" && factsOf(options).lowCostIsGsmOnly) {
    issues.push({ field: "unicode", code: "low-cost-unicode" });
  }
  return { ...analysis, issues };
}

/** The text with everything written into it that `analyzeMessage` suggests, the mention of Low Cost included. */
export function fixMessage(text: string, options: AnalysisOptions): string {
  const fixed = applySuggestions(text);
  const mention = analyzeMessage(fixed, options).issues.find(({ code }) => code === "no-pub-stop-required");
  return fixed + (mention?.params?.["fix"] ?? "");
}
