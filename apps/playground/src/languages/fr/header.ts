import type { HeaderMessages } from "../messages.ts";

export const header: HeaderMessages = {
  places: "Site",
  playground: "Terrain de jeu",
  guide: "Guide",
  language: "Langue",
  theme: "Couleurs",
  auto: "Auto",
  light: "Clair",
  dark: "Sombre",
};
