/** @import { PhoneSummary, PhoneView } from "../src/handsets/phone-view.ts" */
/** @import { LogEntry } from "../src/http/request-log.ts" */
/** @import { WebhookAttempt } from "../src/platform/webhooks.ts" */
/** @import { Language } from "./languages/language-list.js" */
import { byId, element, reconcile } from "./dom.js";
import { showRequests, showWebhooks } from "./inspector.js";
import { clockTime, showThread } from "./thread.js";
import { LANGUAGES } from "./languages/language-list.js";

const page = {
  languages: byId("languages", HTMLDivElement),
  phones: byId("phones", HTMLUListElement),
  search: byId("search", HTMLInputElement),
  otherPart: byId("other-part", HTMLLabelElement),
  other: byId("other", HTMLSelectElement),
  phone: byId("phone", HTMLDivElement),
  label: byId("label", HTMLHeadingElement),
  state: byId("state", HTMLSelectElement),
  stopped: byId("stopped", HTMLParagraphElement),
  scroller: byId("scroller", HTMLDivElement),
  thread: byId("thread", HTMLOListElement),
  empty: byId("empty", HTMLDivElement),
  sample: byId("sample", HTMLElement),
  reply: byId("reply", HTMLFormElement),
  text: byId("text", HTMLInputElement),
  answer: byId("answer", HTMLButtonElement),
  offline: byId("offline", HTMLParagraphElement),
  requests: byId("requests", HTMLOListElement),
  noRequests: byId("no-requests", HTMLParagraphElement),
  webhooks: byId("webhooks", HTMLOListElement),
  webhooksPart: byId("webhooks-part", HTMLDivElement),
  indent: byId("indent", HTMLInputElement),
  baseUrl: byId("base-url", HTMLElement),
  credit: byId("credit", HTMLElement),
};

const HANDSET_STATES = /** @type {const} */ (["on", "off", "unreachable"]);

const query = new URLSearchParams(location.search);
const compact = query.has("compact");

/**
 * The phone that was asked for; without one, the page follows the phone that got the latest message.
 * A plus that was not encoded arrives as a space.
 */
let chosen = query.get("number")?.replace(/^ /, "+") || undefined;
/** @type {PhoneView | undefined} */
let phone;
/** @type {readonly PhoneSummary[]} */
let phones = [];
/** @type {readonly LogEntry[]} */
let requests = [];
/** @type {readonly WebhookAttempt[]} */
let webhooks = [];
let credit = "";
/** @type {Language} */
let language = "en";

const messages = () => LANGUAGES[language];

/**
 * @param {string} path
 * @param {{ method: string, body: unknown }} [order]
 * @returns {Promise<any>}
 */
const call = async (path, order) => {
  const response = await fetch(
    `/control/${path}`,
    order && {
      method: order.method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(order.body),
    },
  );
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return response.json();
};

/**
 * Orders something of the sandbox, then shows what came of it.
 * @param {string} path
 * @param {string} method
 * @param {unknown} body
 */
const order = (path, method, body) => {
  void call(path, { method, body })
    .catch(() => undefined)
    .then(refresh);
};

/** @type {Promise<void> | undefined} */
let refreshing;
let stale = false;

/** Reads everything anew, one reading after the other: answers that overtake each other would show the past. */
const refresh = () => {
  stale = true;
  refreshing ??= (async () => {
    while (stale) {
      stale = false;
      await read();
    }
    refreshing = undefined;
  })();
  return refreshing;
};

const read = async () => {
  try {
    const digits = page.search.value.replaceAll(/\D/g, "").replace(/^0/, "");
    ({ phones } = await call(`phones?search=${digits}`));
    const number = chosen ?? followed();
    // What is no number has no phone; that is no reason to say that the sandbox is gone.
    phone = number ? await call(`phones/${encodeURIComponent(number)}`).catch(() => undefined) : undefined;
    if (!compact) {
      ({ requests } = await call("requests"));
      ({ webhooks } = await call("webhooks"));
      ({ credit } = await call("account"));
    }
    page.offline.textContent = "";
  } catch {
    page.offline.textContent = messages().offline;
  }
  show();
};

/** The phone of the latest message, except while somebody looks for a phone or writes an answer. */
const followed = () => {
  const busy = page.search.value || page.text.value || document.activeElement === page.text;
  return (busy ? phone?.number : undefined) ?? phones[0]?.number ?? phone?.number;
};

const show = () => {
  showPhones();
  showOther();
  showPhone();
  if (compact) return;
  page.credit.textContent = credit && euros(Number(credit));
  page.noRequests.hidden = requests.length > 0;
  page.webhooksPart.hidden = webhooks.length === 0;
  const context = { language, indent: page.indent.checked };
  showRequests(page.requests, requests, context);
  showWebhooks(page.webhooks, webhooks, context);
};

/** @param {number} amount */
const euros = (amount) =>
  new Intl.NumberFormat(language, { style: "currency", currency: "EUR", minimumFractionDigits: 3 }).format(amount);

const showPhones = () => {
  const now = phone?.now ?? Date.now();
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["number"] : undefined;
  reconcile(
    page.phones,
    phones,
    (summary) => JSON.stringify([language, summary]),
    (summary) => {
      const button = element(
        "button",
        { type: "button", "data-number": summary.number },
        element("b", {}, summary.label),
        element("time", {}, clockTime(summary.lastAt, { language, now })),
        element("span", { class: "last" }, summary.lastText),
      );
      button.addEventListener("click", () => {
        chosen = summary.number;
        page.phone.scrollIntoView({ block: "nearest" });
        void refresh();
      });
      return element("li", {}, button);
    },
  );
  const buttons = [...page.phones.querySelectorAll("button")];
  // The list is one stop of the Tab key, however long it is: the phone that has the focus, is shown, or comes first.
  const stop =
    buttons.find(({ dataset }) => dataset["number"] === focused) ??
    buttons.find(({ dataset }) => dataset["number"] === phone?.number) ??
    buttons[0];
  for (const button of buttons) {
    const { number } = button.dataset;
    button.setAttribute("aria-current", String(number === phone?.number));
    button.tabIndex = button === stop ? 0 : -1;
    // A new message makes a new button; whoever was on the old one stays there.
    if (number === focused && document.activeElement !== button) button.focus();
  }
};

/** Shows a choice of phones where the list does not show and the frame was not asked for one phone. */
const showOther = () => {
  const choice = phones.some(({ number }) => number === phone?.number) || !phone ? phones : [phone, ...phones];
  page.otherPart.hidden = !compact || query.has("number") || choice.length < 2;
  reconcile(
    page.other,
    choice,
    ({ number }) => number,
    ({ number, label }) => element("option", { value: number }, label),
  );
  page.other.value = phone?.number ?? "";
};

const showPhone = () => {
  const known = phone !== undefined;
  page.label.textContent = phone?.label ?? messages().handset;
  page.state.disabled = !known;
  page.state.value = phone?.state ?? "on";
  page.stopped.hidden = !phone?.stopped;
  page.stopped.textContent = phone?.stopped ? messages().stopped : "";
  page.text.disabled = !known;
  page.answer.disabled = !known;
  page.empty.hidden = (phone?.thread.length ?? 0) > 0;
  page.scroller.hidden = !page.empty.hidden;
  const sample = { apiKey: "…", phoneNumbers: phone?.number ?? "0600000000", message: "Hello" };
  page.sample.textContent = `curl ${location.origin}/v1/send -d '${JSON.stringify(sample, undefined, 2)}'`;
  showThread(page.scroller, page.thread, phone?.thread ?? [], {
    language,
    now: phone?.now ?? Date.now(),
    deliverNow: (id) => order(`messages/${id}/deliver`, "POST", {}),
  });
};

/** @param {Language} next */
const speak = (next) => {
  language = next;
  document.documentElement.lang = next;
  document.title = messages().title;
  const byName = /** @type {Record<string, unknown>} */ (messages());
  for (const node of document.querySelectorAll("[data-message]")) {
    node.textContent = String(byName[node.getAttribute("data-message") ?? ""] ?? "");
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", String(byName[node.getAttribute("data-label") ?? ""] ?? ""));
  }
  for (const node of document.querySelectorAll("[data-placeholder]")) {
    node.setAttribute("placeholder", String(byName[node.getAttribute("data-placeholder") ?? ""] ?? ""));
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-language") === next));
  }
  page.state.replaceChildren(...HANDSET_STATES.map((state) => element("option", { value: state }, messages()[state])));
  show();
};

page.state.addEventListener("change", () => {
  if (phone) order(`phones/${encodeURIComponent(phone.number)}`, "PUT", { state: page.state.value });
});

page.reply.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = page.text.value;
  if (!phone || !text.trim()) return;
  page.text.value = "";
  order(`phones/${encodeURIComponent(phone.number)}/replies`, "POST", { text });
});

page.other.addEventListener("change", () => {
  chosen = page.other.value;
  void refresh();
});

page.search.addEventListener("input", () => void refresh());
page.indent.addEventListener("change", show);

// The arrows go through the list of phones, as they do in a list of mails.
page.phones.addEventListener("keydown", (event) => {
  const buttons = [...page.phones.querySelectorAll("button")];
  const index = buttons.findIndex((button) => button === document.activeElement);
  const last = buttons.length - 1;
  const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  const next = buttons[Math.min(Math.max(target, 0), last)];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
});

for (const [name, { name: label }] of Object.entries(LANGUAGES)) {
  const button = element("button", { type: "button", lang: name, "data-language": name }, label);
  button.addEventListener("click", () => {
    query.set("lang", name);
    history.replaceState(undefined, "", `?${query}`);
    speak(/** @type {Language} */ (name));
  });
  page.languages.append(button);
}

document.body.classList.toggle("compact", compact);
const theme = query.get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
page.baseUrl.textContent = `${location.origin}/v1`;
// The server has chosen one of them.
speak(/** @type {Language} */ (document.documentElement.lang));

const events = new EventSource("/control/events");
events.addEventListener("change", () => void refresh());
events.addEventListener("error", () => {
  page.offline.textContent = messages().offline;
});
