import type { writing as english } from "../en/writing.ts";

export const writing: typeof english = {
  compose: {
    drafts: "Brouillons",
    emptyDraft: "Pas encore de texte",
    newDraft: "Nouveau message",
    deleteDraft: "Supprimer ce brouillon",
    progress: (done, total) => `${done} destinataires traités sur ${total}`,
    sentTo: (sent, all) => `Envoyé à ${sent} destinataires sur ${all}.`,
    lookedUp:
      "La réponse s’est perdue. Le message est peut-être parti\u00a0: il est recherché chez SMS Partner. Rien n’est renvoyé entre-temps.",
    waitingForNetwork: "En attente du réseau. L’envoi part dès qu’il y en a un.",
    pause: "Suspendre",
    resume: "Reprendre",
    cancel: "Annuler le reste",
    fromLink: "Ce texte et ces numéros viennent d’un lien. Relisez-les avant d’envoyer.",
    fromLinkQuestion: (numbers) => `Ce message vient d’un lien. L’envoyer au ${numbers}\u202f?`,
    sendIt: "Oui, l’envoyer",
    notSaved: "Ce brouillon n’a pas pu être enregistré. Le disque est-il plein\u202f?",
    optOuts: (count) =>
      count === 1
        ? "Un destinataire s’est désinscrit, il ne faut pas lui écrire\u00a0:"
        : `${count} destinataires se sont désinscrits, il ne faut pas leur écrire\u00a0:`,
    optOutsUnknown: "Impossible de vérifier si un destinataire s’est désinscrit. Envoyer quand même\u202f?",
    sendToOthers: "Les exclure et envoyer",
    doNotSend: "Ne pas envoyer",
  },
  templates: {
    insert: "Insérer un modèle ou un texte récent",
    stored: "Modèles",
    texts: "Textes récents",
    senders: "Expéditeurs récents",
    add: "Nouveau modèle",
    use: "Écrire avec",
    edit: "Modifier",
    delete: "Supprimer",
    empty: "Pas encore de modèle. Un modèle est un texte avec des blancs, comme {Heure}, remplis quand on l’utilise.",
    name: "Nom",
    text: "Texte",
    textHelp:
      "Un mot entre accolades est un blanc\u00a0: {Heure}. Avec une liste de personnes, ses colonnes remplissent les blancs du même nom.",
    sender: "Expéditeur",
    stop: "Commercial, avec STOP",
    unicode: "En Unicode",
    blanks: "Blancs, et ce qui est demandé là où aucune colonne ne les remplit",
    kinds: { text: "Texte", date: "Jour", time: "Heure", choice: "Choix" },
    choices: (name) => `Choix pour ${name}, entre points-virgules`,
    save: "Enregistrer",
    saveFrom: "Enregistrer comme modèle",
    export: "Exporter en JSON",
    import: "Importer du JSON",
    imported: (added, replaced, invalid) =>
      `${added} nouveaux, ${replaced} remplacés, ${invalid} qui n’en sont pas laissés de côté.`,
    unreadable: "Ce fichier ne contient pas de modèles.",
    fill: (name) => `Remplir «\u00a0${name}\u00a0»`,
    insertFilled: "Insérer",
    length: (segments, left) => `${segments} SMS, encore ${left} caractères`,
    problems: (count) => (count === 1 ? "1 problème" : `${count} problèmes`),
  },
  scheduled: {
    state: "Programmé",
    empty: "Rien n’est programmé.",
    at: (time) => `Part ${time}, heure de Paris`,
    held: (time) => `Commercial\u00a0: il arrivera ${time}`,
    tooLate: "Moins de cinq minutes\u00a0: l’envoi ne peut plus être annulé.",
  },
};
