import type { HandsetState, Reply } from "./handset.ts";
import type { Journal } from "./journal.ts";

/** State of the handsets, and the replies typed on them. */
export interface Handsets {
  stateOf(number: string): HandsetState;
  setState(number: string, state: HandsetState): void;
  addReply(reply: Omit<Reply, "id">): void;
  /** Oldest first. */
  repliesOf(number: string): readonly Reply[];
  states(): Readonly<Record<string, HandsetState>>;
  replies(): readonly Reply[];
  /** The states of all handsets that are not as they were at first, and the replies, oldest first. */
  replace(states: Readonly<Record<string, HandsetState>>, replies: readonly Reply[]): void;
  reset(): void;
}

/** Numbers whose handset fails from the start, for tests that have nothing but the API. */
const SPECIAL_HANDSETS: Readonly<Record<string, HandsetState>> = {
  "+33600000098": "unreachable",
  "+33600000099": "off",
};

const KEPT_REPLIES = 1000;

/** Creates the handsets, all of them on but the special ones. */
export function createHandsets(journal: Journal): Handsets {
  let states = new Map<string, HandsetState>(Object.entries(SPECIAL_HANDSETS));
  let replies: Reply[] = [];
  let lastReplyId = 0;
  return {
    stateOf: (number) => states.get(number) ?? "on",
    setState(number, state) {
      states.set(number, state);
      journal.record({ handset: [number, state] });
    },
    addReply(given) {
      const reply = { id: ++lastReplyId, ...given };
      replies.push(reply);
      journal.record({ reply });
      if (replies.length > KEPT_REPLIES) replies = replies.slice(-KEPT_REPLIES);
    },
    repliesOf: (number) => replies.filter((reply) => reply.number === number),
    states: () => Object.fromEntries(states),
    replies: () => replies,
    replace(newStates, newReplies) {
      states = new Map([...Object.entries(SPECIAL_HANDSETS), ...Object.entries(newStates)]);
      replies = newReplies.slice(-KEPT_REPLIES);
      lastReplyId = Math.max(0, ...replies.map(({ id }) => id));
    },
    reset() {
      states = new Map(Object.entries(SPECIAL_HANDSETS));
      replies = [];
    },
  };
}
