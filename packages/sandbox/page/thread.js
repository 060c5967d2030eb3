/** @import { PhoneView, ThreadMessage, ThreadReply } from "../src/handsets/phone-view.ts" */
/** @import { Language } from "./languages/language-list.js" */
import { element, reconcile } from "./dom.js";
import { LANGUAGES } from "./languages/language-list.js";

/**
 * @typedef {object} ThreadContext
 * @property {Language} language
 * @property {number} now the platform's time
 * @property {(messageId: number) => void} deliverNow
 */

/** The operator's short code, which handsets show when there is no sender. */
const SHORT_CODE = "36xxx";

const MARKS = {
  queued: "◔",
  trying: "◔",
  arrived: "◑",
  delivered: "✓",
  "not-delivered": "✕",
  cancelled: "⊘",
  stopped: "⊘",
};

/**
 * Shows the thread of a phone; keeps the view at its end when it was there.
 * @param {HTMLElement} scroller
 * @param {HTMLElement} list
 * @param {PhoneView["thread"]} thread
 * @param {ThreadContext} context
 */
export const showThread = (scroller, list, thread, context) => {
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
  reconcile(
    list,
    thread,
    (item) => JSON.stringify([context.language, item]),
    (item) => (item.kind === "message" ? message(item, context) : reply(item, context)),
  );
  if (atEnd) scroller.scrollTop = scroller.scrollHeight;
};

/**
 * @param {ThreadMessage} item
 * @param {ThreadContext} context
 */
const message = (item, context) => {
  const messages = LANGUAGES[context.language];
  const { content, progress } = item;
  const state = messages.progress[progress](clockTime(item.progressAt, context));
  const held = progress === "queued" && item.heldBecause ? messages.held[item.heldBecause] : undefined;
  const counts = [
    messages.segments(content.segments.length),
    messages.units(content.units),
    messages[content.encoding],
  ];

  const bubble = element("div", { class: "bubble" }, ...textWithCuts(content));
  const row = element(
    "li",
    { class: `message ${progress}` },
    element("p", { class: "sender" }, item.sender ?? SHORT_CODE),
    bubble,
    element(
      "p",
      { class: "meta" },
      element("span", {}, counts.join(" · ")),
      element("span", { class: "id" }, `#${item.id}`),
    ),
    element(
      "p",
      { class: "receipt" },
      element("span", { class: "mark", "aria-hidden": "true" }, MARKS[progress]),
      element("span", {}, state),
    ),
  );
  if (held) row.append(element("p", { class: "held" }, held));
  if (progress === "queued") {
    const button = element("button", { type: "button" }, messages.deliverNow);
    button.addEventListener("click", () => context.deliverNow(item.id));
    row.append(button);
  }
  return row;
};

/**
 * @param {ThreadReply} item
 * @param {ThreadContext} context
 */
const reply = (item, context) =>
  element(
    "li",
    { class: "answer" },
    element("div", { class: "bubble" }, item.text),
    element("p", { class: "meta" }, clockTime(item.at, context)),
  );

/**
 * The text with a line at each border between two SMS, the STOP mention set apart.
 * @param {ThreadMessage["content"]} content
 * @returns {HTMLElement[]}
 */
const textWithCuts = ({ text, segments, stopMention }) => {
  const mentionAt = text.length - stopMention.length;
  return segments.flatMap(({ start, end }, index) => {
    const body = text.slice(start, Math.max(start, Math.min(end, mentionAt)));
    const mention = end > mentionAt ? text.slice(Math.max(start, mentionAt), end) : "";
    const piece = element("span", { class: "text" }, body);
    if (mention) piece.append(element("span", { class: "mention" }, mention));
    return index === 0 ? [piece] : [element("span", { class: "cut" }, `SMS ${index + 1}`), piece];
  });
};

/**
 * The hour on the clock of Paris, which is the platform's; with the day when it is another day.
 * @param {number} at
 * @param {{ language: Language, now: number }} context
 */
export const clockTime = (at, { language, now }) => {
  const { locale } = LANGUAGES[language];
  const date = new Date(at);
  const timeZone = "Europe/Paris";
  const today =
    date.toLocaleDateString(locale, { timeZone }) === new Date(now).toLocaleDateString(locale, { timeZone });
  return date.toLocaleString(locale, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    ...(!today && { weekday: "short", day: "numeric", month: "short" }),
  });
};
