import type { Call } from "./call.ts";
import { me } from "./me.ts";
import { send } from "./send.ts";

/** Every call that the sandbox plays. */
export const CALLS: readonly Call[] = [send, me];
