import { GUIDE_PAGES } from "../../guide/guide-pages.ts";
import { followPreferences } from "../preferences.ts";
import { sayWords } from "../said-words.ts";
import { copyButtons } from "./copy-buttons.ts";
import { GUIDE_WORDS } from "./guide-words.ts";

/** What a chapter shows live, by the name that its text gives the place. */
const TRIALS: Readonly<Record<string, () => Promise<(place: HTMLElement) => void>>> = {
  counting: async () => (await import("./counting-trial.ts")).countingTrial,
  form: async () => (await import("./form-trial.ts")).formTrial,
  meter: async () => (await import("./meter-trial.ts")).meterTrial,
  theme: async () => (await import("./theme-editor.ts")).themeEditor,
  languages: async () => (await import("./language-trial.ts")).languageTrial,
  faults: async () => (await import("./fault-trial.ts")).faultTrial,
};

const copies = copyButtons();

followPreferences(({ language }) => {
  const words = GUIDE_WORDS[language];
  sayWords(words);
  copies.speak(words);
  for (const link of document.querySelectorAll<HTMLElement>("[data-page]")) {
    const page = GUIDE_PAGES.find(({ name }) => name === link.dataset["page"]);
    if (page) link.textContent = page.label[language];
  }
  const notice = document.querySelector<HTMLElement>("#in-english");
  if (notice) notice.hidden = language === "en";
});

for (const place of document.querySelectorAll<HTMLElement>("[data-trial]")) {
  const load = TRIALS[place.dataset["trial"] ?? ""];
  if (!load) continue;
  const begin = await load();
  place.replaceChildren();
  begin(place);
}
