import type { SendDraft } from "@sms-composer/core";

/** Texts as people write them in France: each shows another thing that a counter must know. */
export const EXAMPLES = {
  sale: {
    message: "Être prêt à l’été : 20 % sur « l’œuvre » [code {A|B}] – à bientôt…\nL’équipe Noël",
    sender: "BOUTIQUE",
    stop: true,
  },
  appointment: {
    message:
      "Bonjour Mme Lefèvre, votre rendez-vous avec le Dr Hô est confirmé mardi 24/11 à 9h40. Pour annuler, répondez NON.",
    sender: "CABINET",
    stop: false,
  },
  price: { message: "Votre commande n°4512 est prête : 49,90 € à régler au retrait.\nÀ très vite !", stop: false },
  long: {
    message:
      "Chère cliente, cher client, votre colis est arrivé au magasin de Lyon Part-Dieu. Il vous attend du lundi au samedi, de 9h à 19h, sur présentation de ce message.",
    stop: false,
  },
  word: {
    message:
      "Madame,\n\n“Portes ouvertes” le 5 décembre – de 10 h à 18 h…\n• Café offert\n• Visite de l’atelier\n\nBien à vous,\nl’équipe",
    stop: false,
  },
  emoji: { message: "C’est prêt 🎉 Votre gâteau vous attend !", unicode: true, stop: false },
} as const satisfies Readonly<Record<string, SendDraft>>;

export type ExampleName = keyof typeof EXAMPLES;

/** Numbers for whoever has not written any. */
const EXAMPLE_RECIPIENTS: readonly string[] = ["06 12 34 56 78", "+33 7 98 76 54 32"];

/** The draft with the example's text and options; the numbers stay. */
export function exampleDraft(name: ExampleName, draft: SendDraft): SendDraft {
  const { recipients = [] } = draft;
  return { ...EXAMPLES[name], recipients: recipients.length > 0 ? recipients : EXAMPLE_RECIPIENTS };
}
