/** What the header says, on the playground and in the guide. */
export interface HeaderWords {
  readonly places: string;
  readonly playground: string;
  readonly guide: string;
  readonly language: string;
  readonly theme: string;
  readonly auto: string;
  readonly light: string;
  readonly dark: string;
}

const en: HeaderWords = {
  places: "Site",
  playground: "Playground",
  guide: "Guide",
  language: "Language",
  theme: "Colours",
  auto: "Auto",
  light: "Light",
  dark: "Dark",
};

const fr: HeaderWords = {
  places: "Site",
  playground: "Terrain de jeu",
  guide: "Guide",
  language: "Langue",
  theme: "Couleurs",
  auto: "Auto",
  light: "Clair",
  dark: "Sombre",
};

export const HEADER_WORDS = { en, fr } as const;

export type Language = keyof typeof HEADER_WORDS;
