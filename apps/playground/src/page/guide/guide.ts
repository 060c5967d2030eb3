import type { Language } from "../../languages/languages.ts";
import { addressOf, GUIDE_PAGES, type GuidePage, translationOf } from "../../guide/guide-pages.ts";
import { followPreferences } from "../preferences.ts";
import { showMessages } from "../page-messages.ts";
import { copyButtons } from "./copy-buttons.ts";
import { LANGUAGES } from "../../languages/languages.ts";

/** The demos of the chapters, by the name that the text gives the place. */
const DEMOS: Readonly<Record<string, () => Promise<(place: HTMLElement, language: Language) => void>>> = {
  counting: async () => (await import("./counting-demo.ts")).countingDemo,
  form: async () => (await import("./form-demo.ts")).formDemo,
  list: async () => (await import("./list-demo.ts")).listDemo,
  meter: async () => (await import("./meter-demo.ts")).meterDemo,
  theme: async () => (await import("./theme-editor.ts")).themeEditor,
  languages: async () => (await import("./language-demo.ts")).languageDemo,
  faults: async () => (await import("./fault-demo.ts")).faultDemo,
};

const copies = copyButtons();

const here = GUIDE_PAGES.find((page) => addressOf(page) === location.pathname.replace(/\/$/, ""));

/** An English address leads to the reader's language; one that names a language is followed. */
const namedLanguage = here?.language === "en" ? undefined : here?.language;

/** Goes to the page in another language. */
function goTo(page: GuidePage): void {
  const query = new URLSearchParams(location.search);
  if (query.has("language")) query.set("language", page.language);
  location.replace(`${addressOf(page)}${query.size > 0 ? `?${query}` : ""}`);
}

followPreferences(({ language }) => {
  const shown = here && translationOf(here, language);
  if (shown && shown !== here) return goTo(shown);
  const messages = LANGUAGES[language].guide;
  showMessages(messages);
  copies.speak(messages);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-page]")) {
    const page = GUIDE_PAGES.find(({ name }) => name === link.dataset["page"]);
    if (!page) continue;
    link.textContent = translationOf(page, language).label;
    link.href = addressOf(translationOf(page, language));
  }
  const notice = document.querySelector<HTMLElement>("#in-english");
  if (notice) notice.hidden = language === "en" || here?.language === language;
}, namedLanguage);

// Where there is room the chapters stand open by the style sheet; this says so to whoever does not see it.
const hasRoom = matchMedia("(min-width: 56rem)");
const openChapters = (): void => {
  const chapters = document.querySelector<HTMLDetailsElement>(".chapters details");
  if (chapters) chapters.open = hasRoom.matches;
};
hasRoom.addEventListener("change", openChapters);
openChapters();

for (const place of document.querySelectorAll<HTMLElement>("[data-demo]")) {
  const load = DEMOS[place.dataset["demo"] ?? ""];
  if (!load) continue;
  const begin = await load();
  place.replaceChildren();
  begin(place, here?.language ?? "en");
}
