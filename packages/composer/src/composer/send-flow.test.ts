import { aTimeout, expect } from "@open-wc/testing";
import { ANSWER_GUARD_MS } from "@sms-composer/core/requests";
import { sendKeys } from "@web/test-runner-commands";
import { html } from "lit";
import type { SendOutcome } from "@sms-composer/core";
import {
  button,
  composer,
  pasteNumbers,
  type,
  untilAnswerable,
  untilWritten,
  written,
} from "../../tests/composer-fixture.ts";
import type { SmsErrorEvent, SmsSendEvent } from "../element/composer-events.ts";
import type { TransportOptions } from "../element/transport.ts";
import type { SmsComposer } from "../sms-composer.ts";
import { waitUntil } from "../../tests/wait-until.ts";

const RECEIPT: SendOutcome = { outcome: "sent", messageId: 307, segments: 1, cost: 0.076, currency: "EUR" };
const UUID_V7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

async function ready(numbers = "06 12 34 56 78, 07 98 76 54 32", attributes: Partial<SmsComposer> = {}) {
  const element = await composer(html`<sms-composer></sms-composer>`);
  Object.assign(element, attributes);
  await pasteNumbers(element, numbers);
  await type(element, "Bonjour");
  return element;
}

/** A backend in place of `fetch`: what it was asked, and what it answers. */
function backend(...answers: (Response | Error)[]) {
  const calls: { method: string; key: string | null; replaces: string | null; redirect: string | undefined }[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    if (!String(input).endsWith("/sms")) return fetch(input, init);
    const headers = new Headers(init?.headers);
    calls.push({
      method: init?.method ?? "GET",
      key: headers.get("Idempotency-Key"),
      replaces: headers.get("Idempotency-Replaces"),
      redirect: init?.redirect,
    });
    const answer = answers.shift() ?? new Response("{}", { status: 404 });
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { calls, restore: () => (globalThis.fetch = fetch) };
}

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
const lost = (): Error => new TypeError("Failed to fetch");

describe("the question before a send", () => {
  const many = Array.from({ length: 150 }, (_, i) => `06${10_000_000 + i}`).join(", ");

  it("is announced, has the focus and another label, and presses of Enter do not pass through it", async () => {
    let sends = 0;
    const element = await ready(many, { transport: async () => (sends++, RECEIPT) });
    button(element, "Send 150 SMS").focus();
    for (let press = 0; press < 3; press++) {
      await sendKeys({ press: "Enter" });
      await aTimeout(120);
    }
    await untilWritten(element, ".spoken", "Send 150 SMS to 150 recipients?");
    button(element, "Yes, send 150 SMS");
    expect(element.shadowRoot?.activeElement?.id).to.equal("send-status");
    await untilAnswerable();
    await sendKeys({ press: "Enter" });
    await element.send();
    await element.send();
    expect(sends).to.equal(0);
    expect(element.value).to.equal("Bonjour");
  });

  it("takes no answer within half a second, and one after it", async () => {
    let sends = 0;
    const element = await ready(many, { transport: async () => (sends++, RECEIPT) });
    // The clock of the question stands still: however slow the page is, the first answer comes at once.
    const { now } = performance;
    const stopped = Math.round(now.call(performance));
    performance.now = () => stopped;
    try {
      button(element, "Send 150 SMS").click();
      await untilWritten(element, "#send-status", "Send 150 SMS to 150 recipients?");
      button(element, "Yes, send 150 SMS").click();
      await aTimeout(100);
      expect(sends).to.equal(0);
      performance.now = () => stopped + ANSWER_GUARD_MS;
      button(element, "Yes, send 150 SMS").click();
      await untilWritten(element, "[part=receipt]", "Sent: 150 SMS");
    } finally {
      performance.now = now;
    }
    expect(sends).to.equal(1);
  });

  it("is left by Escape, which goes no further, and the focus is on Send again", async () => {
    const element = await ready(many, { transport: async () => RECEIPT });
    let further = 0;
    document.body.addEventListener("keydown", (event) => (further += event.key === "Escape" ? 1 : 0), { once: true });
    button(element, "Send 150 SMS").click();
    await untilWritten(element, "#send-status", "Send 150 SMS to 150 recipients?");
    await sendKeys({ press: "Escape" });
    await element.updateComplete;
    button(element, "Send 150 SMS");
    expect(element.shadowRoot?.activeElement?.id).to.equal("send");
    expect(further).to.equal(0);
  });

  it("says when the law holds the message back", async () => {
    const element = await ready(many, { transport: async () => RECEIPT });
    element.draft = { ...element.draft, stop: true, scheduledAt: new Date("2030-12-01T10:00:00+01:00") };
    await waitUntil(() => element.draft.recipients?.[0]?.startsWith("+33"), "checked");
    await element.send();
    await untilWritten(element, "#send-status", "Arrives on Monday 2 December at 8:00: no commercial SMS on Sundays.");
  });
});

describe("one press is one send", () => {
  it("has an identity, which a repeated press keeps and an edit does not", async () => {
    const options: TransportOptions[] = [];
    const events: SmsSendEvent[] = [];
    const element = await ready(undefined, {
      transport: async (_, given) => (options.push(given), { outcome: "not-sent" }),
    });
    element.addEventListener("sms-send", (event) => events.push(event));
    await Promise.all([element.send(), element.send(), element.send()]);
    expect(options).to.have.length(1);
    expect(options[0]?.idempotencyKey).to.match(UUID_V7);
    expect(events[0]?.idempotencyKey).to.equal(options[0]?.idempotencyKey);
    await element.send();
    expect(options[1]?.idempotencyKey, "what was certain is over").not.to.equal(options[0]?.idempotencyKey);
    expect(options[1]?.replaces).to.equal(undefined);
  });

  it("after it was sent, nothing is sent again, however Send is pressed", async () => {
    let sends = 0;
    const element = await ready(undefined, { transport: async () => (sends++, RECEIPT) });
    await element.send();
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS");
    for (let press = 0; press < 3; press++) await element.send();
    expect(sends).to.equal(1);
    await type(element, "Bonjour !");
    await element.send();
    expect(sends).to.equal(2);
  });

  it("gives each request of a long list a key of its own, and the same ones when it is repeated", async () => {
    const keys: string[] = [];
    const element = await composer(html`<sms-composer max-recipients="2000" confirm-above="5000"></sms-composer>`);
    element.transport = async (_, { idempotencyKey }) => {
      keys.push(idempotencyKey);
      return RECEIPT;
    };
    await pasteNumbers(element, Array.from({ length: 1200 }, (_, i) => `0612${String(100_000 + i)}`).join("\n"));
    await type(element, "Bonjour");
    await element.send();
    expect(new Set(keys).size).to.equal(3);
    for (const key of keys) expect(key).to.match(UUID_V7);
  });
});

describe("an answer that is lost", () => {
  it("is asked for by the key, and the element says what is true", async () => {
    const { calls, restore } = backend(lost(), json({}, 404), json(RECEIPT));
    try {
      const element = await ready(undefined, { endpoint: "/sms" });
      await element.send();
      await untilWritten(element, "[part=refusal]", "We can’t tell whether it was sent");
      button(element, "Check now").click();
      await waitUntil(() => calls.length === 2, "it was looked for");
      button(element, "Check now").click();
      await untilWritten(element, "[part=receipt]", "Sent: 2 SMS, €0.076.");
      expect(calls.map(({ method }) => method)).to.deep.equal(["POST", "GET", "GET"]);
      expect(new Set(calls.map(({ key }) => key)).size).to.equal(1);
      expect(calls[0]?.redirect).to.equal("manual");
    } finally {
      restore();
    }
  });

  it("is sent again only by a person, with a new key that names the old one", async () => {
    const { calls, restore } = backend(lost(), json(RECEIPT));
    try {
      const element = await ready(undefined, { endpoint: "/sms" });
      await element.send();
      await untilWritten(element, "[part=refusal]", "We can’t tell whether it was sent");
      button(element, "Send again…").click();
      await untilWritten(element, "#send-status", "a second time?");
      await untilAnswerable();
      button(element, "Yes, send again").click();
      await untilWritten(element, "[part=receipt]", "Sent: 2 SMS");
      const [first, second] = calls;
      expect(second?.replaces).to.equal(first?.key);
      expect(second?.key).not.to.equal(first?.key);
    } finally {
      restore();
    }
  });

  it("of another message under the same key is unknown, never not sent, and not looked up", async () => {
    const { calls, restore } = backend(json({ outcome: "not-sent", code: "idempotency-key-reused" }, 422));
    try {
      const element = await ready(undefined, { endpoint: "/sms" });
      let refused: SmsErrorEvent | undefined;
      element.addEventListener("sms-error", (event) => (refused = event));
      await element.send();
      await untilWritten(element, "[part=refusal]", "Another message was sent in its place from here.");
      expect(refused?.outcome.outcome).to.equal("unknown");
      expect(calls).to.have.length(1);
    } finally {
      restore();
    }
  });
});

describe("money", () => {
  it("counts numbers of countries without a price apart, before and in the question", async () => {
    const element = await ready("0612345678, +32470123456, +32470123457", { pricePremium: 0.038, confirmAbove: 1 });
    const cost = "about €0.038 · 2 numbers of other countries: other prices";
    await untilWritten(element, "#send-status", cost);
    await element.send();
    await untilWritten(element, "#send-status", `Send 3 SMS to 3 recipients? · ${cost}`);
    element.prices = { BE: { premium: 0.078 } };
    button(element, "Back").click();
    await untilWritten(element, "#send-status", "about €0.194");
    expect(written(element, "#send-status")).not.to.contain("other countries");
  });

  it("says when the cost differs from what was announced", async () => {
    const element = await ready(undefined, {
      pricePremium: 0.038,
      transport: async () => ({ ...RECEIPT, cost: 0.156 }),
    });
    await element.send();
    await untilWritten(element, ".warning", "It cost €0.156; we had estimated €0.076.");
  });

  it("says before the send that the credits do not suffice, and for how many they do", async () => {
    const element = await ready("0612345678, 0612345679, 0612345670", { credits: 2 });
    await untilWritten(element, ".warning", "The credits suffice for 2 of 3 recipients.");
  });

  it("speaks of none in a trial, and of nothing sent", async () => {
    const element = await ready(undefined, { pricePremium: 0.038, confirmAbove: 1, transport: async () => RECEIPT });
    element.draft = { ...element.draft, sandbox: true };
    await untilWritten(element, "#send-status", "trial: nothing is sent or charged");
    expect(written(element, "#send-status")).not.to.contain("€");
    button(element, "Try (nothing is sent)").click();
    await untilWritten(
      element,
      "[part=receipt]",
      "The trial succeeded: nothing was sent or charged. A real send would be 2 SMS.",
    );
    expect(written(element, ".foot")).not.to.match(/€|Sent:|Message: 307/);
    expect(written(element, ".spoken")).not.to.match(/€|Sent:/);
    await type(element, "Bonjour {nom}");
    await element.send();
    await untilWritten(element, "#send-status", "The text has braces");
    expect(written(element, ".foot .actions")).to.equal("Back Try (nothing is sent)");
  });
});

describe("a page that is not set up", () => {
  it("with nobody to receive it, Send says so on the page and in the console", async () => {
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (text: unknown) => warnings.push(text);
    const element = await ready();
    await element.send();
    console.warn = warn;
    await untilWritten(element, "[part=refusal]", "This page is not set up to send.");
    expect(warnings.join()).to.contain("sms-send");
  });

  it("respondWith() after the listener has returned throws, so that nothing leaves twice", async () => {
    let sends = 0;
    const element = await ready(undefined, { transport: async () => (sends++, RECEIPT) });
    let thrown: unknown;
    element.addEventListener("sms-send", async (event) => {
      await Promise.resolve();
      try {
        event.respondWith(Promise.resolve(RECEIPT));
      } catch (error) {
        thrown = error;
      }
    });
    await element.send();
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS");
    expect((thrown as DOMException).name).to.equal("InvalidStateError");
    expect(sends).to.equal(1);
  });

  it("an equal draft set again fires nothing", async () => {
    const element = await ready();
    let changes = 0;
    element.addEventListener("sms-draft-change", ({ draft }) => {
      changes++;
      element.draft = draft;
    });
    element.draft = structuredClone(element.draft);
    expect(changes).to.equal(0);
    await type(element, "Salut");
    await aTimeout(50);
    expect(changes).to.equal(1);
  });
});
