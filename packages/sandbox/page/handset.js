/** @import { PhoneSummary, PhoneView } from "../src/phone-view.ts" */
/** @import { LogEntry } from "../src/request-log.ts" */
/** @import { Language } from "./words.js" */
import { byId, element, reconcile } from "./dom.js";
import { showRequests } from "./inspector.js";
import { clockTime, showThread } from "./thread.js";
import { WORDS } from "./words.js";

const page = {
  phones: byId("phones", HTMLUListElement),
  search: byId("search", HTMLInputElement),
  label: byId("label", HTMLHeadingElement),
  avatar: byId("avatar", HTMLSpanElement),
  state: byId("state", HTMLSelectElement),
  stopped: byId("stopped", HTMLParagraphElement),
  thread: byId("thread", HTMLOListElement),
  empty: byId("empty", HTMLDivElement),
  sample: byId("sample", HTMLElement),
  reply: byId("reply", HTMLFormElement),
  text: byId("text", HTMLInputElement),
  offline: byId("offline", HTMLParagraphElement),
  requests: byId("requests", HTMLOListElement),
  noRequests: byId("no-requests", HTMLParagraphElement),
  indent: byId("indent", HTMLInputElement),
  baseUrl: byId("base-url", HTMLElement),
  credit: byId("credit", HTMLElement),
};

const HANDSET_STATES = /** @type {const} */ (["on", "off", "unreachable"]);
const LANGUAGE_KEY = "sms-sandbox-language";

const query = new URLSearchParams(location.search);
const compact = query.has("compact");
/** The phone that was asked for; without one, the page follows the phone that got the latest message. */
let chosen = query.get("number") ?? undefined;
/** @type {PhoneView | undefined} */
let phone;
/** @type {readonly PhoneSummary[]} */
let phones = [];
/** @type {readonly LogEntry[]} */
let requests = [];
/** @type {Language} */
let language = "en";

const words = () => WORDS[language];

/**
 * @param {string} path
 * @param {{ method: string, body: unknown }} [command]
 * @returns {Promise<any>}
 */
const call = async (path, command) => {
  const response = await fetch(
    `/control/${path}`,
    command && {
      method: command.method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(command.body),
    },
  );
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return response.json();
};

const refresh = async () => {
  try {
    const digits = page.search.value.replaceAll(/\D/g, "").replace(/^0/, "");
    ({ phones } = await call(`phones?search=${encodeURIComponent(digits)}`));
    const number = chosen ?? phone?.number ?? phones[0]?.number;
    const followed = chosen ?? (page.search.value ? number : (phones[0]?.number ?? number));
    phone = followed ? await call(`phones/${encodeURIComponent(followed)}`) : undefined;
    if (!compact) {
      ({ requests } = await call("requests"));
      const account = await call("account");
      page.credit.textContent = new Intl.NumberFormat(language, {
        style: "currency",
        currency: "EUR",
        minimumFractionDigits: 3,
      }).format(account.credit);
    }
    page.offline.textContent = "";
  } catch {
    page.offline.textContent = words().offline;
  }
  show();
};

/** @param {string} path @param {string} method @param {unknown} body */
const command = (path, method, body) => {
  void call(path, { method, body })
    .catch(() => {})
    .then(refresh);
};

const show = () => {
  showPhones();
  showPhone();
  if (!compact) {
    page.noRequests.hidden = requests.length > 0;
    showRequests(page.requests, requests, { language, indent: page.indent.checked });
  }
};

const showPhones = () => {
  reconcile(
    page.phones,
    phones,
    (summary) => JSON.stringify([language, summary, summary.number === phone?.number]),
    (summary) => {
      const button = element(
        "button",
        { type: "button", "aria-current": summary.number === phone?.number ? "true" : undefined },
        element("b", {}, summary.label),
        element("time", {}, clockTime(summary.lastAt, language)),
        element("span", { class: "last" }, summary.lastText),
      );
      button.addEventListener("click", () => {
        chosen = summary.number;
        void refresh();
      });
      return element("li", {}, button);
    },
  );
};

const showPhone = () => {
  const known = phone !== undefined;
  page.label.textContent = phone?.label ?? words().handset;
  page.avatar.textContent = phone ? phone.number.slice(-2) : "";
  page.state.disabled = !known;
  page.state.value = phone?.state ?? "on";
  page.stopped.hidden = !phone?.stopped;
  page.stopped.textContent = phone?.stopped ? words().stopped : "";
  page.text.disabled = !known;
  page.empty.hidden = (phone?.thread.length ?? 0) > 0;
  page.thread.hidden = !page.empty.hidden;
  page.sample.textContent = `curl ${location.origin}/v1/send -d '{"apiKey":"…","phoneNumbers":"${phone?.number ?? "0600000000"}","message":"Hello"}'`;
  showThread(page.thread, phone?.thread ?? [], {
    language,
    deliverNow: (id) => command(`messages/${id}/deliver`, "POST", {}),
  });
};

/** @param {Language} next */
const speak = (next) => {
  language = next;
  document.documentElement.lang = next;
  const texts = /** @type {Record<string, unknown>} */ (words());
  for (const node of document.querySelectorAll("[data-word]")) {
    node.textContent = String(texts[node.getAttribute("data-word") ?? ""] ?? "");
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", String(texts[node.getAttribute("data-label") ?? ""] ?? ""));
  }
  for (const node of document.querySelectorAll("[data-placeholder]")) {
    node.setAttribute("placeholder", String(texts[node.getAttribute("data-placeholder") ?? ""] ?? ""));
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-language") === next));
  }
  page.state.replaceChildren(...HANDSET_STATES.map((state) => element("option", { value: state }, words()[state])));
  document.title = words().title;
  show();
};

page.state.addEventListener("change", () => {
  if (phone) command(`phones/${encodeURIComponent(phone.number)}`, "PUT", { state: page.state.value });
});

page.reply.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = page.text.value;
  if (!phone || !text.trim()) return;
  page.text.value = "";
  command(`phones/${encodeURIComponent(phone.number)}/replies`, "POST", { text });
});

page.search.addEventListener("input", () => void refresh());
page.indent.addEventListener("change", show);

// The arrows go through the list of phones, as they do in a list of mails.
page.phones.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...page.phones.querySelectorAll("button")];
  const index = buttons.findIndex((button) => button === document.activeElement);
  buttons[index + step]?.focus();
  event.preventDefault();
});

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    const next = button.getAttribute("data-language") === "fr" ? "fr" : "en";
    localStorage.setItem(LANGUAGE_KEY, next);
    speak(next);
  });
}

document.body.classList.toggle("compact", compact);
const theme = query.get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
page.baseUrl.textContent = `${location.origin}/v1`;
const remembered = query.has("lang") ? null : localStorage.getItem(LANGUAGE_KEY);
speak((remembered ?? document.documentElement.lang) === "fr" ? "fr" : "en");

const events = new EventSource("/control/events");
events.addEventListener("change", () => void refresh());
events.addEventListener("error", () => {
  page.offline.textContent = words().offline;
});
