/**
 * The places where a crash would hurt. The kill suite ends the process at each of them; the app passes no hook.
 * Names ending in `-open` lie inside a transaction, after its last write and before its commit.
 */
export type Checkpoint =
  | "draft-saved"
  | "queue-open"
  | "queued"
  | "before-sending-commit"
  | "sending-open"
  | "after-sending-commit"
  | "after-response"
  | "settle-open"
  | "after-settle-commit"
  | "recovered"
  | "after-lookup"
  | "after-lookup-commit"
  | "after-statuses"
  | "after-decision";

/** Called at each checkpoint; what it does is the test's business. */
export type CheckpointHook = (point: Checkpoint) => void;
