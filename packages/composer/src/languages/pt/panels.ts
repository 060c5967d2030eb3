import type { Formats } from "../formats.ts";
import { dateText, dayText } from "../dates.ts";
import type { PanelMessages } from "../en/panels.ts";
import { arrivesHeld, BECAUSE } from "./hold.ts";

/** As palavras portuguesas dos painéis. */
export function panelMessages(f: Formats): PanelMessages {
  return {
    dayAndTime: "Dia e hora",
    parisTime: "hora de Paris, de 5 em 5 minutos",
    arrives: (at) => `Chega ${dateText(f, at)}.`,
    arrivesHeld: arrivesHeld(f),
    nowHeld: (at, because) => `enviado agora, chegaria ${dateText(f, at)}: ${BECAUSE[because]}`,

    language: "Linguagem de programação",
    copy: "Copiar",
    copied: "Copiado",
    copyByHand: "Cópia não permitida: o texto está selecionado, prima Ctrl+C.",
    keyHint: "O exemplo lê a chave na variável de ambiente SMSPARTNER_API_KEY.",

    tag: "Etiqueta",
    tagHint: "para reencontrar este envio; no máximo 20 minúsculas ou algarismos, sem espaços",
    responseUrl: "Endereço para as respostas",
    receiptUrl: "Endereço para os relatórios de entrega",
    sandbox: "Teste",
    sandboxHint: "nada é enviado, nada é cobrado",

    chooseTemplate: "Escolher um modelo",
    insert: "Inserir",
    saveAsTemplate: "Guardar este texto como modelo com o nome",
    saveTemplate: "Guardar",
    templateSaved: (name) => `${name} está guardado.`,
    day: (date) => dayText(f, date),
    time: (hour, minute) => `${hour}:${minute}`,
  };
}
