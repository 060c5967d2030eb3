/** Every call that the page can make of the main process. There is no other way between them. */
export const CALL_NAMES = [
  "start",
  "changeSettings",
  "readAccount",
  "useKey",
  "useTrial",
  "forgetKey",
  "openHandset",
  "saveDraft",
  "deleteDraft",
  "listDrafts",
  "send",
  "pause",
  "resume",
  "cancelQueued",
  "cancelScheduled",
  "decide",
  "findMessages",
  "readMessage",
  "draftFromMessage",
  "deleteMessage",
  "deleteAllMessages",
  "deleteEverything",
  "exportHistory",
  "listOptOuts",
  "optOutsAmong",
  "showDataFolder",
  "networkIsBack",
  "lookForUpdate",
  "flushed",
] as const;
export type CallName = (typeof CALL_NAMES)[number];

/** What the main process tells the page. */
export const NEWS_CHANNEL = "news";
export type News =
  | { readonly kind: "messages-changed"; readonly id?: string }
  | { readonly kind: "account-changed" }
  /** A link or a menu asks for a draft; nothing is sent. */
  | {
      readonly kind: "open-draft";
      readonly recipients: readonly string[];
      readonly message: string;
      readonly fromLink?: true;
    }
  | { readonly kind: "show"; readonly view: View }
  /** The menu's Send: what the button does, where it is in sight. */
  | { readonly kind: "send" }
  /** The app is about to end: hand over what was typed last, then call `flushed`. */
  | { readonly kind: "flush" };

export const VIEWS = ["compose", "outbox", "scheduled", "opt-outs", "settings"] as const;
export type View = (typeof VIEWS)[number];
