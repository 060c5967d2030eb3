import type { OutboxSendOptions, Sendable } from "@sms-composer/outbox";
import type { FaultKind } from "@sms-composer/sandbox";
import { createRandom } from "../../../packages/sandbox/src/faults/random-numbers.ts";

/** The places in a transaction at which a process dies. */
export const KILL_PLACES = ["before", "open", "after"] as const;

/** The end of a process: in its n-th transaction, or after so many milliseconds. */
export type Kill =
  | { readonly transaction: number; readonly place: (typeof KILL_PLACES)[number] }
  | { readonly milliseconds: number };

/** The orders of one worker process. */
export interface WorkerOrder {
  readonly store: { readonly sqlite: string } | { readonly postgres: string };
  readonly baseUrl: string;
  /** Handed over at the start, in this order; repeated by each process under the same keys. */
  readonly sends: readonly (readonly [Sendable, OutboxSendOptions & { readonly idempotencyKey: string }])[];
  /** Milliseconds by which its own clock is wrong. */
  readonly skew: number;
  readonly kill?: Kill;
}

/** One generation of workers. */
export interface Generation {
  readonly workers: readonly Pick<WorkerOrder, "skew" | "kill">[];
  /** Milliseconds after which the connections to the database are cut. */
  readonly cuts: readonly number[];
}

/** A run that ends well only if every promise is kept. */
export interface Scenario {
  readonly sends: WorkerOrder["sends"];
  readonly generations: readonly Generation[];
  /** The faults that the gateway's sends and look-ups meet, drawn by the seed. */
  readonly faults: readonly { readonly fault: FaultKind; readonly call: string; readonly probability: number }[];
  readonly isWithoutCredit: boolean;
  readonly seed: number;
}

const SEND_FAULTS: readonly FaultKind[] = [
  "drop-before",
  "drop-after",
  "error-before",
  "error-after",
  "rate-limit",
  "html-before",
  "html-after",
  "truncated",
  "cut-body",
  "slow-body",
  "delay",
];

const YEAR = 365 * 86_400_000;

/** The scenario of a seed. */
export function scenarioOf(seed: number, isForSeveral: boolean): Scenario {
  const random = createRandom(seed);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const pick = <Item>(items: readonly Item[]): Item => items[upTo(items.length - 1)] as Item;
  const kill = (): Kill =>
    random() < 0.7 ? { transaction: 1 + upTo(24), place: pick(KILL_PLACES) } : { milliseconds: upTo(600) };
  const generation = (): Generation => ({
    workers: Array.from({ length: isForSeveral ? 1 + upTo(2) : 1 + upTo(1) }, () => ({
      skew: random() < 0.5 ? 0 : Math.floor((random() - 0.5) * 2 * YEAR),
      kill: kill(),
    })),
    cuts: isForSeveral && random() < 0.3 ? [upTo(400), upTo(800)] : [],
  });
  let number = 12_000_000 + (seed % 1000) * 10_000;
  const recipients = (count: number): string[] => Array.from({ length: count }, () => `+336${number++}`);
  const sends = Array.from({ length: 1 + upTo(3) }, (_, n): Scenario["sends"][number] => {
    const options = { idempotencyKey: `send-${n}`, priority: random() < 0.3 ? "high" : "normal" } as const;
    const kinds: readonly (() => Sendable)[] = [
      () => ({ recipients: recipients(1 + upTo(3)), message: `Texte ${n}` }),
      // Requests that cannot leave together.
      () =>
        recipients(1 + upTo(4)).map((one, m) => ({ recipients: [one], message: `Texte ${n}`, sender: `Boutique${m}` })),
      () => ({
        message: "Bonjour {nom}",
        columns: ["nom", "mobile"],
        rows: recipients(2 + upTo(4)).map((mobile, m) => [`Personne ${m}`, mobile]),
        phoneColumn: "mobile",
      }),
    ];
    return [pick(kinds)(), options];
  });
  return {
    seed,
    sends,
    generations: Array.from({ length: 1 + upTo(2) }, generation),
    faults: Array.from({ length: upTo(3) }, () => ({
      fault: pick(SEND_FAULTS),
      call: pick(["send", "bulk-send", "bulk-status-by-tag"]),
      probability: 0.2 + 0.6 * random(),
    })),
    isWithoutCredit: random() < 0.1,
  };
}
