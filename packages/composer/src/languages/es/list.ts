import type { Formats } from "../formats.ts";
import type { ListMessages } from "../en/list.ts";
import { meterMessages } from "./meter.ts";

/** Las frases españolas de una lista de personas. */
export function listMessages(f: Formats): ListMessages {
  const { sms } = meterMessages(f);
  const people = (count: number): string => f.count(count, "persona", "personas");
  return {
    people,
    unnamed: "Lista",
    remove: "Quitar la lista",
    keep: "Conservarla",
    ready: (count) => `${f.number(count)} ${count === 1 ? "lista" : "listas"}`,
    toFix: (count) => `${f.number(count)} no ${count === 1 ? "sale" : "salen"}`,
    duplicates: (count) => f.count(count, "fila repetida", "filas repetidas"),
    showInvalid: "Verlas y corregirlas",
    line: (line) => `Línea ${f.number(line)}`,
    counting: "Contando…",
    insertField: "Insertar un campo",
    orType: "o escriba { en el texto",
    moreFields: (count) => f.count(count, "campo más", "campos más"),
    emptyFor: (count) => `vacío en ${f.number(count)}`,
    distribution: (parts, total) => `${parts} =\u00a0${sms(total)}`,
    part: (recipients, segments) => `${f.number(recipients)} × ${sms(segments)}`,
    range: (min, max) => (min === max ? sms(min) : `de ${f.number(min)} a ${sms(max)}`),
    total: (recipients, count) => `${people(recipients)}: ${sms(count)}`,
    shorten: (units, segments, saved) =>
      `Acórtelo en ${f.count(units, "carácter", "caracteres")}: todos caben en ${sms(segments)}, ${sms(saved)} menos.`,
    longestUnits: (units) => `como máximo ${f.count(units, "carácter", "caracteres")}`,
    byFields: "según el contenido de los campos",
    rangeTotal: (recipients, min, max) =>
      `${f.count(recipients, "destinatario", "destinatarios")} × de ${f.number(min)} a ${sms(max)}`,
    fieldsFound: (count) => `${f.count(count, "campo", "campos")}: flechas e Intro`,
    noSuchRow: "No hay ninguno.",
    stepper: "El texto de cada persona",
    previous: "Anterior",
    next: "Siguiente",
    position: (index, count) => `${f.number(index)} de ${f.number(count)}`,
    longest: "El más largo",
    firstReplaced: "Caracteres sustituidos",
    firstEmpty: "Campo vacío",
    sendMe: "Enviarme este",
    myNumber: "Su propio número",
    problem: {
      "list-missing": "La lista ya no está aquí: dé otra vez su archivo.",
      "list-too-long": (max) => `Como máximo ${people(max)} por envío.`,
      "no-rows": "Ninguna fila de la lista se puede enviar.",
      "looks-like-field": (name) => `{${name}} llegará tal cual: no hay lista con esta columna.`,
      "unknown-field": (name) => `La lista no tiene columna ${name}.`,
      "unclosed-field": "Un campo empieza por { y no acaba en }.",
      "double-braces": (fix) => `Un campo tiene llaves simples: ${fix}.`,
      "empty-field": (name) => `${name} está vacío`,
    },
    writeField: (field) => `Escribir ${field}`,
    giveDefault: (name, count) =>
      `${name} está vacío en ${f.count(count, "persona", "personas")}, que no ${count === 1 ? "recibiría" : "recibirían"} nada. Lo que leerán en su lugar:`,
    writeDefault: "Escribirlo",
  };
}
