/** `on` receives; `off` receives when it is switched on within 48 hours; `unreachable` never does. */
export type HandsetState = "on" | "off" | "unreachable";

/** What was typed on a handset. */
export interface Reply {
  /** E.164 of the handset. */
  readonly number: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The message that it answers: the latest that arrived. */
  readonly messageId?: number;
}

export interface Handsets {
  stateOf(number: string): HandsetState;
  setState(number: string, state: HandsetState): void;
  addReply(reply: Reply): void;
  /** Oldest first. */
  repliesOf(number: string): readonly Reply[];
  states(): Readonly<Record<string, HandsetState>>;
  replies(): readonly Reply[];
  replace(states: Readonly<Record<string, HandsetState>>, replies: readonly Reply[]): void;
  reset(): void;
}

/** Numbers that fail without being told to, for tests that have only the API to speak to. */
const SPECIAL_HANDSETS: Readonly<Record<string, HandsetState>> = {
  "+33600000098": "unreachable",
  "+33600000099": "off",
};

const KEPT_REPLIES = 1000;

export function createHandsets(): Handsets {
  let states = new Map<string, HandsetState>(Object.entries(SPECIAL_HANDSETS));
  let replies: Reply[] = [];
  return {
    stateOf: (number) => states.get(number) ?? "on",
    setState(number, state) {
      states.set(number, state);
    },
    addReply(reply) {
      replies.push(reply);
      if (replies.length > KEPT_REPLIES) replies = replies.slice(-KEPT_REPLIES);
    },
    repliesOf: (number) => replies.filter((reply) => reply.number === number),
    states: () => Object.fromEntries(states),
    replies: () => replies,
    replace(newStates, newReplies) {
      states = new Map(Object.entries(newStates));
      replies = [...newReplies];
    },
    reset() {
      states = new Map(Object.entries(SPECIAL_HANDSETS));
      replies = [];
    },
  };
}
