import { expect } from "@open-wc/testing";
import { html } from "lit";
import { button, composer, inside, textField, type, untilWritten, written } from "../../../tests/composer-fixture.ts";

const TEXT = "Être prêt à l’été : 20 % sur « l’œuvre » [code {A|B}] – à bientôt…\nL’équipe";

const encoded = (character: string): string => (character === "~" ? "%7E" : encodeURIComponent(character));

describe("<sms-composer>: writing", () => {
  it("shows units, SMS and the text as the handset will show it", async () => {
    const element = await composer();
    await type(element, TEXT);
    const { units, text } = (await import("@sms-composer/core/segments")).analyzeMessage(TEXT);
    expect(written(element, "#counts")).to.equal(`1 SMS ${units} of 160 used · ${160 - units} left`);
    expect(inside(element, "[part=bubble]").textContent).to.equal(text);
  });

  it("names each character that is replaced, by what, and what it costs more", async () => {
    const element = await composer();
    await type(element, "« l’œuvre » d’été");
    await untilWritten(element, "[part=replacements] summary", "replaced");
    expect(written(element, "[part=replacements] summary")).to.equal("5 characters will be replaced by the network");
    expect(written(element, ".swaps")).to.equal(`« → " ’ → ' ×2 œ → oe (+1 character) » → "`);
  });

  it("offers a way out of each character that cannot be sent, with its price", async () => {
    const element = await composer();
    await type(element, `${"a".repeat(69)} – b`);
    await untilWritten(element, "[part=problems]", "cannot be sent");
    expect(written(element, "[part=problems] p")).to.equal("– cannot be sent in a standard SMS:");
    button(element, "Switch to Unicode (2 SMS)");
    button(element, "Write - instead of – (1 SMS)").click();
    await element.updateComplete;
    expect(element.value).to.equal(`${"a".repeat(69)} - b`);
    expect(written(element, "[part=problems]")).to.equal("");
  });

  it("fixes all at once, and Ctrl+Z takes it back", async () => {
    const element = await composer();
    await type(element, "a – b… 😀");
    await untilWritten(element, "[part=problems]", "cannot be sent");
    button(element, "Fix all (1 SMS)").click();
    await element.updateComplete;
    expect(element.value).to.equal("a - b...");
    document.execCommand("undo");
    await element.updateComplete;
    expect(element.value).to.equal("a – b… 😀");
  });

  it("switches to Unicode, where nothing is replaced", async () => {
    const element = await composer();
    await type(element, "« – »");
    await untilWritten(element, "[part=problems]", "cannot be sent");
    button(element, "Switch to Unicode (1 SMS)").click();
    await element.updateComplete;
    expect(element.unicode).to.equal(true);
    expect(written(element, "#counts")).to.equal("1 SMS 5 of 70 used · 65 left");
    expect(inside(element, "[part=bubble]").textContent).to.equal("« – »");
  });

  it("shows where each SMS begins, and how to save one", async () => {
    const element = await composer();
    await type(element, "x".repeat(200));
    expect(written(element, "[part=boundary]")).to.equal("SMS 2");
    expect(written(element, "#counts")).to.equal("2 SMS 200 of 306 used · remove 40 to save one SMS");
    expect(element.shadowRoot?.querySelectorAll("[part=bar]").length).to.equal(2);
  });

  it("takes NUL, lone surrogates and a megabyte without a throw", async () => {
    const element = await composer();
    for (const text of ["\0\ud83d\t", "x".repeat(1_000_000), "ê\n".repeat(300_000)]) {
      element.value = text;
      await element.updateComplete;
      expect(element.value).to.equal(text);
      expect(inside(element, "#counts").textContent).to.contain("SMS");
    }
  });

  it("says of a text that is too long for ten SMS how long it may be", async () => {
    const element = await composer(html`<sms-composer value=${"x".repeat(1531)}></sms-composer>`);
    await untilWritten(element, "[data-field=message] .error", "at most 10 can be joined");
    expect(element.validationMessage).to.contain("at most 10 can be joined");
  });

  it("says of a text that is too long by how much it is to be shortened", async () => {
    const element = await composer(html`<sms-composer value=${"x".repeat(1547)}></sms-composer>`);
    await untilWritten(element, "#counts", "remove 17 to be able to send");
    element.range = "lowCost";
    element.value = "x".repeat(163);
    await untilWritten(element, "#counts", "remove 3 to be able to send");
  });

  it("names a blank that a fix writes, which nobody would see", async () => {
    const element = await composer();
    await type(element, "10\u00a0000 places");
    await untilWritten(element, "[part=problems]", "U+00A0");
    button(element, "Write a space instead of U+00A0 (1 SMS)").click();
    await element.updateComplete;
    expect(element.value).to.equal("10 000 places");
  });

  it("counts an emoji as one character, whatever it is made of, and leaves what can be sent of it", async () => {
    const element = await composer();
    await type(element, "Merci ❤️👨‍👩‍👧 à 🇫🇷 de 1️⃣");
    await untilWritten(element, "[part=problems]", "cannot be sent");
    expect(written(element, "[part=problems] p")).to.equal("❤️ 👨‍👩‍👧 🇫🇷 1️⃣ cannot be sent in a standard SMS:");
    button(element, "Write 1 instead of 1️⃣");
    button(element, "Remove 👨‍👩‍👧").click();
    await element.updateComplete;
    expect(element.value).to.equal("Merci ❤️ à 🇫🇷 de 1️⃣");
    await element.send();
    await untilWritten(element, ".spoken", "3 characters cannot be sent");
    button(element, "Fix all (1 SMS)").click();
    await element.updateComplete;
    expect(element.value).to.equal("Merci à de 1");
  });

  it("calls a link wrong whose characters are replaced on the way, and percent-encodes it", async () => {
    for (const character of "~[]{}|\\^ô") {
      const element = await composer();
      await type(element, `Voir https://exemple.fr/a${character}b.`);
      const sentence = `The link would not work: the network would replace ${character}.`;
      await untilWritten(element, "[data-field=message] .error", sentence);
      expect(element.validity.customError, character).to.equal(true);
      button(element, `Percent-encode the link (${encoded(character)}) (1 SMS)`).click();
      await element.updateComplete;
      expect(element.value).to.equal(`Voir https://exemple.fr/a${encoded(character)}b.`);
      expect(written(element, "[data-field=message] .error")).to.equal("");
      expect(element.validity.valid).to.equal(true);
    }
  });

  it("takes brackets around a link for the sentence's, and Unicode as it is", async () => {
    const element = await composer();
    await type(element, "[voir www.exemple.fr/page-de-noel-2026] {https://exemple.fr/(a)}");
    await untilWritten(element, "[part=link-share]", "The links take 54 of 64.");
    expect(written(element, "[data-field=message] .error")).to.equal("");
    element.value = "https://exemple.fr/~noel";
    await untilWritten(element, "[data-field=message] .error", "would replace ~");
    element.unicode = true;
    await element.updateComplete;
    expect(written(element, "[data-field=message] .error")).to.equal("");
  });

  it("does not say that a text arrives as it is while characters of it cannot be sent", async () => {
    const element = await composer();
    await type(element, "–30 %");
    expect(written(element, ".when")).to.equal("without the characters that cannot be sent");
    await type(element, "-30 %");
    expect(written(element, ".when")).to.equal("as it will arrive");
  });

  it("shows a letter first and what follows from it after its frame, and answers on the next line", async () => {
    const element = await composer(html`<sms-composer required></sms-composer>`);
    textField(element).focus();
    let isLater = false;
    // The focus loads what sends, which is drawn once more when it is there: a letter at that time does not wait.
    for (let letters = 1; letters < 20 && !isLater; letters++) {
      document.execCommand("insertText", false, "a");
      for (let i = 0; i < 20; i++) await Promise.resolve();
      isLater = !written(element, "#counts").includes(`${letters} of 160`);
      expect([element.value.length, element.checkValidity(), element.validity.valid]).to.deep.equal([
        letters,
        true,
        true,
      ]);
      await element.updateComplete;
      expect(written(element, "#counts")).to.contain(`${letters} of 160`);
    }
    expect(isLater).to.equal(true);
    document.execCommand("insertText", false, "b".repeat(1600));
    expect(element.validity.tooLong).to.equal(true);
  });

  it("draws of a long text the SMS again that a key has changed, and leaves the others alone", async () => {
    const element = await composer();
    await type(element, "é l’été, ".repeat(60));
    await untilWritten(element, "[part=replacements] summary", "60");
    const touched = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) touched.add((target.parentElement ?? (target as Element)).className);
    });
    const [first] = element.shadowRoot?.querySelectorAll(".segment") ?? [];
    const swaps = inside(element, ".swaps");
    for (const node of [first, swaps])
      if (node) observer.observe(node, { subtree: true, characterData: true, childList: true, attributes: true });
    document.execCommand("insertText", false, "x");
    await element.updateComplete;
    expect(written(element, "[part=bubble]")).to.match(/x$/);
    await new Promise((resolve) => setTimeout(resolve));
    expect([...touched]).to.deep.equal([]);
    observer.disconnect();
  });

  it("draws at once what the page makes of a key", async () => {
    const element = await composer();
    element.addEventListener("input", () => (element.value = element.value.toUpperCase()));
    textField(element).focus();
    document.execCommand("insertText", false, "é");
    // In the same task: no frame and no timer comes between.
    for (let i = 0; i < 20; i++) await Promise.resolve();
    expect([textField(element).value, written(element, "[part=bubble]")]).to.deep.equal(["É", "É"]);
  });

  it("draws what a key has changed when its tab gets hidden before the frame that it waits for", async () => {
    const element = await composer();
    const { requestAnimationFrame: usual } = window;
    window.requestAnimationFrame = () => 0;
    const typed = type(element, "abc");
    document.dispatchEvent(new Event("visibilitychange"));
    window.requestAnimationFrame = usual;
    await typed;
    expect(written(element, "#counts")).to.contain("3 of 160");
  });

  it("draws what a key has changed where no frame comes, as in a tab that does not show", async () => {
    const element = await composer();
    const { requestAnimationFrame: usual } = window;
    window.requestAnimationFrame = () => 0;
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    await type(element, "abc");
    window.requestAnimationFrame = usual;
    Reflect.deleteProperty(document, "hidden");
    expect(written(element, "#counts")).to.contain("3 of 160");
  });
});
