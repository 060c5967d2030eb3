/** The channel of what the main process tells the page without being asked. */
export const NEWS_CHANNEL = "news";
export type News =
  /** The messages that have changed; `others`: drafts have as well, or any of the messages. */
  | { readonly kind: "messages-changed"; readonly ids: readonly string[]; readonly others: boolean }
  | { readonly kind: "account-changed" }
  /** The import of a group from the provider has gone on, or ended. */
  | { readonly kind: "group-import-changed" }
  /** A link or a menu asks for a draft; nothing is sent. */
  | {
      readonly kind: "open-draft";
      readonly recipients: readonly string[];
      readonly message: string;
      readonly fromLink?: true;
    }
  | { readonly kind: "show"; readonly view: View }
  /** The menu's Find: the search of the outbox. */
  | { readonly kind: "find" }
  /** The menu's Send: what the button does, where it is in sight. */
  | { readonly kind: "send" }
  /** The app is about to end: hand over what was typed last, then call `flushed`. */
  | { readonly kind: "flush" };

export const VIEWS = ["compose", "outbox", "scheduled", "templates", "people", "opt-outs", "settings", "help"] as const;
export type View = (typeof VIEWS)[number];
