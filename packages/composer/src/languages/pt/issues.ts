import type { Formats } from "../formats.ts";
import type { IssueMessages } from "../en/issues.ts";
import { meterMessages } from "./meter.ts";

/** As palavras portuguesas do que pode falhar. */
export function issueMessages(f: Formats): IssueMessages {
  const { sms, unsupportedCharacters } = meterMessages(f);
  return {
    issue: {
      required: {
        message: "Escreva uma mensagem.",
        recipients: "Adicione pelo menos um número.",
        other: "Preencha este campo.",
      },
      "unsupported-characters": (p) => unsupportedCharacters(Number(p.count), String(p.characters)),
      "too-many-segments": (p) => `${sms(Number(p.segments))}: no máximo ${p.max} por mensagem. Encurte o texto.`,
      "low-cost-too-long": (p) => `Um SMS Low Cost leva ${p.max}; este ocupa ${f.number(Number(p.units))}.`,
      "no-pub-stop-required": () => "Um SMS comercial Low Cost tem de conter NoPub=STOP.",
      "low-cost-unicode": () => "Um SMS Low Cost não pode ser em Unicode.",
      "too-many-recipients": (p) =>
        `${f.number(Number(p.count))} números: no máximo ${f.number(Number(p.max))} por envio.`,
      "invalid-recipients": (p) => `Não se pode enviar para ${p.first}.`,
      "duplicate-recipients": (p) => `${p.first} aparece mais do que uma vez.`,
      "too-short": (p) => `Pelo menos ${p.min} caracteres.`,
      "too-long": (p) => `No máximo ${p.max} caracteres.`,
      "invalid-characters": (p) =>
        p.link ? `O link não funcionaria: a rede substituiria ${p.characters}.` : `Não permitido aqui: ${p.characters}`,
      "not-an-option": () => "Esta opção não existe.",
      "invalid-url": () => "Indique um endereço completo, com https://.",
      "invalid-date": () => "Indique uma data e uma hora.",
      "in-the-past": () => "Esse momento já passou.",
      "minute-step": (p) => `Escolha os minutos de ${p.step} em ${p.step}.`,
      "wrong-type": () => "Este valor não serve aqui.",
    },
    blank: "espaço",
    capital: (letter) => `maiúscula ${letter}`,
    unsupported: (count) => `não ${count === 1 ? "pode ser enviado" : "podem ser enviados"} num SMS normal:`,
    writeInsteadOf: (character, text) => `Escrever ${text} em vez de ${character}`,
    leaveOutOne: (character) => `Remover ${character}`,
    encodeLink: (example) => `Codificar o link (${example})`,
    linkShare: (links, units, total) =>
      `${links === 1 ? "O link ocupa" : "Os links ocupam"} ${f.number(units)} de ${f.number(total)}.`,
    removeToSend: (units) => `remova ${f.number(units)} para poder enviar`,
    fixAll: "Corrigir tudo",
    moreCharacters: (count) => `e mais ${f.number(count)}`,
    switchToUnicode: "Mudar para Unicode",
    switchToPremium: "Mudar para Premium",
    replacedByNetwork: (count) =>
      f.count(count, "carácter será substituído pela rede", "caracteres serão substituídos pela rede"),
    isLeftOut: "removido",
    unitsMore: (count) => `+${f.count(count, "carácter", "caracteres")}`,
    addNoPub: "Adicionar NoPub=STOP",
  };
}
