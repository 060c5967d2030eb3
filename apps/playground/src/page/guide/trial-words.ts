import type { Language } from "../../header-words.ts";

/** What the parts that can be tried say; a page has them in the language that it is written in. */
export interface TrialWords {
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
  readonly notThereYet: string;
  readonly beginWith: string;
  readonly own: string;
  readonly enoughContrast: string;
  readonly colour: string;
  readonly schemes: Readonly<Record<"light" | "dark", string>>;
  readonly styleSheet: string;
  readonly sendOnce: string;
  readonly eachAlone: string;
  readonly sending: string;
  readonly allTold: (sends: number) => string;
  readonly notReached: string;
  readonly fault: string;
  readonly clientSays: string;
  readonly arrived: string;
  readonly yes: string;
  readonly no: string;
  readonly whatApiDoes: string;
}

const en: TrialWords = {
  yourText: "A text of yours",
  mode: (name) => `${name} mode`,
  stopMention: "STOP mention",
  counted: "counted",
  modeHead: "mode",
  units: "units",
  bySmsPartner: "as SMS Partner does",
  byStandard: "by the standard alone",
  nothing: "nothing",
  cannotBeSent: "cannot be sent in GSM mode",
  becomes: (text) => `becomes ${text}`,
  unitsOf: (units, capacity) => `${units} of ${capacity} units`,
  sameCount: (count) => `${count}, and a plain counter says the same.`,
  tooMany: (count, plain, difference) => `${count}. A plain counter says ${plain}: ${difference} too many.`,
  tooFew: (count, plain, difference) => `${count}. A plain counter says ${plain}: ${difference} too few.`,
  replaced: "Replaced on the way:",
  lost: "Cannot be sent, and is not counted:",
  write: (character, suggestion) => `${character} (write ${suggestion})`,
  asWritten: "As written",
  asItArrives: "As it arrives",
  posted: "What the form posts",
  notThereYet: "Deutsch: not there yet",
  beginWith: "Start from",
  own: "Default",
  enoughContrast: "Every text has enough contrast, light and dark.",
  colour: "colour",
  schemes: { light: "light", dark: "dark" },
  styleSheet: "Your style sheet",
  sendOnce: "Send once under each fault",
  eachAlone: "Each on a sandbox of its own, over a real connection; the client waits a second and a half.",
  sending: "Sending…",
  allTold: (sends) =>
    `${sends} sends. Nothing that arrived is called not-sent, and nothing that did not is called sent.`,
  notReached: "The playground’s backend could not be reached.",
  fault: "fault",
  clientSays: "the client says",
  arrived: "arrived?",
  yes: "yes",
  no: "no",
  whatApiDoes: "what the API does",
};

const fr: TrialWords = {
  yourText: "Un texte à vous",
  mode: (name) => `Mode ${name}`,
  stopMention: "Mention STOP",
  counted: "compté",
  modeHead: "mode",
  units: "unités",
  bySmsPartner: "comme SMS Partner",
  byStandard: "d’après la norme seule",
  nothing: "rien",
  cannotBeSent: "ne passe pas en mode GSM",
  becomes: (text) => `devient ${text}`,
  unitsOf: (units, capacity) => `${units} unités sur ${capacity}`,
  sameCount: (count) => `${count}, et un compteur ordinaire dit la même chose.`,
  tooMany: (count, plain, difference) => `${count}. Un compteur ordinaire dit ${plain}\u00a0: ${difference} de trop.`,
  tooFew: (count, plain, difference) =>
    `${count}. Un compteur ordinaire dit ${plain}\u00a0: ${difference} de moins qu’il ne faut.`,
  replaced: "Remplacé en route\u00a0:",
  lost: "Ne passe pas, et n’est pas compté\u00a0:",
  write: (character, suggestion) => `${character} (écrire ${suggestion})`,
  asWritten: "Tel qu’écrit",
  asItArrives: "Tel qu’il arrive",
  posted: "Ce que le formulaire envoie",
  notThereYet: "Deutsch\u00a0: pas encore là",
  beginWith: "Partir de",
  own: "Par défaut",
  enoughContrast: "Chaque texte a assez de contraste, en clair et en sombre.",
  colour: "couleur",
  schemes: { light: "clair", dark: "sombre" },
  styleSheet: "Votre feuille de style",
  sendOnce: "Envoyer une fois avec chaque panne",
  eachAlone: "Chacun sur son propre bac à sable, par une vraie connexion\u00a0; le client attend une seconde et demie.",
  sending: "Envoi…",
  allTold: (sends) =>
    `${sends} envois. Rien de ce qui est arrivé n’est dit not-sent, et rien de ce qui n’est pas arrivé n’est dit sent.`,
  notReached: "Le serveur du terrain de jeu ne répond pas.",
  fault: "panne",
  clientSays: "le client dit",
  arrived: "arrivé\u00a0?",
  yes: "oui",
  no: "non",
  whatApiDoes: "ce que fait l’API (en anglais)",
};

export const TRIAL_WORDS: Readonly<Record<Language, TrialWords>> = { en, fr };
