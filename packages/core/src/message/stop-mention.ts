import type { MessageOptions } from "./message-options.ts";
import type { Profile } from "./profile.ts";

/** The longest tail that is searched for a typed mention, in UTF-16 units. */
const TAIL = 64;

/**
 * The mention that the platform appends to a text, with its leading space; empty when it appends none: Premium without
 * `stop`, Low Cost, or a text that ends in a mention already.
 */
export function stopMentionFor(source: string, profile: Profile, { stop, range }: MessageOptions): string {
  const mention = stop === true ? profile.stopMention : stop || "";
  if (!mention || range === "lowCost") return "";
  return profile.mentionTyped.test(source.slice(-TAIL)) || source.trimEnd().endsWith(mention.trim()) ? "" : mention;
}
