/** A person of a group. */
export interface SandboxContact {
  /** E.164. */
  readonly phoneNumber: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly url?: string;
  /** A day, such as `1990-05-17`. */
  readonly date?: string;
  /** The account's own columns, at most four. */
  readonly custom?: readonly string[];
}

/** A group of contacts. Its id is its place, from 1. */
export interface SandboxGroup {
  readonly name: string;
  readonly contacts: readonly SandboxContact[];
}

const FIRST_NAMES = ["Ada", "Blaise", "Camille", "Denis", "Émilie"] as const;
const LAST_NAMES = ["Martin", "Bernard", "Thomas", "Petit", "Durand"] as const;

/** Two groups of people that nobody is: the numbers belong to the handsets of the sandbox. */
export const DEFAULT_GROUPS: readonly SandboxGroup[] = [
  {
    name: "Clients",
    contacts: FIRST_NAMES.flatMap((firstName, first) =>
      LAST_NAMES.map((lastName, last) => ({
        phoneNumber: `+336000001${first}${last}`,
        firstName,
        lastName,
        custom: [`C-${first}${last}`],
      })),
    ),
  },
  { name: "Équipe", contacts: [{ phoneNumber: "+33600000001", firstName: "Grace", date: "1990-12-09" }] },
];
