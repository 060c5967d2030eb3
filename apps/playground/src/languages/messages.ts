import type { ExampleName } from "../examples.ts";
import type { TroubleName } from "../troubles.ts";

/** The messages of the header, on the playground and in the guide. */
export interface HeaderMessages {
  readonly places: string;
  readonly playground: string;
  readonly guide: string;
  readonly language: string;
  readonly theme: string;
  readonly auto: string;
  readonly light: string;
  readonly dark: string;
}

/** Everything that the page itself says; the element has its own messages. */
export interface PageMessages extends HeaderMessages {
  readonly promise: string;
  readonly examples: string;
  readonly example: Readonly<Record<ExampleName, string>>;
  /** The file of people. */
  readonly examplePeople: string;
  readonly handset: string;
  readonly trouble: string;
  readonly troubles: Readonly<Record<TroubleName, { readonly label: string; readonly effect: string }>>;
  readonly troubleRefused: string;
  readonly wire: string;
  readonly wireEmpty: string;
  readonly wireNote: string;
  readonly hopPage: string;
  readonly hopBackend: string;
  readonly lost: string;
  readonly notCalled: string;
  readonly references: string;
  readonly reference: {
    readonly sandbox: string;
    readonly api: string;
    readonly alphabet: string;
    readonly concatenation: string;
  };
  readonly apiAddress: string;
}

/** The messages around the text of a page, in the reader's language; the READMEs themselves are in English only. */
export interface GuideMessages extends HeaderMessages {
  readonly skip: string;
  readonly chapters: string;
  readonly sending: string;
  readonly tutorial: string;
  readonly howTo: string;
  readonly explanation: string;
  readonly reference: string;
  readonly onThisPage: string;
  readonly neighbours: string;
  readonly inEnglish: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
}

/** The messages of the demos; a page has them in the language that it is written in. */
export interface DemoMessages {
  readonly yourText: string;
  readonly mode: (name: string) => string;
  readonly stopMention: string;
  readonly counted: string;
  readonly modeHead: string;
  readonly units: string;
  readonly bySmsPartner: string;
  readonly byStandard: string;
  readonly nothing: string;
  readonly cannotBeSent: string;
  readonly becomes: (text: string) => string;
  readonly unitsOf: (units: number, capacity: number) => string;
  readonly sameCount: (count: string) => string;
  readonly tooMany: (count: string, plain: number, difference: number) => string;
  readonly tooFew: (count: string, plain: number, difference: number) => string;
  readonly replaced: string;
  readonly lost: string;
  readonly write: (character: string, suggestion: string) => string;
  readonly asWritten: string;
  readonly asItArrives: string;
  readonly posted: string;
  readonly fileToTry: string;
  readonly notTranslated: string;
  readonly beginWith: string;
  readonly own: string;
  readonly enoughContrast: string;
  readonly colour: string;
  readonly schemes: Readonly<Record<"light" | "dark", string>>;
  readonly styleSheet: string;
  readonly sendOnce: string;
  readonly eachAlone: string;
  readonly sending: string;
  readonly allOutcomes: (sends: number) => string;
  readonly notReached: string;
  readonly fault: string;
  readonly clientError: string;
  readonly arrived: string;
  readonly yes: string;
  readonly no: string;
  readonly whatApiDoes: string;
}

/** Messages of one language, by the part of the site that shows them. */
export interface Messages {
  readonly header: HeaderMessages;
  readonly page: PageMessages;
  readonly guide: GuideMessages;
  readonly demos: DemoMessages;
}
