import { type Formats, formatsOf } from "./formats.ts";
import { en, type Messages } from "./messages/en.ts";

type Words = (formats: Formats) => Messages;

const LOADERS: Readonly<Record<string, () => Promise<Words>>> = {
  fr: async () => (await import("./messages/fr.ts")).fr,
};
const loaded = new Map<string, Words>([["en", en]]);

/** The nearest `lang` around an element, through shadow roots; the browser's language when the page says none. */
export function inheritedLanguage(element: Element): string {
  for (let node: Element | undefined = element; node;) {
    const holder: Element | null = node.closest("[lang]");
    if (holder) return holder.getAttribute("lang") || "en";
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return navigator.language;
}

function wordsIn(words: Words, tag: string, language: string): Messages {
  try {
    if (tag.split("-")[0]?.toLowerCase() === language) return words(formatsOf(tag));
  } catch {
    // Not a BCP 47 tag: `lang="en_GB"` and the like are common in pages.
  }
  return words(formatsOf(language));
}

/** The words of the language around an element; it follows `lang` while connected. English until another has loaded. */
export class Locale {
  #host: Element;
  #changed: () => void;
  #observer: MutationObserver | undefined;
  #tag = "en";
  #words: Messages | undefined;

  constructor(host: Element, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  get words(): Messages {
    this.#words ??= wordsIn(en, this.#tag, "en");
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
    if (tag === this.#tag && this.#words) return;
    this.#tag = tag;
    const language = tag.split("-")[0]?.toLowerCase() ?? "en";
    const words = loaded.get(language);
    if (words) return this.#use(words, tag, language);
    const load = LOADERS[language];
    if (!load) return this.#use(en, "en", "en");
    load().then(
      (late) => {
        loaded.set(language, late);
        if (this.#tag === tag) this.#use(late, tag, language);
      },
      () => this.#use(en, "en", "en"),
    );
  }

  #use(words: Words, tag: string, language: string): void {
    this.#words = wordsIn(words, tag, language);
    this.#changed();
  }
}
