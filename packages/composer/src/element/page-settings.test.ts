import { expect } from "@open-wc/testing";
import { html } from "lit";
import { SmsComposer } from "../sms-composer.ts";
import { button, composer, inside, untilWritten, written } from "../../tests/composer-fixture.ts";
import { waitUntil } from "../../tests/wait-until.ts";

describe("<sms-composer>: what a page sets", () => {
  it("gives the text field what the page says of the text, also later", async () => {
    const element = await composer(
      html`<sms-composer placeholder="Your text" maxlength="300" rows="8" inputmode="text" autocapitalize="none"></sms-composer>`,
    );
    const text = inside<HTMLTextAreaElement>(element, "textarea");
    const { placeholder, maxLength, rows, inputMode, autocapitalize } = text;
    expect([placeholder, maxLength, rows, inputMode, autocapitalize]).to.deep.equal([
      "Your text",
      300,
      8,
      "text",
      "none",
    ]);
    const height = text.offsetHeight;
    element.removeAttribute("rows");
    element.setAttribute("placeholder", "Another");
    await waitUntil(() => text.placeholder === "Another", "followed");
    expect(text.offsetHeight).to.be.below(height);
  });

  it("takes every setting that is no object by its attribute, and by its property's name as one, as servers write it", () => {
    const objects = ["transport", "list", "templates", "optOuts", "prices", "draft"];
    const names = [...SmsComposer.elementProperties.keys()].map(String).filter((name) => !objects.includes(name));
    expect(names.length).to.be.above(20);
    for (const name of names)
      for (const attribute of name === "readOnly" ? ["readonly"] : [name, name.replace(/[A-Z]/g, "-$&")]) {
        const element = document.createElement("sms-composer");
        const before = Reflect.get(element, name) as unknown;
        element.setAttribute(attribute, name === "range" ? "low-cost" : "12");
        expect(`${Reflect.get(element, name)}`, attribute).to.be.oneOf(["12", "true", "lowCost"]);
        element.removeAttribute(attribute);
        expect(Reflect.get(element, name), attribute).to.equal(before);
      }
  });

  it("keeps the default where a script sets what means nothing, and takes numbers that are texts", async () => {
    const element = await composer(html`<sms-composer recipients="0612345678" value="Bonjour"></sms-composer>`);
    const { fields, timeout, maxRecipients, confirmAbove, currency } = element;
    const unset = {
      fields,
      timeout,
      maxRecipients,
      confirmAbove,
      currency,
      pricePremium: undefined,
      credits: undefined,
    };
    for (const value of [undefined, null, Number.NaN, -1, "", "0,038", {}])
      for (const name of ["timeout", "maxRecipients", "confirmAbove", "pricePremium", "credits"] as const) {
        Object.assign(element, { [name]: value });
        expect(element[name], `${name} ${value}`).to.equal(unset[name]);
      }
    // Vue sets an empty text where a template has undefined; as `fields` it is the text alone.
    for (const [name, values] of [
      ["fields", [undefined, null]],
      ["currency", [undefined, null, ""]],
    ] as const)
      for (const value of values) {
        Object.assign(element, { [name]: value });
        expect(element[name], `${name} ${value}`).to.equal(unset[name]);
      }
    Object.assign(element, { pricePremium: "0.5", credits: "2", confirmAbove: "0" });
    await untilWritten(element, "[part=send-bar]", "about €0.50");
    expect([element.pricePremium, element.credits, element.confirmAbove]).to.deep.equal([0.5, 2, 0]);
  });

  it("tells of one change after the page has set it up, and of none where nothing is set", async () => {
    const counts: number[] = [];
    for (const template of [
      html`<sms-composer recipients="0612345678" value="Bonjour" stop sender="SHOP" range="low-cost"></sms-composer>`,
      html`<sms-composer></sms-composer>`,
    ]) {
      const changes: unknown[] = [];
      const listener = (event: Event): void => void changes.push(event);
      document.addEventListener("sms-draft-change", listener);
      const element = await composer(template);
      const { length } = element.draft.recipients ?? [];
      await waitUntil(() => changes.length >= length, "the numbers are read", { timeout: 8000 });
      await element.updateComplete;
      document.removeEventListener("sms-draft-change", listener);
      counts.push(changes.length);
    }
    expect(counts).to.deep.equal([1, 0]);
  });

  it("shows the price of each service where it is chosen, and what Low Cost is once it is", async () => {
    const element = await composer(html`<sms-composer price-premium="0.038" price-low-cost="0.024"></sms-composer>`);
    expect(written(element, "[part=range] label")).to.equal("Premium €0.038 Low Cost €0.024");
    expect(written(element, "#range-hint")).to.equal("");
    element.range = "lowCost";
    await element.updateComplete;
    expect(written(element, "#range-hint")).to.equal("a single SMS of 160 characters, without Unicode");
  });

  it("begins the next message as the same sender, at the numbers: the day, the tag and the text were this one's", async () => {
    const element = await composer();
    const receipt = { outcome: "sent", messageId: 307, segments: 1, cost: 0.038, currency: "EUR" } as const;
    element.transport = () => Promise.resolve(receipt);
    const scheduledAt = new Date("2030-06-03T08:05:00Z");
    const own = { message: "Bonjour", recipients: ["0612345678"], tag: "monday", scheduledAt };
    element.draft = { ...own, sender: "SHOP", stop: true };
    await element.send();
    await untilWritten(element, "[part=receipt]", "Sent");
    button(element, "New message").click();
    await element.updateComplete;
    expect(element.draft).to.deep.equal({ recipients: [], sender: "SHOP", stop: true });
    expect(element.shadowRoot?.activeElement?.id).to.equal("recipients");
  });

  it("takes the names of fields as attributes are written, too", async () => {
    const element = await composer(html`<sms-composer fields="scheduled-at response-url send"></sms-composer>`);
    expect(element.fields).to.equal("scheduledAt responseUrl send");
    button(element, "More options").click();
    await waitUntil(() => element.shadowRoot?.querySelector("#responseUrl") != null, "the address for replies shows");
    expect(inside(element, "#scheduledAt").getAttribute("role")).to.equal("switch");
  });

  it("has its light colours in every scheme where the browser has no light-dark()", async () => {
    const { supports } = CSS;
    CSS.supports = (condition: string) => !condition.includes("light-dark") && supports(condition);
    try {
      const root = await composer(html`<sms-composer style="color-scheme: dark" value="ô"></sms-composer>`);
      await untilWritten(root, ".swaps", "ô → o");
      const colourOf = (selector: string): string => getComputedStyle(inside(root, selector)).backgroundColor;
      expect([colourOf("#send"), colourOf("textarea")]).to.deep.equal(["rgb(11, 107, 99)", "rgb(255, 255, 255)"]);
      const sheets = root.shadowRoot?.adoptedStyleSheets ?? [];
      const rules = sheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
      expect(rules.filter((rule) => rule.includes("light-dark"))).to.deep.equal([]);
    } finally {
      CSS.supports = supports;
    }
  });

  it("is printed with what its colours say: switches that are on, and how full each SMS is", async () => {
    const element = await composer(html`<sms-composer value="Bonjour – à tous" stop></sms-composer>`);
    await waitUntil(() => element.shadowRoot?.querySelector("[part=fix]"), "the notes are there");
    for (const part of ["#stop", "[part=bar-fill]"])
      expect(getComputedStyle(inside(element, part)).printColorAdjust, part).to.equal("exact");
  });
});
