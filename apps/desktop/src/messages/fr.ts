import { outbox } from "./fr/outbox.ts";
import { people } from "./fr/people.ts";
import { settings } from "./fr/settings.ts";
import { shell } from "./fr/shell.ts";
import { writing } from "./fr/writing.ts";
import type { Messages } from "./en.ts";

export const fr: Messages = { ...shell, ...writing, ...outbox, ...people, ...settings };
