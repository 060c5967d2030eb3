import { RecentMap } from "./recent-map.ts";
import type { ReplyEvent, ReplyPart } from "./webhook-event.ts";

interface Group {
  readonly parts: Map<number, ReplyEvent>;
  readonly total: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Long replies whose parts are awaited at once at most. */
const GROUPS = 1000;

/** Joins the parts of long replies, which come in any order; what stays away in time is left out. */
export class ReplyParts {
  readonly #groups = new RecentMap<Group>(GROUPS);
  readonly #timeout: number;
  readonly #onLate: (reply: ReplyEvent) => void;

  constructor(timeout: number, onLate: (reply: ReplyEvent) => void) {
    this.#timeout = timeout;
    this.#onLate = onLate;
  }

  /** The whole reply with its last part; undefined while parts are awaited. */
  add(event: ReplyEvent, { group: key, part, total }: ReplyPart): ReplyEvent | undefined {
    const group = this.#groups.get(key) ?? this.#open(key, total);
    // Of two equal parts one is a duplicate.
    if (!group.parts.has(part)) group.parts.set(part, event);
    if (group.parts.size < total) return;
    this.#close(key, group);
    return joined(group);
  }

  #open(key: string, total: number): Group {
    const timer = setTimeout(() => {
      this.#close(key, group);
      this.#onLate(joined(group));
    }, this.#timeout);
    // Where a timer keeps its process alive, this one does not.
    (timer as { unref?: () => void }).unref?.();
    const group: Group = { parts: new Map(), total, timer };
    this.#groups.set(key, group);
    return group;
  }

  #close(key: string, { timer }: Group): void {
    clearTimeout(timer);
    this.#groups.delete(key);
  }
}

function joined({ parts, total }: Group): ReplyEvent {
  const inOrder = [...parts].toSorted(([a], [b]) => a - b).map(([, event]) => event);
  const [head] = inOrder;
  // A group is opened by its first part.
  if (!head) throw new Error("a reply without parts");
  const missingParts = total - parts.size;
  return { ...head, text: inOrder.map(({ text }) => text).join(""), ...(missingParts > 0 && { missingParts }) };
}
