import { expect } from "@open-wc/testing";
import type { SendRequest } from "@sms-composer/core";
import { composer, pasteNumbers, type, untilWritten, written } from "../../../tests/composer-fixture.ts";
import { waitUntil } from "../../../tests/wait-until.ts";

const RECEIPT = { outcome: "sent", messageId: 307, segments: 1, cost: 0.038, currency: "EUR" } as const;
const BOTH = "06 12 34 56 78, 07 98 76 54 32";
const LEFT_OUT = "1 number that wants no messages left out: 06 12 34 56 78";

describe("opt-outs in the element", () => {
  for (const [what, optOuts] of [
    ["a list", ["0033 6 12 34 56 78"]],
    ["a function", async (asked: readonly string[]) => asked.filter((number) => number.endsWith("78"))],
  ] as const) {
    it(`are left out, counted and named: ${what}`, async () => {
      const element = await composer();
      element.optOuts = optOuts;
      const sent: SendRequest[] = [];
      element.transport = async (request) => (sent.push(request), RECEIPT);
      await pasteNumbers(element, BOTH);
      await untilWritten(element, ".token.bad", "06 12 34 56 78");
      expect(written(element, "#recipients-summary")).to.contain(LEFT_OUT);
      expect(written(element, ".token.bad small")).to.equal("wants no messages");
      await type(element, "Bonjour");
      await element.send();
      await untilWritten(element, "[part=receipt]", "Sent");
      expect(sent.map(({ recipients }) => recipients)).to.deep.equal([["+33798765432"]]);
    });
  }

  it("hold for numbers that the page hands in, and whatever is given later", async () => {
    const element = await composer();
    element.optOuts = ["+33612345678"];
    element.draft = { recipients: ["0612345678", "0798765432"] };
    await untilWritten(element, "#recipients-summary", LEFT_OUT);
    element.optOuts = ["+33798765432"];
    await untilWritten(element, "#recipients-summary", "left out: 07 98 76 54 32");
    element.optOuts = undefined;
    await untilWritten(element, "#recipients-summary", "2 recipients");
  });

  it("are asked for again by Send, which sends nothing to somebody new on the list before it was seen", async () => {
    const element = await composer();
    const list: string[] = [];
    element.optOuts = () => list;
    let sends = 0;
    element.transport = async () => (sends++, RECEIPT);
    await pasteNumbers(element, BOTH);
    await type(element, "Bonjour");
    list.push("+33612345678");
    await element.send();
    await untilWritten(element, ".spoken", LEFT_OUT);
    expect(sends).to.equal(0);
    await element.send();
    await untilWritten(element, "[part=receipt]", "Sent");
    expect(sends).to.equal(1);
  });

  it("that cannot be asked for keep the message from being sent, and say so", async () => {
    const element = await composer();
    let sends = 0;
    element.transport = async () => (sends++, RECEIPT);
    await pasteNumbers(element, BOTH);
    await type(element, "Bonjour");
    element.optOuts = () => Promise.reject(new Error("no answer"));
    await element.send();
    await untilWritten(element, ".spoken", "The numbers could not be checked. Try again.");
    expect(sends).to.equal(0);
  });

  it("leave rows of a list out of the sum and of the send", async () => {
    const element = await composer();
    element.optOuts = ["+33612345678"];
    let given: unknown;
    element.transport = async (_, { list }) => ((given = list?.entries), { ...RECEIPT, portions: [], outcome: "sent" });
    element.list = {
      columns: ["Prénom", "Mobile"],
      rows: [
        ["Inès", "06 12 34 56 78"],
        ["Hugo", "07 98 76 54 32"],
      ],
    };
    await untilWritten(element, "[data-field=recipients] .hint", "left out: +33612345678");
    await type(element, "Bonjour {Prénom}");
    await untilWritten(element, "#send-status", "1 person: 1 SMS");
    await element.send();
    await waitUntil(() => given, "it was handed over");
    expect(given).to.deep.equal([{ recipient: "+33798765432", message: "Bonjour Hugo" }]);
  });

  it("are asked for again by Send for a list of people, also where nobody could be asked before", async () => {
    const element = await composer();
    const list: string[] = [];
    let isDown = true;
    element.optOuts = () => (isDown ? Promise.reject(new Error("no answer")) : list);
    const given: unknown[] = [];
    element.transport = async (_, { list: people }) => (
      given.push(people?.entries.length),
      { ...RECEIPT, portions: [] }
    );
    element.list = {
      columns: ["Mobile"],
      rows: [["06 12 34 56 78"], ["07 98 76 54 32"], ["07 98 76 54 33"]],
    };
    await type(element, "Bonjour");
    await untilWritten(element, "#send-status", "3 people: 3 SMS");
    await element.send();
    await untilWritten(element, ".spoken", "The numbers could not be checked. Try again.");
    isDown = false;
    list.push("+33612345678");
    await element.send();
    await untilWritten(element, ".spoken", "left out: +33612345678");
    await untilWritten(element, "#send-status", "2 people: 2 SMS");
    expect(given).to.deep.equal([]);
    await element.send();
    await waitUntil(() => given.length > 0, "it was handed over");
    expect(given).to.deep.equal([2]);
  });

  it("that the page's backend left out are named with the receipt", async () => {
    const element = await composer();
    element.transport = async () => ({ ...RECEIPT, optedOut: ["+33612345678"] });
    await pasteNumbers(element, BOTH);
    await type(element, "Bonjour");
    await element.send();
    await untilWritten(element, "[part=receipt] + .warning", "left out: +33612345678");
  });
});
