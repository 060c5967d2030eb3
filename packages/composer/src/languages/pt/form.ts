import type { Formats } from "../formats.ts";
import { money } from "../money.ts";
import type { FormMessages } from "../en/form.ts";
import { meterMessages } from "./meter.ts";

/** As palavras portuguesas do formulário. */
export function formMessages(f: Formats): FormMessages {
  const meter = meterMessages(f);
  const { sms } = meter;
  return {
    ...meter,
    notLoaded: "Esta parte não carregou. Tente de novo.",
    recipients: "Destinatários",
    addNumbers: "Adicione ou cole números",
    recipientCount: (count) => f.count(count, "destinatário", "destinatários"),
    optedOutLeftOut: (count, numbers) =>
      `${f.count(count, "número excluído a pedido", "números excluídos a pedido")}: ${numbers}`,
    numbersUnchecked: "Não foi possível verificar os números. Tente de novo.",
    sender: "Remetente",
    senderHint: "opcional; 3 a 11 letras ou algarismos, sem acentos",
    range: "Gama",
    message: "Mensagem",
    unicode: "Unicode",
    unicodeHint: "mantém cada carácter; 70 por SMS em vez de 160",
    commercial: "Mensagem comercial",
    commercialHint: (mention) => `acrescenta «${mention}», como a lei exige`,
    commercialLowCostHint: "escreva NoPub=STOP no texto, como a lei exige",
    sendLater: "Enviar mais tarde",
    sendLaterHint: "escolher o dia e a hora",
    importFile: "Importar um ficheiro",
    templates: "Modelos",
    moreDetails: "Mais opções",
    asCode: "Ver o código",
    schedule: (count) => (count > 0 ? `Agendar ${sms(count)}` : "Agendar"),
    withoutUnsupported: "sem os caracteres que não podem ser enviados",
    lowCostHint: "um único SMS de 160 caracteres, sem Unicode",
    preview: "Pré-visualização",
    asItArrives: "tal como será recebida",
    billedAs: (count) => `chega como uma só mensagem, faturada como ${sms(count)}`,
    previewEmpty: "O que escrever aparece aqui tal como será recebido.",
    previewRest: (count) => `e mais ${sms(count)}`,
    perRecipient: (segments) => `${sms(segments)} por destinatário`,
    about: (amount, currency) => `cerca de ${money(f, amount, currency, true)}`,
    creditsLeft: (count) => f.count(count, "SMS de crédito restante", "SMS de crédito restantes"),
    send: (count) => (count > 0 ? `Enviar ${sms(count)}` : "Enviar"),
    tryOut: "Testar (nada é enviado)",
    trialHint: "teste: nada é enviado nem cobrado",
    unpriced: (count) => `${f.count(count, "número de outro país", "números de outros países")}: outros preços`,
    creditsShort: (affordable, recipients) =>
      `Os créditos chegam para ${f.number(affordable)} de ${f.count(recipients, "destinatário", "destinatários")}.`,
    labelled: (label, text) => `${label}: ${text}`,
    problemCount: (count) => f.count(count, "problema antes do envio", "problemas antes do envio"),
  };
}
