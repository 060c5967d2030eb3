import type { RefusalMessages } from "../en/refusals.ts";

/** Las frases españolas de los rechazos. */
export function refusalMessages(): RefusalMessages {
  return {
    field: "SMS Partner lo rechaza.",
    account: "SMS Partner rechaza la cuenta o su clave. Avise al responsable de esta página.",
    busy: "Se envían demasiados mensajes en este momento. Inténtelo más tarde.",
    connection: "La conexión falló.",
    credit: "La cuenta no tiene crédito suficiente.",
    destination: "No se puede enviar al país o a la red de un destinatario.",
    hours: "Ahora no se pueden enviar mensajes comerciales.",
    invalid: "El mensaje incumple una regla.",
    listMissing: "Falta la lista de destinatarios. Elija otra vez su archivo.",
    noAnswer: "No llegó ninguna respuesta.",
    offline: "No tiene conexión.",
    other: "SMS Partner lo rechazó.",
    otherMessage: "Se envió otro mensaje desde aquí en su lugar.",
    sender: "Este remitente no está autorizado.",
    setup: "Esta página no está preparada para enviar. Avise a su responsable.",
    signIn: "No puede enviar desde aquí. Inicie sesión de nuevo.",
    stopped: "Un destinatario pidió no recibir más mensajes.",
    tooLong: "Es demasiado para un solo envío.",
    unreadable: "La respuesta del servidor no se puede leer.",
  };
}
