import type { XmlLayout } from "../xml-answer.ts";

/** How every accepted answer begins. */
export const ACCEPTANCE = { success: "value", code: "value" } as const satisfies XmlLayout;
