import { expect } from "@open-wc/testing";
import type { SmsComposer } from "@sms-composer/composer";
import {
  button,
  composer,
  inside,
  pasteNumbers,
  type,
  written,
} from "../../packages/composer/tests/composer-fixture.ts";
import { composerIn } from "./composer-states.ts";
import { waitUntil } from "../../packages/composer/tests/wait-until.ts";

describe("<sms-composer> speaks through one polite region", () => {
  const said = (element: SmsComposer): string => written(element, ".spoken");

  it("silent while somebody types, and a second after only what has changed", async () => {
    const element = await composer();
    const heard: string[] = [];
    new MutationObserver(() => heard.push(said(element))).observe(inside(element, ".spoken"), { childList: true });
    for (const text of ["a", "x".repeat(100), "x".repeat(161), "x".repeat(170)]) await type(element, text);
    expect(heard).to.deep.equal([]);
    await waitUntil(() => heard.length > 0, "it speaks");
    expect(heard).to.deep.equal(["2 SMS"]);
  });

  it("at once how many numbers were added and removed", async () => {
    const element = await composer();
    await pasteNumbers(element, "06 12 34 56 78, +33 7 98 76 54 32; 0612345678, 06 12 34");
    expect(said(element)).to.equal(
      "2 numbers added, 1 number was there already, 1 invalid number skipped: 06 12 34 is too short",
    );
    button(element, "Clear it").click();
    expect(said(element)).to.equal("1 number removed");
  });

  const OUTCOMES = {
    errors: /^\d+ things to fix before sending: .*Recipients: Add at least one number.*Message: Write a message/,
    sent: /^Sent: 2 SMS, €0.076\.$/,
    "refused at fields": /^Not sent\. .*Cet expéditeur n'est pas autorisé/,
    "refused, no credit": /^Not sent\. .*There is not enough credit on the account/,
    unknown: /^We can’t tell whether it was sent/,
  } as const;
  for (const [state, messages] of Object.entries(OUTCOMES)) {
    it(`what became of a send: ${state}`, async () => {
      const element = await composerIn(state as keyof typeof OUTCOMES, document.body);
      await waitUntil(() => messages.test(said(element)), `it says ${messages}`);
      element.remove();
    });
  }
});
