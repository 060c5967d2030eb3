/**
 * Finds what looks like a field where there is no list. Loads on demand, and without the rest of what core knows of
 * fields.
 */
export { findFieldLookalikes } from "@sms-composer/core/template";
