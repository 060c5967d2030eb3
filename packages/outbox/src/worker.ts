/** The worker of an outbox, over any store that can do what it needs. */
export type { LookupResult } from "./machine/tag-match.ts";
export { perform, step, type WorkerCheckpoint, type WorkerParts } from "./worker/perform.ts";
export { startWorker, type RunningOptions, type RunningWorker, type WorkerTimer } from "./worker/running-worker.ts";
export type { BegunAttempt, NextTask, WorkerStore, WorkerTask } from "./worker/worker-store.ts";
