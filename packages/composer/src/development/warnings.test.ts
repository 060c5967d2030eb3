import { expect, fixture } from "@open-wc/testing";
import { html, type TemplateResult } from "lit";
import { waitUntil } from "../../tests/wait-until.ts";
import { SmsComposer } from "../sms-composer.ts";
import { SmsMeter } from "../sms-meter.ts";
import { warnOfComposers, warnOfMeters } from "./warnings.ts";

const warn = console.warn;
let warnings: string[];

before(() => {
  warnOfComposers(SmsComposer);
  SmsComposer.define();
  warnOfMeters(SmsMeter, 0);
  SmsMeter.define();
});
beforeEach(() => {
  warnings = [];
  console.warn = (text: string) => warnings.push(text);
});
afterEach(() => {
  console.warn = warn;
});

async function drawn(template: TemplateResult): Promise<HTMLElement> {
  const root = await fixture<HTMLElement>(template);
  for (const element of [root, ...root.querySelectorAll("*")])
    if (element instanceof SmsComposer || element instanceof SmsMeter) await element.updateComplete;
  return root;
}

describe("in development the console names", () => {
  for (const [attribute, values, takes] of [
    ["fields", ["message nonsense", "recipient send"], "names between spaces: recipients message"],
    ["range", ["cheap", ""], '"premium" or "low-cost"'],
    ["country", ["ZZ", "France", ""], "an ISO 3166-1 code, such as FR"],
    ["currency", ["euros", "€", ""], "an ISO 4217 code, such as EUR"],
    ["endpoint", ["http://[", ""], "a URL on the page's own backend"],
    ["timeout", ["-1", "0", "soon"], "milliseconds from 1 on"],
    ["max-recipients", ["x", "0"], "a number from 1 on"],
    ["confirm-above", ["-5", "never"], "a number from 0 on"],
    ["price-premium", ["abc", "0,038", ""], "a number from 0 on"],
    ["price-low-cost", ["2 cents"], "a number from 0 on"],
    ["credits", ["lots"], "a number from 0 on"],
    ["merge-fields", ["{Prénom}", "Date:12-2", ","], "names between commas"],
    ["own-numbers", ["abc"], "numbers between commas"],
    ["maxlength", ["long"], "a number from 0 on"],
    ["autosave", [""], "a name"],
  ] as const)
    it(`a value that an attribute does not take, once, with what it takes: ${attribute}`, async () => {
      const element = (await drawn(html`<sms-composer></sms-composer>`)) as SmsComposer;
      for (const value of values) {
        element.setAttribute(attribute, value);
        for (let times = 0; times < 2; times++) {
          element.requestUpdate();
          await element.updateComplete;
        }
      }
      expect(warnings.map((text) => text.slice(0, text.indexOf(">")))).to.deep.equal(
        values.map((value) => `<sms-composer ${attribute}="${value}"`),
      );
      for (const text of warnings) expect(text).to.contain(takes);
    });

  it("attributes that are properties, and names with letters wrong", async () => {
    await drawn(
      html`<sms-composer prices="abc" transport="send" end-point="/sms" recipient="0612345678" max_recipients="9"></sms-composer>`,
    );
    expect(warnings.join("\n")).to
      .equal(`<sms-composer prices>: prices is a property and no attribute: set it by script.
<sms-composer transport>: transport is a property and no attribute: set it by script.
<sms-composer end-point>: there is no such attribute. Is it endpoint?
<sms-composer recipient>: there is no such attribute. Is it recipients?
<sms-composer max_recipients>: there is no such attribute. Is it max-recipients?`);
  });

  it("prices that are none", async () => {
    const element = (await drawn(html`<sms-composer></sms-composer>`)) as SmsComposer;
    Object.assign(element, { prices: { fr: { premium: 0.1 }, BE: { premium: "0.2" }, ES: { premium: 0.3 } } });
    await element.updateComplete;
    expect(warnings.map((text) => text.split(">")[0])).to.deep.equal([
      "<sms-composer prices.fr",
      "<sms-composer prices.BE",
    ]);
  });

  it("nothing where everything is right", async () => {
    await drawn(
      html`<sms-composer
        id="sms"
        class="wide"
        title="SMS"
        tabindex="0"
        data-endpoints="x"
        value="Bonjour"
        recipients="0612345678"
        fields="recipients scheduled-at send"
        range="low-cost"
        country="be"
        currency="EUR"
        endpoint="/sms"
        timeout="20000"
        max-recipients="40"
        pricelowcost="0.02"
        price-premium="0.038"
        credits="0"
        confirm-above="0"
        merge-fields="Prénom:2-12, Date:10, Heure"
        own-numbers="06 12 34 56 78"
        stop
        required
        disabled
      ></sms-composer>`,
    );
    await drawn(html`<div><textarea id="text"></textarea><sms-meter for="text" range="low-cost"></sms-meter></div>`);
    await new Promise((resolve) => setTimeout(resolve));
    expect(warnings).to.deep.equal([]);
  });

  it("a meter's field that is not there, or has no text that can be counted", async () => {
    await drawn(
      html`<div>
        <sms-meter for="nowhere"></sms-meter><sms-meter></sms-meter>
        <p id="written" contenteditable>abc</p><sms-meter for="written" range="cheap"></sms-meter>
      </div>`,
    );
    await waitUntil(() => warnings.length === 4, "each is named");
    expect(warnings.toSorted()).to.deep.equal([
      '<sms-meter for="">: nothing in the same document or shadow root has this id, so it counts no text.',
      '<sms-meter for="nowhere">: nothing in the same document or shadow root has this id, so it counts no text.',
      '<sms-meter for="written">: <p> has no value, so its text cannot be counted.',
      '<sms-meter range="cheap">: the value means nothing. It takes "premium" or "low-cost".',
    ]);
  });
});
