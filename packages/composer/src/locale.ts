import { type Formats, formatsOf } from "./formats.ts";

/** Makes the words of a language for the way one region writes numbers. */
export type Words<Messages> = (formats: Formats) => Messages;

/** The languages that words come in: English at once, the others when a page asks for them. */
export interface Languages<Messages> {
  readonly en: Words<Messages>;
  readonly others: Readonly<Record<string, () => Promise<Words<Messages>>>>;
}

/** The nearest `lang` around an element, through shadow roots; the browser's language when the page says none. */
function inheritedLanguage(element: Element): string {
  for (let node: Element | undefined = element; node;) {
    const holder: Element | null = node.closest("[lang]");
    if (holder) return holder.getAttribute("lang") || "en";
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return navigator.language;
}

function formatsIn(tag: string, language: string): Formats {
  try {
    if (languageOf(tag) === language) return formatsOf(tag);
  } catch {
    // Not a BCP 47 tag; pages have all sorts.
  }
  return formatsOf(language);
}

const languageOf = (tag: string): string => tag.split("-")[0]?.toLowerCase() ?? "";

/** The words of the language around an element; it follows `lang` while connected. English until another has loaded. */
export class Locale<Messages> {
  #host: Element;
  #languages: Languages<Messages>;
  #changed: () => void;
  #observer: MutationObserver | undefined;
  #tag: string | undefined;
  #words: Messages | undefined;

  constructor(host: Element, languages: Languages<Messages>, changed: () => void) {
    this.#host = host;
    this.#languages = languages;
    this.#changed = changed;
  }

  get words(): Messages {
    this.#words ??= this.#languages.en(formatsOf("en"));
    return this.#words;
  }

  connect(): void {
    this.#observer = new MutationObserver(() => this.#follow());
    for (let root = this.#host.getRootNode(); ; root = root.host.getRootNode()) {
      this.#observer.observe(root, { attributeFilter: ["lang"], subtree: true });
      if (!(root instanceof ShadowRoot)) break;
    }
    this.#follow();
  }

  disconnect(): void {
    this.#observer?.disconnect();
  }

  #follow(): void {
    const tag = inheritedLanguage(this.#host).replaceAll("_", "-");
    if (tag === this.#tag) return;
    this.#tag = tag;
    const language = languageOf(tag);
    const load = this.#languages.others[language];
    const speak = (words: Words<Messages>, spoken: string): void => {
      if (this.#tag !== tag) return;
      this.#words = words(formatsIn(tag, spoken));
      this.#changed();
    };
    if (!load) return speak(this.#languages.en, "en");
    load().then(
      (words) => speak(words, language),
      () => {
        speak(this.#languages.en, "en");
        // The next change of `lang`, or the next time on the page, tries again.
        this.#tag = undefined;
      },
    );
  }
}
