/** @import { LogEntry } from "../src/http/request-log.ts" */
/** @import { WebhookAttempt } from "../src/platform/webhooks.ts" */
/** @import { Language } from "./languages/language-list.js" */
import { element, reconcile } from "./dom.js";
import { LANGUAGES } from "./languages/language-list.js";

/** @typedef {{ language: Language, indent: boolean }} InspectorContext */

/**
 * Shows the requests, the latest first.
 * @param {HTMLElement} list
 * @param {readonly LogEntry[]} requests
 * @param {InspectorContext} context
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
 * Shows the webhooks that were called, the latest first.
 * @param {HTMLElement} list
 * @param {readonly WebhookAttempt[]} attempts
 * @param {InspectorContext} context
 */
export const showWebhooks = (list, attempts, context) => {
  reconcile(
    list,
    attempts.toReversed(),
    ({ id }) => `${id} ${context.language} ${context.indent}`,
    (attempt) => webhook(attempt, context),
  );
};

/**
 * @param {LogEntry} entry
 * @param {InspectorContext} context
 */
const request = (entry, context) => {
  const messages = LANGUAGES[context.language];
  const code = controlCode(entry.responseBody);
  const failed = entry.status === undefined || entry.status >= 400 || (code !== undefined && code !== 200);
  const headers = Object.entries(entry.requestHeaders).map(([name, value]) => `${name}: ${value}`);
  const head = [`${entry.method} ${entry.url}`, ...headers].join("\n");
  const body = entry.requestBody && `\n\n${shown(entry.requestBody, context)}`;
  const answer = entry.status === undefined ? messages.noResponse : (entry.responseBody ?? messages.notShown);
  return exchange(
    {
      at: entry.at,
      title: `${entry.method} ${entry.call}`,
      verdict: verdict(entry, code, messages.code),
      failed,
      fault: entry.fault,
    },
    [
      [messages.request, head + body],
      [`${messages.response} ${entry.status ?? ""}`, shown(answer, context)],
    ],
    context,
  );
};

/**
 * @param {WebhookAttempt} attempt
 * @param {InspectorContext} context
 */
const webhook = (attempt, context) => {
  const messages = LANGUAGES[context.language];
  const failed = attempt.status === undefined || attempt.status >= 300;
  return exchange(
    {
      at: attempt.at,
      title: messages.webhook[attempt.kind],
      verdict: failed ? `✕ ${attempt.status ?? ""}` : "✓",
      failed,
    },
    [
      [messages.request, `POST ${attempt.url}\n\n${shown(JSON.stringify(attempt.body), context)}`],
      [messages.response, attempt.error ?? `HTTP ${attempt.status}`],
    ],
    context,
  );
};

/**
 * One line that opens on what went out and what came back.
 * @param {{ at: number, title: string, verdict: string, failed: boolean, fault?: string | undefined }} summary
 * @param {readonly (readonly [heading: string, text: string])[]} parts
 * @param {InspectorContext} context
 */
const exchange = ({ at, title, verdict: outcome, failed, fault }, parts, { language }) => {
  const time = new Date(at).toLocaleTimeString(LANGUAGES[language].locale, { timeZone: "Europe/Paris" });
  const summary = element(
    "summary",
    {},
    element("time", {}, time),
    element("span", { class: "call" }, title),
    ...(fault ? [element("span", { class: "fault" }, fault)] : []),
    element("span", { class: failed ? "verdict failed" : "verdict" }, outcome),
  );
  const shownParts = parts.flatMap(([heading, text]) => [
    element("h3", {}, heading),
    element("pre", { tabindex: "0" }, element("code", {}, text)),
  ]);
  return element("li", {}, element("details", {}, summary, ...shownParts));
};

/**
 * @param {LogEntry} entry
 * @param {number | undefined} code
 * @param {string} word
 */
const verdict = (entry, code, word) => {
  if (entry.status === undefined) return "✕";
  if (code === 200 && entry.status === 200) return "✓";
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
 * @param {InspectorContext} context
 */
const shown = (text, { indent }) => {
  if (!indent) return text;
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
};
