import type { HeaderMessages } from "../messages.ts";

export const header: HeaderMessages = {
  places: "Site",
  playground: "Playground",
  guide: "Guide",
  language: "Language",
  theme: "Colours",
  auto: "Auto",
  light: "Light",
  dark: "Dark",
};
