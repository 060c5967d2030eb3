import { FAULTS, type FaultKind } from "@sms-composer/sandbox";
import type { BatchState, Decision } from "@sms-composer/outbox/machine";
import type { Checkpoint } from "../../../apps/desktop/src/outbox/checkpoint.ts";
import type { CrashScenario } from "./scenario-run.ts";
import { FLIGHT_POINTS, type FlightPoint } from "./provider-proxy.ts";
import { createRandom } from "../../../packages/sandbox/src/faults/random-numbers.ts";

export const CHECKPOINTS = [
  "draft-saved",
  "queue-open",
  "queued",
  "before-sending-commit",
  "sending-open",
  "after-sending-commit",
  "after-response",
  "settle-open",
  "after-settle-commit",
  "recovered",
  "after-lookup",
  "after-lookup-commit",
  "after-statuses",
  "after-decision",
] as const satisfies readonly Checkpoint[];

/** Fails to compile when a checkpoint is missing above. */
({}) as Record<Exclude<Checkpoint, (typeof CHECKPOINTS)[number]>, never> satisfies Record<never, never>;

export const PLAIN: CrashScenario = {
  text: "Être prêt à l'été :\n20 % sur « l'œuvre » €",
  recipients: ["+33612345678"],
  recipientsPerRequest: 500,
  decisions: [],
  sessions: [],
  sends: [],
  lateLookups: 0,
};

export const killAt = (at: Checkpoint, passes = 1) => ({ kill: { at, passes } });

/** Sessions that lead to a checkpoint that an undisturbed run never reaches. */
const BEFORE: Partial<Record<Checkpoint, CrashScenario["sessions"]>> = {
  recovered: [killAt("after-sending-commit")],
  "after-lookup": [killAt("after-sending-commit")],
  "after-lookup-commit": [killAt("after-sending-commit")],
  "after-decision": [killAt("after-sending-commit")],
};

/** A scenario in which the app is killed at the checkpoint. */
export function scenarioWithKillAt(at: Checkpoint): CrashScenario {
  const decisions: Decision[] = at === "after-decision" ? ["send-again"] : [];
  return { ...PLAIN, decisions, sessions: [...(BEFORE[at] ?? []), killAt(at)] };
}

/** The expected end after a crash at each place without any other fault, and the number of sends at the provider. */
export const RESULT_AFTER_KILL: Readonly<Record<Checkpoint | FlightPoint, readonly [BatchState, number]>> = {
  "draft-saved": ["accepted", 1],
  "queue-open": ["accepted", 1],
  queued: ["accepted", 1],
  "before-sending-commit": ["accepted", 1],
  "sending-open": ["accepted", 1],
  // It never left, but nobody can know that any more: a person decides.
  "after-sending-commit": ["needs-user", 0],
  "request-arrived": ["accepted", 1],
  accepted: ["accepted", 1],
  "half-answered": ["accepted", 1],
  "after-response": ["accepted", 1],
  "settle-open": ["accepted", 1],
  "after-settle-commit": ["accepted", 1],
  recovered: ["needs-user", 0],
  "after-lookup": ["needs-user", 0],
  "after-lookup-commit": ["needs-user", 0],
  "after-statuses": ["accepted", 1],
  "after-decision": ["accepted", 1],
};

/** The expected end of each fault of the provider without any crash. */
export const RESULT_AFTER_FAULT: Readonly<Record<FaultKind | "refuse", readonly [BatchState, number]>> = {
  delay: ["accepted", 1],
  "drop-before": ["needs-user", 0],
  "drop-after": ["accepted", 1],
  "error-before": ["needs-user", 0],
  "error-after": ["accepted", 1],
  "rate-limit": ["accepted", 1],
  "html-before": ["needs-user", 0],
  "html-after": ["accepted", 1],
  truncated: ["accepted", 1],
  "cut-body": ["accepted", 1],
  "wrong-type": ["accepted", 1],
  "slow-body": ["accepted", 1],
  degraded: ["needs-user", 0],
  "error-key": ["accepted", 1],
  refuse: ["failed", 0],
};

/** Every checkpoint and point in flight × every fault × so many look-ups that find nothing yet. */
export function everyScenario(lateLookups: readonly number[]): CrashScenario[] {
  const faults = [undefined, "refuse", ...(Object.keys(FAULTS) as FaultKind[])] as const;
  const kills: Partial<CrashScenario>[] = [
    ...CHECKPOINTS.map(scenarioWithKillAt),
    ...FLIGHT_POINTS.map((at) => ({ inFlight: { send: 1, at } })),
  ];
  return lateLookups.flatMap((late) =>
    faults.flatMap((fault) => kills.map((kill) => ({ ...PLAIN, ...kill, sends: [fault], lateLookups: late }))),
  );
}

const TEXTS = [
  PLAIN.text,
  "1",
  "{[code]} ~ ^ \\ | €€€",
  `'; DROP TABLE message; -- "quoted" \\n`,
  "Ligne 1\nLigne 2\n\n  fin  ",
  "x".repeat(1530),
];

/** A scenario drawn by chance; the same for the same seed. */
export function randomScenario(seed: number, mistake?: CrashScenario["mistake"]): CrashScenario {
  const random = createRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const one = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value;
  const many = <Value>(most: number, draw: () => Value) => Array.from({ length: below(most + 1) }, draw);
  const chance = (probability: number) => random() < probability;
  const faults = [...(Object.keys(FAULTS) as FaultKind[]), "refuse"] as const;
  return {
    text: one(TEXTS),
    recipients: Array.from({ length: 1 + below(4) }, (_, n) => `+3361234567${n}`),
    recipientsPerRequest: 1 + below(3),
    ...(chance(0.2) ? { tag: "november" } : {}),
    ...(chance(0.1) ? { cancels: true } : {}),
    decisions: many(3, () => one<Decision>(["send-again", "send-again", "look-again", "give-up"])),
    sessions: Array.from({ length: 1 + below(4) }, () => ({
      ...(chance(0.85) ? killAt(one(CHECKPOINTS), chance(0.7) ? 1 : 1 + below(3)) : {}),
      ...(chance(0.15) ? { offline: true } : {}),
    })),
    sends: many(8, () => (chance(0.5) ? undefined : one(faults))),
    lateLookups: chance(0.6) ? 0 : below(8),
    ...(chance(0.25) ? { inFlight: { send: 1 + below(3), at: one(FLIGHT_POINTS) } } : {}),
    ...(mistake === undefined ? {} : { mistake }),
  };
}
