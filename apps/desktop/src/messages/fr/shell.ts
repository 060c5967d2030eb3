import type { shell as english } from "../en/shell.ts";

export const shell: typeof english = {
  appName: "SMS Composer",
  views: {
    compose: "Écrire",
    outbox: "Boîte d’envoi",
    scheduled: "Programmés",
    templates: "Modèles",
    people: "Personnes",
    "opt-outs": "Désinscrits",
    settings: "Réglages",
    help: "Aide",
  },
  menu: {
    file: "Fichier",
    newMessage: "Nouveau message",
    send: "Envoyer",
    exportHistory: "Exporter l’historique…",
    quit: "Quitter",
    edit: "Édition",
    editItems: {
      undo: "Annuler",
      redo: "Rétablir",
      cut: "Couper",
      copy: "Copier",
      paste: "Coller",
      selectAll: "Tout sélectionner",
    },
    find: "Rechercher",
    settings: "Réglages…",
    resetZoom: "Taille réelle",
    zoomIn: "Agrandir",
    zoomOut: "Réduire",
    fullScreen: "Plein écran",
    minimize: "Réduire la fenêtre",
    close: "Fermer la fenêtre",
    about: "À propos de SMS Composer",
    services: "Services",
    hide: "Masquer SMS Composer",
    hideOthers: "Masquer les autres",
    showAll: "Tout afficher",
    view: "Affichage",
    window: "Fenêtre",
    help: "Aide",
    documentation: "Documentation de SMS Partner",
  },
  banner: {
    trial: "Essai\u00a0: rien ne quitte cet ordinateur. Les messages arrivent sur un téléphone virtuel.",
    openHandset: "Voir le téléphone",
    useMyAccount: "Utiliser mon compte",
    offline: "Pas de réseau. Ce que vous envoyez attend dans la boîte d’envoi.",
    noKey: "Pas de clé\u00a0: votre compte ne peut rien envoyer. Saisissez-la dans les réglages.",
    lockedKey: "Le trousseau du système n’ouvre pas votre clé. Déverrouillez-le, puis redémarrez l’application.",
    refused: "SMS Partner refuse la clé. Vérifiez-la dans les réglages.",
    noAnswer: "SMS Partner ne répond pas pour le moment.",
    untrustedCertificate:
      "Pas de connexion sûre\u00a0: cet ordinateur ne reconnaît pas le certificat à l’adresse de SMS Partner. Demandez à qui s’occupe de votre réseau ou de votre antivirus.",
    tryAgain: "Réessayer",
  },
  credit: {
    low: (left) => `Plus que ${left} SMS.`,
    buy: "Acheter du crédit",
    left: (count) => `${count} SMS restants`,
  },
  undo: {
    undo: "Annuler",
    close: "Fermer",
    deleted: {
      message: "Message supprimé.",
      draft: "Brouillon supprimé.",
      template: "Modèle supprimé.",
      contact: "Contact supprimé.",
    },
    tooLate: "Il ne peut plus être récupéré.",
  },
  updates: {
    heading: "Mises à jour",
    look: "Chercher une nouvelle version à chaque démarrage",
    lookHelp:
      "Demande à GitHub la liste des versions, sans rien envoyer de vous ni de cet ordinateur. Ne télécharge rien.",
    newest: "C’est la version la plus récente.",
    newer: (version) => `La version ${version} de cette application est sortie.`,
    page: "Voir les versions",
    noAnswer: "La liste des versions n’a pas pu être lue cette fois.",
    unavailable: "Cette version ne sait pas où sont les suivantes, et n’en cherche pas.",
  },
  notifications: {
    failed: {
      title: "Un message n’est pas parti",
      body: "Il a été refusé en tout ou en partie. Ouvrez la boîte d’envoi pour voir pourquoi.",
    },
    doubtful: {
      title: "Un message est peut-être parti",
      body: "Personne ne le sait avec certitude. Ouvrez la boîte d’envoi pour décider.",
    },
  },
  crashed: {
    title: "SMS Composer doit s’arrêter",
    body: (place) =>
      `Une erreur s’est produite. Brouillons et boîte d’envoi sont sur le disque\u00a0: relancez l’application. Emplacement de l’erreur\u00a0: ${place}`,
  },
  pageGone: {
    title: "La fenêtre s’est arrêtée plusieurs fois",
    body: "Les brouillons et la boîte d’envoi sont sur le disque, et ce qui attend part quand même. Rechargez la fenêtre, ou quittez l’application et relancez-la plus tard.",
    reload: "Recharger",
    quit: "Quitter",
  },
  damaged: {
    title: "Des données de l’application sont illisibles",
    body: (file, kept) =>
      `${file} a été déplacé vers ${kept} et un nouveau fichier est commencé. Rien n’a été supprimé.`,
    rescued: (count) =>
      `${count} messages et brouillons ont pu en être repris. Ce qui restait à envoyer est retenu\u00a0: voyez-le dans la boîte d’envoi.`,
    unwritable:
      "Le dossier ne peut pas être écrit\u00a0: le disque est plein, ou le dossier est en lecture seule. Rien n’a été modifié.",
    locked: "Les données de l’application sont utilisées par un autre processus. Fermez-le et redémarrez.",
    newer: "Les données de l’application viennent d’une version plus récente. Installez cette version.",
  },
};
