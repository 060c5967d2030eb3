/** The calls of a client, as errors name them. */
export type CallName =
  | "send"
  | "sendBulk"
  | "credits"
  | "cancel"
  | "status"
  | "statusOfMany"
  | "statusByMessage"
  | "statusByTag"
  | "stopList"
  | "addStop"
  | "removeStop"
  | "lookup";
