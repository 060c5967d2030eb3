import type { Formats } from "../formats.ts";
import type { ListMessages } from "../en/list.ts";
import { meterMessages } from "./meter.ts";

/** As frases portuguesas de uma lista de pessoas. */
export function listMessages(f: Formats): ListMessages {
  const { sms } = meterMessages(f);
  const people = (count: number): string => f.count(count, "pessoa", "pessoas");
  return {
    people,
    unnamed: "Lista",
    remove: "Remover a lista",
    keep: "Mantê-la",
    ready: (count) => `${f.number(count)} ${count === 1 ? "pronta" : "prontas"}`,
    toFix: (count) => `${f.number(count)} não ${count === 1 ? "segue" : "seguem"}`,
    duplicates: (count) => f.count(count, "linha repetida", "linhas repetidas"),
    showInvalid: "Vê-las e corrigi-las",
    line: (line) => `Linha ${f.number(line)}`,
    counting: "A contar…",
    insertField: "Inserir um campo",
    orType: "ou escreva { no texto",
    moreFields: (count) => `mais ${f.count(count, "campo", "campos")}`,
    emptyFor: (count) => `vazio em ${f.number(count)}`,
    distribution: (parts, total) => `${parts} =\u00a0${sms(total)}`,
    part: (recipients, segments) => `${f.number(recipients)} × ${sms(segments)}`,
    range: (min, max) => (min === max ? sms(min) : `de ${f.number(min)} a ${sms(max)}`),
    total: (recipients, count) => `${people(recipients)}: ${sms(count)}`,
    shorten: (units, segments, saved) =>
      `Encurte ${f.count(units, "carácter", "caracteres")}: todos cabem em ${sms(segments)}, ${sms(saved)} a menos.`,
    longestUnits: (units) => `no máximo ${f.count(units, "carácter", "caracteres")}`,
    byFields: "conforme o conteúdo dos campos",
    rangeTotal: (recipients, min, max) =>
      `${f.count(recipients, "destinatário", "destinatários")} × de ${f.number(min)} a ${sms(max)}`,
    fieldsFound: (count) => `${f.count(count, "campo", "campos")}: setas e Enter`,
    noSuchRow: "Não há nenhum.",
    stepper: "O texto de cada pessoa",
    previous: "Anterior",
    next: "Seguinte",
    position: (index, count) => `${f.number(index)} de ${f.number(count)}`,
    longest: "O mais longo",
    firstReplaced: "Caracteres substituídos",
    firstEmpty: "Campo vazio",
    sendMe: "Enviar-me este",
    myNumber: "O seu número",
    problem: {
      "list-missing": "A lista já não está aqui: dê de novo o ficheiro.",
      "list-too-long": (max) => `No máximo ${people(max)} por envio.`,
      "no-rows": "Nenhuma linha da lista pode ser enviada.",
      "looks-like-field": (name) => `{${name}} chegará tal como está: não há lista com esta coluna.`,
      "unknown-field": (name) => `A lista não tem a coluna ${name}.`,
      "unclosed-field": "Um campo começa por { e não acaba em }.",
      "double-braces": (fix) => `Um campo tem chavetas simples: ${fix}.`,
      "empty-field": (name) => `${name} está vazio`,
    },
    writeField: (field) => `Escrever ${field}`,
    giveDefault: (name, count) =>
      `${name} está vazio para ${f.count(count, "pessoa", "pessoas")}, que não ${count === 1 ? "receberia" : "receberiam"} nada. O que lerão em seu lugar:`,
    writeDefault: "Escrevê-lo",
  };
}
