/** Words of people who want no more messages, without accents and in lower case. */
const STOP = /^(?:stop|stopall|arret|arretez|desabonner|desabonnement|desinscrire|desinscription|unsubscribe)$/;

/** Words that may stand beside it: thanks, what is to stop, and the short code of the mention. */
const BESIDE = /^(?:stop|sms|pub|svp|merci|please|thanks|\d{5})$/;

/**
 * Whether a reply asks for no more messages: the word alone, in any case and punctuation ("Stop.", "ARRÊT", "stop
 * 36180 merci"), and not a sentence that has it ("we must stop this").
 */
export function isStopText(text: string): boolean {
  // Longer texts are sentences, and need not be looked at.
  if (text.length > 60) return false;
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const [first = "", ...others] = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return STOP.test(first) && others.every((word) => BESIDE.test(word));
}
