import type { writing as english } from "../en/writing.ts";

export const writing: typeof english = {
  compose: {
    drafts: "Brouillons",
    emptyDraft: "Pas encore de texte",
    newDraft: "Nouveau message",
    deleteDraft: "Supprimer ce brouillon",
    progress: (done, total) => `${done} requêtes traitées sur ${total}`,
    sentTo: (sent, all) => `Envoyé à ${sent} destinataires sur ${all}.`,
    lookedUp:
      "La réponse s’est perdue. Le message est peut-être parti : il est recherché chez SMS Partner. Rien n’est renvoyé entre-temps.",
    waitingForNetwork: "En attente du réseau. L’envoi part dès qu’il y en a un.",
    pause: "Suspendre",
    resume: "Reprendre",
    cancel: "Annuler le reste",
    deleteDraftQuestion: "Supprimer ce brouillon ? Il ne pourra pas être retrouvé.",
    keep: "Le garder",
    fromLink: "Ce texte et ces numéros viennent d’un lien. Relisez-les avant d’envoyer.",
    fromLinkQuestion: (numbers) => `Ce message vient d’un lien. L’envoyer au ${numbers} ?`,
    sendIt: "Oui, l’envoyer",
    notSaved: "Ce brouillon n’a pas pu être enregistré. Le disque est-il plein ?",
    optOuts: (count) =>
      count === 1
        ? "Un destinataire s’est désinscrit, il ne faut pas lui écrire :"
        : `${count} destinataires se sont désinscrits, il ne faut pas leur écrire :`,
    optOutsUnknown: "Impossible de vérifier si un destinataire s’est désinscrit. Envoyer quand même ?",
    sendToOthers: "Envoyer sans eux",
    doNotSend: "Ne pas envoyer",
  },
  scheduled: {
    state: "Programmé",
    empty: "Rien n’est programmé.",
    at: (moment) => `Part ${moment}, heure de Paris`,
    held: (moment) => `Commercial : il arriverait ${moment}`,
    tooLate: "Moins de cinq minutes : l’envoi ne peut plus être annulé.",
  },
};
