import "@sms-composer/composer/define";
import type { Credits } from "@sms-composer/client";
import { exampleRow } from "./example-row.ts";
import { handsetFrame } from "./handset-frame.ts";
import { followPreferences } from "./preferences.ts";
import { referenceList } from "./reference-list.ts";
import { showMessages } from "./page-messages.ts";
import { troubleSwitch } from "./trouble-switch.ts";
import { wireInspector } from "./wire-inspector.ts";
import { LANGUAGES } from "../languages/languages.ts";

const composer = document.querySelector("sms-composer");
if (!composer) throw new Error("The page has no composer");

async function showCredits(): Promise<void> {
  const response = await fetch("/api/credits");
  if (response.ok) composer!.credits = ((await response.json()) as Credits).premium;
}

const examples = exampleRow(composer);
const handset = handsetFrame();
const troubles = troubleSwitch(showCredits);
const inspector = wireInspector();
const references = referenceList();

/** A list as it was posted; nothing where a request went out as its event has it. */
let postedList: object | undefined;
composer.addEventListener("sms-send", ({ request, list }) => {
  if (!list) return void (postedList = undefined);
  const { recipients: _none, ...common } = request;
  const { columns, rows, phoneColumn, country } = list;
  postedList = { ...common, columns, rows, phoneColumn, country };
});
composer.addEventListener("sms-sent", ({ request, receipt }) => {
  void inspector.sent(postedList ?? request, { outcome: "sent", ...receipt });
  void showCredits();
});
composer.addEventListener("sms-error", ({ request, outcome }) => {
  void inspector.sent(postedList ?? request, outcome);
});

followPreferences(({ language, theme }) => {
  const messages = LANGUAGES[language].page;
  showMessages(messages);
  for (const part of [examples, troubles, inspector, references]) part.speak(messages);
  handset.look(language, theme, messages.handset);
});

const response = await fetch("/api/playground");
const { sandbox, trouble } = await response.json();
handset.show(sandbox);
references.show(sandbox);
troubles.show(trouble);
await showCredits();
