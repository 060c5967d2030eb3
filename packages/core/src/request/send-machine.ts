/**
 * The state of a send, from the first letter to its outcome. `confirming`: a question waits for a person's answer.
 * `partly-sent`: some of its requests were accepted, all others certainly not. `unknown`: it may have gone. `held`: it
 * is kept, and goes by itself once what holds it is over.
 */
export type SendState = "writing" | "confirming" | "sending" | "sent" | "partly-sent" | "not-sent" | "unknown" | "held";

/** The possible results of a send that has begun. */
export type SendResult = "sent" | "partly-sent" | "not-sent" | "unknown" | "held";

/** `ask`: this send needs an answer first. `begin`: it leaves without a question. `restart`: another message is begun. */
export type SendEvent = "ask" | "confirm" | "back" | "begin" | "change" | "restart" | SendResult;

/** A send as its machine keeps it: plain data. */
export interface SendMachine {
  readonly state: SendState;
  /** The time at which the state began, in milliseconds of the clock that the events come with. */
  readonly since: number;
  /** The state to which a question goes back. */
  readonly before?: SendState;
}

/** A send of which nothing has happened yet. */
export const NEW_SEND: SendMachine = { state: "writing", since: -Infinity };

/**
 * Milliseconds for which a question takes no yes: the second press of a double press, or the repeat of a held key, was
 * meant for what stood there before.
 */
export const ANSWER_GUARD_MS = 500;

const RESULTS = {
  sent: "sent",
  "partly-sent": "partly-sent",
  "not-sent": "not-sent",
  unknown: "unknown",
  held: "held",
};

/** A state that begins a send: with a question or without. */
const SENDABLE = { ask: "confirming", begin: "sending" };

/** The states that follow each state. An event that is not in its row changes nothing. */
const TRANSITIONS = {
  // An earlier visit may have left a send of which no end is known.
  writing: { ...SENDABLE, unknown: "unknown", restart: "writing" },
  confirming: { confirm: "sending", back: "writing", change: "writing", restart: "writing" },
  sending: RESULTS,
  sent: { change: "writing", restart: "writing" },
  "partly-sent": { ...SENDABLE, change: "writing", restart: "writing" },
  "not-sent": { ...SENDABLE, change: "writing", restart: "writing" },
  // Looked up again it may turn out either way. A change of the text makes it no more certain.
  unknown: { ...RESULTS, ask: "confirming", restart: "writing" },
  held: { ...RESULTS, change: "writing", restart: "writing" },
} as Readonly<Record<SendState, Partial<Readonly<Record<SendEvent, SendState>>>>>;

/**
 * The send after an event; the very same object when the event changes nothing in this state.
 * @param at when it happened, in milliseconds of any clock that does not go back
 */
export function advanceSend(machine: SendMachine, event: SendEvent, at: number): SendMachine {
  const { state, since, before } = machine;
  const next = TRANSITIONS[state][event];
  if (!next || (event === "confirm" && at - since < ANSWER_GUARD_MS)) return machine;
  if (next === "confirming") return { state: next, since: at, before: state };
  // An unknown send stays one whatever is answered or changed.
  const isUndone = event === "back" || (event === "change" && before === "unknown");
  return { state: isUndone && before ? before : next, since: at };
}

/**
 * The action of Send, however it is pressed: button, key, menu, script. `check`: looks for problems, asks where it
 * must, and sends. `ask-again`: asks whether the same message shall go a second time. `show-question`: points to the
 * question that waits, and never answers it. `nothing`: what was to be sent is sent, on its way, or kept to be sent.
 */
export type SendCommand = "check" | "ask-again" | "show-question" | "nothing";

const COMMANDS: Readonly<Record<SendState, SendCommand>> = {
  writing: "check",
  confirming: "show-question",
  sending: "nothing",
  sent: "nothing",
  "partly-sent": "check",
  "not-sent": "check",
  unknown: "ask-again",
  held: "nothing",
};

/** The meaning of Send in a state. */
export const sendCommand = (state: SendState): SendCommand => COMMANDS[state];
