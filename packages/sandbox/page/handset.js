/** @import { PhoneSummary, PhoneView } from "../src/handsets/phone-view.ts" */
/** @import { LogEntry } from "../src/http/request-log.ts" */
/** @import { WebhookAttempt } from "../src/platform/webhooks.ts" */
/** @import { Language } from "./words.js" */
import { byId, element, reconcile } from "./dom.js";
import { showRequests, showWebhooks } from "./inspector.js";
import { clockTime, showThread } from "./thread.js";
import { WORDS } from "./words.js";

const page = {
  phones: byId("phones", HTMLUListElement),
  search: byId("search", HTMLInputElement),
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

const words = () => WORDS[language];

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
    page.offline.textContent = words().offline;
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
  for (const button of page.phones.querySelectorAll("button")) {
    const { number } = button.dataset;
    button.setAttribute("aria-current", String(number === phone?.number));
    // A new message makes a new button; whoever was on the old one stays there.
    if (number === focused && document.activeElement !== button) button.focus();
  }
};

const showPhone = () => {
  const known = phone !== undefined;
  page.label.textContent = phone?.label ?? words().handset;
  page.state.disabled = !known;
  page.state.value = phone?.state ?? "on";
  page.stopped.hidden = !phone?.stopped;
  page.stopped.textContent = phone?.stopped ? words().stopped : "";
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
  document.title = words().title;
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
    query.set("lang", next);
    history.replaceState(undefined, "", `?${query}`);
    speak(next);
  });
}

document.body.classList.toggle("compact", compact);
const theme = query.get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
page.baseUrl.textContent = `${location.origin}/v1`;
speak(document.documentElement.lang === "fr" ? "fr" : "en");

const events = new EventSource("/control/events");
events.addEventListener("change", () => void refresh());
events.addEventListener("error", () => {
  page.offline.textContent = words().offline;
});
