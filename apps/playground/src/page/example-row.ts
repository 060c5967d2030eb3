import type { SmsComposer } from "@sms-composer/composer";
import { byId } from "./elements.ts";
import { exampleDraft, EXAMPLES, type ExampleName } from "../examples.ts";
import type { PageMessages } from "../languages/messages.ts";

/** A quiet row of texts to try. */
export function exampleRow(composer: SmsComposer): { speak(messages: PageMessages): void } {
  const buttons = (Object.keys(EXAMPLES) as ExampleName[]).map((name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", () => {
      composer.draft = exampleDraft(name, composer.draft);
      composer.focus();
    });
    byId("examples").append(button);
    return { name, button };
  });
  return {
    speak({ example }) {
      for (const { name, button } of buttons) button.textContent = example[name];
    },
  };
}
