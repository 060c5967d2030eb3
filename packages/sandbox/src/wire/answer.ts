import type { Refusal } from "./refusal.ts";
import { wordsOf, type Words } from "../words/words.ts";
import { toXml } from "./xml-answer.ts";

export type Format = "json" | "xml";

const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  json: "application/json",
  xml: "text/xml; charset=UTF-8",
};

/** A refusal as the API tells it: the list of fields where there is one, else the words of its code. */
export function refusalBody({ code, fields }: Refusal, words: Words): Record<string, unknown> {
  return {
    success: false,
    code,
    ...(fields
      ? { errors: fields.map(({ element, say }) => ({ elementId: `children[${element}].data`, message: say(words) })) }
      : { message: wordsOf(code, words) }),
  };
}

export function respond(
  body: Readonly<Record<string, unknown>>,
  format: Format,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(format === "xml" ? toXml(body) : JSON.stringify(body), {
    status,
    headers: { "content-type": CONTENT_TYPES[format], ...headers },
  });
}
