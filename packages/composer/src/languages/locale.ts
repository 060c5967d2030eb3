import { type Formats, formatsOf } from "./formats.ts";
import { LANGUAGES } from "./languages.ts";
import type { Messages, Part, MessageFactory } from "./messages.ts";

/** The element whose shadow root it is. */
const hostOf = (root: Node & Partial<Pick<ShadowRoot, "host">>): Element | undefined => root.host;

/** The nearest `lang` around an element, through shadow roots; the browser's language when the page says none. */
function inheritedLanguage(element: Element): string {
  for (let node: Element | undefined = element; node; node = hostOf(node.getRootNode())) {
    const holder = node.closest("[lang]");
    if (holder) return holder.getAttribute("lang") || "en";
  }
  return navigator.language;
}

/** The region of a language where a page names none: the messages are those of Europe, and so are the formats. */
export const regionOf = (tag: string): string => ({ pt: "pt-PT", en: "en-GB" })[tag] ?? tag;

function formatsIn(tag: string, language: string): Formats {
  try {
    if (languageOf(tag) === language) return formatsOf(regionOf(tag));
  } catch {
    // Not a BCP 47 tag; pages have all sorts.
  }
  return formatsOf(regionOf(language));
}

const languageOf = (tag: string): string => tag.replace(/-.*/, "").toLowerCase();

/** The messages of one part of the element, in a language other than English. */
export const loadMessages = async <P extends Part>(language: string, part: P): Promise<MessageFactory<P> | undefined> =>
  (await LANGUAGES[language]?.())?.language[part]();

/** English messages: there at once, or loaded when somebody asks for them. */
export type English<P extends Part> =
  | { readonly messages: MessageFactory<P> }
  | { readonly load: () => Promise<MessageFactory<P>> };

/** The messages of one part in the language around an element; it follows `lang` while connected. */
export class Locale<P extends Part> {
  #host: Element;
  #part: P;
  #changed: () => void;
  #english: English<P>;
  #observer: MutationObserver | undefined;
  #tag: string | undefined;
  #messages: Messages[P] | undefined;
  #ready: Promise<void> = Promise.resolve();
  #hasFailed = false;

  constructor(host: Element, part: P, changed: () => void, english: English<P>) {
    this.#host = host;
    this.#part = part;
    this.#changed = changed;
    this.#english = english;
  }

  /** The messages of the language before until the new ones have loaded; undefined before the first. */
  get messages(): Messages[P] | undefined {
    return this.#messages;
  }

  /** The messages of the present language did not load. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  get isConnected(): boolean {
    return this.#observer !== undefined;
  }

  /** The messages of the present language are there, or could not be loaded. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Follows from now on; once more tries again what did not load. */
  connect(): void {
    this.#observer ??= this.#observe();
    this.#follow();
  }

  disconnect(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  #observe(): MutationObserver {
    const observer = new MutationObserver(() => this.#follow());
    for (let node: Element | undefined = this.#host; node; node = hostOf(node.getRootNode()))
      observer.observe(node.getRootNode(), { attributeFilter: ["lang"], subtree: true });
    return observer;
  }

  #follow(): void {
    const tag = inheritedLanguage(this.#host).replaceAll("_", "-");
    if (tag === this.#tag) return;
    this.#tag = tag;
    const language = languageOf(tag);
    const english = this.#english;
    const speak = (messages: MessageFactory<P>, found: string): void => {
      if (this.#tag !== tag) return;
      this.#messages = messages(formatsIn(tag, found));
      this.#hasFailed = false;
      this.#changed();
    };
    if (!LANGUAGES[language] && "messages" in english) return speak(english.messages, "en");
    const load = async (): Promise<void> => {
      const messages = await loadMessages(language, this.#part);
      if (messages) speak(messages, language);
      else if ("load" in english) speak(await english.load(), "en");
    };
    this.#ready = load().catch(() => {
      if ("messages" in english) speak(english.messages, "en");
      if (this.#tag !== tag) return;
      // The next change of `lang`, or the next time that somebody asks, tries again.
      this.#tag = undefined;
      this.#hasFailed = true;
      this.#changed();
    });
  }
}
