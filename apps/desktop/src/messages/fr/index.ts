import { outbox } from "./outbox.ts";
import { people } from "./people.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { writing } from "./writing.ts";
import type { Messages } from "../en/index.ts";

export const messages: Messages = { ...shell, ...writing, ...outbox, ...people, ...settings };
