import { aTimeout, expect } from "@open-wc/testing";
import { sendKeys, sendMouse } from "@web/test-runner-commands";
import { html } from "lit";
import type { SendOutcome, SendRequest } from "@sms-composer/core";
import {
  button,
  composer,
  inside,
  pasteNumbers,
  textField,
  type,
  untilAnswerable,
  untilWritten,
  written,
} from "../tests/composer-fixture.ts";
import type { SmsErrorEvent, SmsSendEvent, SmsSentEvent } from "./element/composer-events.ts";
import { LANGUAGES } from "./languages/languages.ts";
import type { SmsComposer } from "./sms-composer.ts";
import { waitUntil } from "../tests/wait-until.ts";

const NUMBERS = "06 12 34 56 78, +33 7 98 76 54 32; 0612345678, 06 12 34";
const RECEIPT: SendOutcome = { outcome: "sent", messageId: 307, segments: 1, cost: 0.076, currency: "EUR" };

async function ready(transport?: SmsComposer["transport"]): Promise<SmsComposer> {
  const element = await composer(html`<sms-composer .transport=${transport}></sms-composer>`);
  await pasteNumbers(element, NUMBERS);
  await type(element, "Bonjour");
  return element;
}

describe("<sms-composer>: recipients", () => {
  it("splits a pasted list into numbers, tells duplicates and what is wrong", async () => {
    const element = await composer();
    await pasteNumbers(element, NUMBERS);
    expect(written(element, "[part=token] bdi")).to.equal("06 12 34 56 78 07 98 76 54 32 06 12 34");
    expect(written(element, "#recipients-summary")).to.contain(
      "2 recipients · 1 duplicate skipped · 1 invalid number skipped: 06 12 34 is too short",
    );
    expect(element.draft.recipients).to.deep.equal(["+33612345678", "+33798765432", "06 12 34"]);
  });

  it("reads each number once, however much is typed and pressed while it loads what knows them", async () => {
    const element = await composer();
    const input = inside<HTMLInputElement>(element, "#recipients");
    const press = (key: string): void => {
      input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    };
    input.focus();
    input.value = "0612345678";
    for (const key of ["Enter", "Enter"]) press(key);
    input.value += "0687654321";
    press(",");
    const sent = element.send();
    input.value += "06";
    await sent;
    await waitUntil(() => input.value === "", "all were read");
    expect(element.draft.recipients).to.deep.equal(["+33612345678", "+33687654321", "06"]);
    expect(written(element, "#recipients-summary")).not.to.contain("duplicate");
  });

  it("removes the wrong numbers together and keeps the focus", async () => {
    const element = await composer();
    await pasteNumbers(element, `${NUMBERS}, 0612`);
    button(element, "Clear them from the list").click();
    await element.updateComplete;
    expect(element.draft.recipients).to.deep.equal(["+33612345678", "+33798765432"]);
    expect(element.shadowRoot?.activeElement?.id).to.equal("recipients");
  });

  it("tells a long list as a number and keeps all of it", async () => {
    const element = await composer();
    await pasteNumbers(element, Array.from({ length: 500 }, (_, i) => `06123${String(10_000 + i)}`).join("\n"));
    expect(written(element, "[part=token]:last-of-type, .token:last-of-type")).to.contain("and 400 more");
    expect(element.draft.recipients?.length).to.equal(500);
  });
});

describe("<sms-composer>: sending", () => {
  it("says what it will do", async () => {
    const element = await ready();
    element.pricePremium = 0.038;
    element.credits = 1204;
    await element.updateComplete;
    expect(written(element, "#send-status")).to.equal(
      "2 recipients × 1 SMS = 2 SMS · about €0.076 · 1,204 SMS of credit left",
    );
    button(element, "Send 2 SMS");
  });

  it("hands a validated request to the page, and shows what was sent and what it cost", async () => {
    const requests: SendRequest[] = [];
    const element = await ready(async (request) => {
      requests.push(request);
      return RECEIPT;
    });
    element.sender = "MYCOMPANY";
    element.stop = true;
    let sent: SmsSentEvent | undefined;
    element.addEventListener("sms-sent", (event) => (sent = event));
    await element.updateComplete;
    button(element, "Send 2 SMS").click();
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS, €0.076.");
    expect(requests).to.deep.equal([
      {
        recipients: ["+33612345678", "+33798765432"],
        message: "Bonjour",
        sender: "MYCOMPANY",
        stop: true,
      },
    ]);
    expect(sent?.receipt.messageId).to.equal(307);
    expect(element.value).to.equal("Bonjour");
  });

  it("warns when the platform counted otherwise", async () => {
    const element = await ready(async () => ({ ...RECEIPT, segments: 2 }));
    button(element, "Send 2 SMS").click();
    await untilWritten(element, ".warning", "SMS Partner counted 2 SMS per recipient; we had estimated 1 SMS.");
  });

  it("moves the focus to the first problem and says it, and sends nothing", async () => {
    let calls = 0;
    const element = await composer(html`<sms-composer .transport=${async () => (calls++, RECEIPT)}></sms-composer>`);
    element.sender = "A&";
    await element.updateComplete;
    button(element, "Send").click();
    await untilWritten(element, ".spoken", "before sending: Recipients: Add at least one number.");
    expect(element.shadowRoot?.activeElement?.id).to.equal("recipients");
    expect(written(element, "#recipients-error")).to.equal("Add at least one number.");
    expect(written(element, "#message-error")).to.equal("Write a message.");
    expect(written(element, "#sender-error")).to.equal("At least 3 characters. Not allowed here: &");
    expect(calls).to.equal(0);
  });

  it("does not lose a click on Send when what is said of the field that is left moves the button", async () => {
    const element = await ready();
    inside(element, "#sender").focus();
    await sendKeys({ type: "A&" });
    inside(element, "#send").scrollIntoView({ block: "center" });
    const { x, y, width } = inside(element, "#send").getBoundingClientRect();
    await sendMouse({ type: "move", position: [Math.round(x + width / 2), Math.round(y + 3)] });
    await sendMouse({ type: "down" });
    await aTimeout(150);
    await sendMouse({ type: "up" });
    await untilWritten(element, ".spoken", "before sending: Sender: At least 3 characters.");
    await untilWritten(element, "#sender-error", "At least 3 characters.");
  });

  it("shows the API's words at the field that they name; the text stays, and Send works again", async () => {
    const outcomes: SendOutcome[] = [
      {
        outcome: "not-sent",
        code: 9,
        fieldErrors: [{ field: "sender", elementId: "children[sender].data", message: "Cet expéditeur est refusé" }],
      },
      RECEIPT,
    ];
    const element = await ready(async () => outcomes.shift() ?? RECEIPT);
    let refused: SmsErrorEvent | undefined;
    element.addEventListener("sms-error", (event) => (refused = event));
    button(element, "Send 2 SMS").focus();
    button(element, "Send 2 SMS").click();
    await untilWritten(element, "#sender-error", "Cet expéditeur est refusé");
    expect(inside(element, "#sender").getAttribute("aria-invalid")).to.equal("true");
    expect(element.shadowRoot?.activeElement?.id).to.equal("sender");
    expect(element.value).to.equal("Bonjour");
    expect(refused?.outcome.code).to.equal(9);
    button(element, "Send 2 SMS").click();
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS");
    expect(written(element, "#sender-error")).to.equal("");
  });

  it("says honestly that an outcome is unknown, and asks before the same message goes again", async () => {
    let calls = 0;
    const element = await ready(async () => {
      if (calls++ === 0) throw new Error("gone");
      return RECEIPT;
    });
    button(element, "Send 2 SMS").click();
    await untilWritten(element, "[part=refusal]", "We can’t tell whether it was sent");
    button(element, "Send again…").click();
    await untilWritten(element, "#send-status", "a second time?");
    expect(calls).to.equal(1);
    button(element, "Back").click();
    await untilWritten(element, "[part=refusal]", "We can’t tell");
    button(element, "Send again…").click();
    await untilWritten(element, "#send-status", "a second time?");
    await untilAnswerable();
    button(element, "Yes, send again").click();
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS");
    expect(calls).to.equal(2);
  });

  it("sums up a large send before it leaves", async () => {
    const element = await ready(async () => RECEIPT);
    element.confirmAbove = 1;
    button(element, "Send 2 SMS").click();
    await untilWritten(element, "#send-status", "Send 2 SMS to 2 recipients?");
    await untilAnswerable();
    button(element, "Yes, send 2 SMS").click();
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS");
  });

  it("shows that it is sending, keeps the fields, and can be told to stop waiting", async () => {
    const element = await ready(() => new Promise(() => {}));
    button(element, "Send 2 SMS").focus();
    button(element, "Send 2 SMS").click();
    await untilWritten(element, "#send", "Sending…");
    // The sum stays, and a bar says that one request is under way.
    expect(written(element, "#send-status")).to.contain("2 recipients × 1 SMS =").and.not.to.contain("Sending");
    expect(inside<HTMLProgressElement>(element, "#send-status progress").position).to.equal(-1);
    expect(textField(element).readOnly).to.equal(true);
    expect(element.shadowRoot?.activeElement?.id).to.equal("send");
    button(element, "Cancel").click();
    await untilWritten(element, "[part=refusal]", "You cancelled; it may already have been sent.");
    expect(textField(element).readOnly).to.equal(false);
    expect(element.value).to.equal("Bonjour");
  });

  it("leaves the sending to a page that prevents it, or waits for the page's answer", async () => {
    const element = await ready(async () => {
      throw new Error("must not be asked");
    });
    let request: SendRequest | undefined;
    element.addEventListener(
      "sms-send",
      (event: SmsSendEvent) => {
        request = event.request;
        event.preventDefault();
      },
      { once: true },
    );
    button(element, "Send 2 SMS").click();
    await waitUntil(() => request, "it was sent");
    expect(request?.message).to.equal("Bonjour");
    await element.updateComplete;
    element.addEventListener("sms-send", (event) => event.respondWith(Promise.resolve(RECEIPT)), { once: true });
    button(element, "Send 2 SMS").click();
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS");
  });

  it("sends a list beyond the API's limit in batches where the page allows it", async () => {
    const sizes: number[] = [];
    const element = await composer(html`<sms-composer max-recipients="2000" confirm-above="5000"></sms-composer>`);
    element.transport = async ({ recipients }) => {
      sizes.push(recipients.length);
      return sizes.length === 3 ? { outcome: "not-sent", code: 11, message: "Not enough credit" } : RECEIPT;
    };
    await pasteNumbers(element, Array.from({ length: 1200 }, (_, i) => `0612${String(100_000 + i)}`).join("\n"));
    await type(element, "Bonjour");
    button(element, "Send 1,200 SMS").click();
    await untilWritten(element, ".foot details", "Not enough credit");
    expect(sizes).to.deep.equal([500, 500, 200]);
    expect(written(element, "[part=receipt]")).to.contain("Sent: 1,000 SMS");
    expect(element.draft.recipients?.length, "those who were reached are no longer in the list").to.equal(200);
  });
});

describe("<sms-composer>: language", () => {
  it("speaks the language around it and follows when it changes", async () => {
    const element = await ready();
    element.draft = { ...element.draft, message: "œuf" };
    await untilWritten(element, ".replaced", "(+1 character)");
    document.documentElement.lang = "fr";
    await untilWritten(element, "#send", "Envoyer 2 SMS");
    expect(written(element, "#send-status")).to.equal("2 destinataires × 1 SMS = 2 SMS");
    // The notes have a file of their own in each language.
    await untilWritten(element, ".replaced", "(+1 caractère)");
    document.documentElement.lang = "en-GB";
    await untilWritten(element, "#send", "Send 2 SMS");
    document.documentElement.lang = "ja";
    await element.updateComplete;
    expect(inside(element, "fieldset").lang, "words that there are not are marked as English").to.equal("en");
    document.documentElement.lang = "en";
  });

  it("says what became of a send in the language of the place that it is moved to", async () => {
    const element = await ready(async () => RECEIPT);
    await element.send();
    const place = document.createElement("div");
    place.lang = "fr";
    document.body.append(place);
    place.append(element);
    await untilWritten(element, "#send", "Nouveau message");
    place.remove();
  });

  it("is not kept from a language by one before it that does not load", async () => {
    const element = await ready();
    const failing = Promise.withResolvers<never>();
    Object.assign(LANGUAGES, { xx: () => failing.promise });
    for (const lang of ["xx", "fr"]) {
      document.documentElement.lang = lang;
      // The element learns of it before this goes on.
      await Promise.resolve();
    }
    failing.reject(new Error("not there"));
    await untilWritten(element, "#send", "Envoyer 2 SMS");
    Object.assign(LANGUAGES, { xx: undefined });
    document.documentElement.lang = "en";
  });
});
