/** @import { LogEntry } from "../src/request-log.ts" */
/** @import { Language } from "./words.js" */
import { element, reconcile } from "./dom.js";
import { WORDS } from "./words.js";

/**
 * Shows the requests, the latest first.
 * @param {HTMLElement} list
 * @param {readonly LogEntry[]} requests
 * @param {{ language: Language, indent: boolean }} context
 */
export const showRequests = (list, requests, context) => {
  reconcile(
    list,
    requests.toReversed(),
    ({ id }) => `${id} ${context.language} ${context.indent}`,
    (entry) => request(entry, context),
  );
};

/**
 * @param {LogEntry} entry
 * @param {{ language: Language, indent: boolean }} context
 */
const request = (entry, { language, indent }) => {
  const words = WORDS[language];
  const code = controlCode(entry.responseBody);
  const failed = entry.status === undefined || entry.status >= 400 || (code !== undefined && code !== 200);
  const headers = Object.entries(entry.requestHeaders).map(([name, value]) => `${name}: ${value}`);
  const written = [`${entry.method} ${entry.url}`, ...headers, "", shown(entry.requestBody, indent)].join("\n").trim();
  const answer = entry.status === undefined ? words.noResponse : (entry.responseBody ?? words.notShown);
  const summary = element(
    "summary",
    {},
    element("time", {}, new Date(entry.at).toLocaleTimeString(language === "fr" ? "fr-FR" : "en-GB")),
    element("span", { class: "call" }, `${entry.method} ${entry.call}`),
    element("span", { class: failed ? "verdict failed" : "verdict" }, verdict(entry, code, words.code)),
  );
  if (entry.fault) summary.append(element("span", { class: "fault" }, entry.fault));
  return element(
    "li",
    {},
    element(
      "details",
      {},
      summary,
      element("h3", {}, words.request),
      element("pre", { tabindex: "0" }, element("code", {}, written)),
      element("h3", {}, entry.status === undefined ? words.response : `${words.response} ${entry.status}`),
      element("pre", { tabindex: "0" }, element("code", {}, shown(answer, indent))),
    ),
  );
};

/**
 * @param {LogEntry} entry
 * @param {number | undefined} code
 * @param {string} word
 */
const verdict = (entry, code, word) => {
  if (entry.status === undefined) return "✕";
  if (code === 200) return "✓";
  return code === undefined ? `HTTP ${entry.status}` : `✕ ${word} ${code}`;
};

/**
 * The control code of an answer in JSON or XML.
 * @param {string | undefined} body
 */
const controlCode = (body = "") => {
  const match =
    /^\{"success":(?:true|false),"code":(\d+)/.exec(body) ??
    /<result><entry>(?:true|false)<\/entry><entry>(\d+)</.exec(body);
  return match ? Number(match[1]) : undefined;
};

/**
 * @param {string} text
 * @param {boolean} indent
 */
const shown = (text, indent) => {
  if (!indent) return text;
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
};
