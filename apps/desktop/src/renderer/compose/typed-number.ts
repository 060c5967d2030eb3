import type { SmsComposer } from "@sms-composer/composer";

/** Looks at the field until it is empty, and how often at most: a second in all. */
const PAUSE = 5;
const MAX_LOOKS = 200;

/**
 * Adds a number that was typed, and not added yet, to the draft that it was typed for, before another one is shown or
 * the app ends.
 */
export async function addTypedNumber(composer: SmsComposer | null): Promise<void> {
  const field = composer?.shadowRoot?.querySelector<HTMLInputElement>("#recipients");
  if (!field || field.readOnly || field.value.trim() === "") return;
  // Leaving the field adds what stands in it.
  field.blur();
  for (let look = 0; field.value.trim() !== "" && look < MAX_LOOKS; look++)
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
}
