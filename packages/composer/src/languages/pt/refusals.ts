import type { RefusalMessages } from "../en/refusals.ts";

/** As frases portuguesas das recusas. */
export function refusalMessages(): RefusalMessages {
  return {
    field: "A SMS Partner recusa-o.",
    account: "A SMS Partner recusa a conta ou a sua chave. Avise o responsável desta página.",
    busy: "Há demasiadas mensagens neste momento. Tente mais tarde.",
    connection: "A ligação falhou.",
    credit: "A conta não tem crédito suficiente.",
    destination: "Não se pode enviar para o país ou a rede de um destinatário.",
    hours: "A esta hora não se enviam mensagens comerciais.",
    invalid: "A mensagem viola uma regra.",
    listMissing: "Falta a lista de destinatários. Escolha de novo o ficheiro.",
    noAnswer: "Não chegou nenhuma resposta.",
    offline: "Está sem ligação.",
    other: "A SMS Partner recusou-a.",
    otherMessage: "Seguiu daqui outra mensagem em vez dela.",
    sender: "Este remetente não está autorizado.",
    setup: "Esta página não está preparada para enviar. Avise o seu responsável.",
    signIn: "Não pode enviar daqui. Inicie sessão de novo.",
    stopped: "Um destinatário pediu para não receber mais mensagens.",
    tooLong: "É demasiado para um só envio.",
    unreadable: "A resposta do servidor não se consegue ler.",
  };
}
