import type { people as english } from "../en/people.ts";

export const people: typeof english = {
  optOuts: {
    intro: "Ces numéros ont répondu STOP. SMS Partner ne leur remet plus rien.",
    empty: "Personne ne s’est désinscrit.",
    unavailable: "La liste ne peut pas être lue pour le moment.",
    since: "depuis",
    phone: "Numéro",
  },
};
