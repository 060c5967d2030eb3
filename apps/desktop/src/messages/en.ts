import { outbox } from "./en/outbox.ts";
import { people } from "./en/people.ts";
import { settings } from "./en/settings.ts";
import { shell } from "./en/shell.ts";
import { writing } from "./en/writing.ts";

/** Everything that the app says in English; every other language has the same, or does not compile. */
export const en = { ...shell, ...writing, ...outbox, ...people, ...settings };

export type Messages = typeof en;
