import { type Language, LANGUAGE_NAMES } from "../languages/languages.ts";

/** The name of a language in itself, such as `Français`. */
function ownName(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The place of the header in a page. */
export const HEADER_PLACE = "<!-- header -->";

const CHOICES = {
  language: LANGUAGE_NAMES.map((name) => [
    name,
    `<span lang="${name}" title="${ownName(name)}">${name.toUpperCase()}</span>`,
  ]),
  theme: [
    ["auto", '<span data-message="auto"></span>'],
    ["light", '<span data-message="light"></span>'],
    ["dark", '<span data-message="dark"></span>'],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [string, string])[]>>;

const fieldset = ([name, choices]: readonly [string, readonly (readonly [string, string])[]]): string => `
        <fieldset class="choices" id="${name}">
          <legend data-message="${name}"></legend>
          ${choices.map(([value, label]) => `<label><input type="radio" name="${name}" value="${value}" />${label}</label>`).join("\n          ")}
        </fieldset>`;

/** The header of the playground and of each page of the guide: what this is, where else one can go, how it looks. */
export function siteHeader(path: string): string {
  const isGuide = path.startsWith("/guide");
  const title = isGuide
    ? '<p class="name"><a href="/">sms-composer</a></p>'
    : '<h1>sms-composer</h1>\n        <p data-message="promise"></p>';
  const place = (address: string, messages: string, isHere: boolean): string =>
    `<a href="${address}"${isHere ? ' aria-current="true"' : ""} data-message="${messages}"></a>`;
  return `<header class="top">
      <img class="mark" src="/mark.svg" alt="" width="40" height="40" />
      <div class="title">
        ${title}
      </div>
      <nav class="places" data-label="places">
        ${place("/", "playground", !isGuide)}
        ${place("/guide", "guide", isGuide)}
      </nav>
      <div class="preferences">${Object.entries(CHOICES).map(fieldset).join("")}
      </div>
    </header>`;
}
