import { outbox } from "./outbox.ts";
import { people } from "./people.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { writing } from "./writing.ts";

/** The English messages of the app; every other language has the same, or does not compile. */
export const messages = { ...shell, ...writing, ...outbox, ...people, ...settings };

export type Messages = typeof messages;
