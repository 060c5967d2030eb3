import type { RefusalMessages } from "../en/refusals.ts";

/** Le frasi italiane dei rifiuti. */
export function refusalMessages(): RefusalMessages {
  return {
    field: "SMS Partner lo rifiuta.",
    account: "SMS Partner rifiuta l’account o la sua chiave. Avvisa chi gestisce questa pagina.",
    busy: "Troppi messaggi in questo momento. Riprova più tardi.",
    connection: "La connessione non è riuscita.",
    credit: "L’account non ha credito sufficiente.",
    destination: "Non si può inviare al paese o alla rete di un destinatario.",
    hours: "A quest’ora non si inviano messaggi commerciali.",
    invalid: "Il messaggio viola una regola.",
    listMissing: "Manca l’elenco dei destinatari. Scegli di nuovo il file.",
    noAnswer: "Non è arrivata nessuna risposta.",
    offline: "Sei offline.",
    other: "SMS Partner lo ha rifiutato.",
    otherMessage: "Da qui è partito un altro messaggio al suo posto.",
    sender: "Questo mittente non è autorizzato.",
    setup: "Questa pagina non è configurata per inviare. Avvisa chi la gestisce.",
    signIn: "Non puoi inviare da qui. Accedi di nuovo.",
    stopped: "Un destinatario ha chiesto di non ricevere più messaggi.",
    tooLong: "È troppo per un solo invio.",
    unreadable: "La risposta del server non è leggibile.",
  };
}
