import type { SmsComposer } from "@sms-composer/composer";
import { byId } from "./elements.ts";
import { EXAMPLE_TEMPLATE, readExampleList } from "./example-list.ts";
import { exampleDraft, EXAMPLES, type ExampleName } from "../examples.ts";
import type { PageMessages } from "../languages/messages.ts";

/** A quiet row of texts to try, and a file of people. */
export function exampleRow(composer: SmsComposer): { speak(messages: PageMessages): void } {
  const add = (choose: () => void): HTMLButtonElement => {
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", () => {
      choose();
      composer.focus();
    });
    byId("examples").append(button);
    return button;
  };
  const buttons = (Object.keys(EXAMPLES) as ExampleName[]).map((name) => {
    const button = add(() => {
      composer.list = undefined;
      composer.draft = exampleDraft(name, composer.draft);
    });
    return { name, button };
  });
  const people = add(() => {
    composer.draft = { message: EXAMPLE_TEMPLATE, sender: "CABINET" };
    void readExampleList().then((list) => (composer.list = list));
  });
  return {
    speak({ example, examplePeople }) {
      for (const { name, button } of buttons) button.textContent = example[name];
      people.textContent = examplePeople;
    },
  };
}
