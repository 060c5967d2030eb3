import type { Messages } from "../messages.ts";
import { guide } from "./guide.ts";
import { header } from "./header.ts";
import { page } from "./page.ts";
import { demos } from "./demos.ts";

export const messages: Messages = { header, page, guide, demos };
