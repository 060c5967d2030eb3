/**
 * The state machine alone: pure functions and data, for pages too. It knows no store and no clock; whoever keeps an
 * outbox asks it what becomes of a request when something happens to it.
 */
export {
  concernsAccount,
  mayBeRetried,
  type AnsweredPart,
  type CancelAnswer,
  type Delivery,
  type Reason,
  type ReasonKind,
  type SendAnswer,
} from "./machine/answers.ts";
export type { BatchChange, BatchEvent, BatchFacts, Decision } from "./machine/batch-events.ts";
export { BATCH_STATES, TRANSITIONS, type BatchState } from "./machine/batch-state.ts";
export { HOLD_REASONS, type HoldReason } from "./machine/hold.ts";
export { columnsOf, factsOf, type OtherFacts, reasonText, type RequestColumns } from "./machine/request-columns.ts";
export { requestsOf } from "./machine/request-sizes.ts";
export { judgeTag, type LookupResult, type TagQuestion, type TagVerdict } from "./machine/tag-match.ts";
export {
  CANCEL_UNTIL_BEFORE,
  holdReason,
  needsLookup,
  nextAccountCheck,
  STALE_AFTER,
  type Waiting,
} from "./machine/timing.ts";
export { transition } from "./machine/transition.ts";
