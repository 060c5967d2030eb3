import type { Refusal } from "./refusal.ts";
import { textOfCode, type Texts } from "../languages/languages.ts";
import { toXml } from "./xml-answer.ts";

/** Format of an answer. */
export type Format = "json" | "xml";

const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  json: "application/json",
  xml: "application/xml",
};

/** The body of a refusal: a list of field errors where there is one, else the message of its code. */
export function refusalBody({ code, fields, notMobiles, say }: Refusal, texts: Texts): Record<string, unknown> {
  if (notMobiles) {
    return {
      success: false,
      code,
      message: texts.noPriceFor(notMobiles.join(", ")),
      errors: notMobiles.map((written) => ({ success: false, code: "9", message: texts.notMobile(written) })),
    };
  }
  return {
    success: false,
    code,
    ...(fields
      ? { errors: fields.map(({ element, say }) => ({ elementId: `children[${element}].data`, message: say(texts) })) }
      : { message: say?.(texts) ?? textOfCode(code, texts) }),
  };
}

/** An answer of the API in its format. */
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
