import { type Formats, formatsOf } from "./formats.ts";
import { LANGUAGES, type Messages, type Part, type Words } from "./messages/languages.ts";

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

/** The words of one part in another language than English. */
export async function loadWords<P extends Part>(language: string, part: P): Promise<Words<P> | undefined> {
  return (await LANGUAGES[language]?.())?.[part]();
}

/** The words of one part in the language around an element; it follows `lang` while connected. English until another has loaded. */
export class Locale<P extends Part> {
  #host: Element;
  #part: P;
  #english: Words<P>;
  #changed: () => void;
  #observer: MutationObserver | undefined;
  #tag: string | undefined;
  #words: Messages[P] | undefined;
  #ready: Promise<void> = Promise.resolve();

  constructor(host: Element, part: P, english: Words<P>, changed: () => void) {
    this.#host = host;
    this.#part = part;
    this.#english = english;
    this.#changed = changed;
  }

  get words(): Messages[P] {
    this.#words ??= this.#english(formatsOf("en"));
    return this.#words;
  }

  /** The words of the present language are there, or could not be loaded. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  connect(): void {
    this.#observer?.disconnect();
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
    const speak = (words: Words<P>, spoken: string): void => {
      if (this.#tag !== tag) return;
      this.#words = words(formatsIn(tag, spoken));
      this.#changed();
    };
    if (!Object.hasOwn(LANGUAGES, language)) return speak(this.#english, "en");
    this.#ready = loadWords(language, this.#part).then(
      (words) => words && speak(words, language),
      () => {
        speak(this.#english, "en");
        // The next change of `lang`, or the next time on the page, tries again.
        this.#tag = undefined;
      },
    );
  }
}
