const wordsOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words of people who want no more messages, without accents and in lower case. */
const STOP = wordsOf(`
  stop stopall stopsms stoppub stopper stoppez arret arreter arretez desabonner desabonnez desabonnement
  desinscrire desinscrivez desinscription unsubscribe
`);

/** Words that may stand before it. */
const GREETING = wordsOf("bonjour bonsoir hello madame monsieur merci de d");

/** Words that may stand behind it: thanks, and what is to stop. */
const BEHIND = wordsOf(`
  sms texto textos pub pubs publicite publicites spam message messages envoi envois les des aux vos ces tous moi
  bonjour bonsoir cordialement merci beaucoup bien svp stp s il vous te plait madame monsieur
  please thanks thank you gracias por favor grazie per favore obrigado obrigada danke bitte
`);
/** The short code of the mention. */
const SHORT_CODE = /^\d{5}$/;

/**
 * Whether a reply asks for no more messages: the word alone, in any case and punctuation ("Stop.", "ARRÊT", "stop
 * 36180 merci", "Bonjour, stop svp"), and not a sentence that has it ("we must stop this").
 */
export function isStopText(text: string): boolean {
  // Longer texts are sentences, and need not be looked at.
  if (text.length > 60) return false;
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const begin = words.findIndex((word) => !GREETING.has(word));
  const [first = "", ...others] = words.slice(begin);
  return STOP.has(first) && others.every((word) => STOP.has(word) || BEHIND.has(word) || SHORT_CODE.test(word));
}
