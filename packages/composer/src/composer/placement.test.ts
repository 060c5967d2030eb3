import { expect, fixture } from "@open-wc/testing";
import { html } from "lit";
import type { SmsComposer } from "../sms-composer.ts";
import { composer, inside } from "../../tests/composer-fixture.ts";
import { waitUntil } from "../../tests/wait-until.ts";

/** Boxes that are as wide as what is in them. */
const SHRINKING = [
  "display:inline-block",
  "display:inline-flex",
  "display:flex; flex-direction:column; align-items:center",
  "display:grid; place-items:center",
  "display:table-cell",
  "float:left",
  "position:absolute",
  "position:fixed",
  "inline-size:fit-content",
  "inline-size:min-content",
];

describe("where it stands", () => {
  it("has a width in places that shrink to what is in them", async () => {
    for (const style of SHRINKING) {
      const element = await composer(html`<div style=${style}><sms-composer></sms-composer></div>`);
      expect(element.getBoundingClientRect().width, style).to.be.greaterThan(250);
      // A float would take its place from the next one.
      element.parentElement?.remove();
    }
    const narrow = await composer(
      html`<div style="display:flex;inline-size:300px"><sms-composer></sms-composer></div>`,
    );
    expect(narrow.getBoundingClientRect().width).to.be.at.most(300);
  });

  it("keeps about the place that it will take, at each width, until it is drawn", async () => {
    for (const width of [344, 480, 704, 900, 1280]) {
      const box = await fixture(html`<div style="inline-size:${width}px"></div>`);
      const element = document.createElement("sms-composer");
      box.append(element);
      const before = element.offsetHeight;
      await element.updateComplete;
      // What stands below it moves by no more than two lines.
      expect(element.offsetHeight, `${width} pixels`).to.be.within(before - 60, before + 60);
      element.remove();
    }
    const hidden = document.createElement("sms-composer");
    hidden.hidden = true;
    document.body.append(hidden);
    expect(hidden.offsetHeight).to.equal(0);
    hidden.remove();
  });

  it("takes the focus by autofocus, on the page and when the dialog around it opens", async () => {
    const element = await composer(html`<sms-composer autofocus></sms-composer>`);
    await waitUntil(() => element.shadowRoot?.activeElement?.id === "message", "the text has the focus");
    element.blur();
    element.remove();
    const hasFocus = (each: SmsComposer): boolean => each.shadowRoot?.activeElement?.id === "message";
    const box = html`<button>x</button><sms-composer autofocus recipients="0612345678"></sms-composer>`;
    for (const [template, open] of [
      [html`<dialog style="width:40rem">${box}</dialog>`, (dialog: HTMLDialogElement) => dialog.showModal()],
      [html`<dialog style="width:40rem">${box}</dialog>`, (dialog: HTMLDialogElement) => dialog.show()],
      [html`<div popover style="width:40rem">${box}</div>`, (popover: HTMLElement) => popover.showPopover()],
    ] as const) {
      const inBox = await composer(template);
      (open as (box: Element | null) => void)(inBox.parentElement);
      await waitUntil(() => hasFocus(inBox), "the text has the focus");
      expect(inside(inBox, "#message").matches(":focus")).to.equal(true);
      inBox.parentElement?.remove();
    }
  });

  it("takes the focus in the dialog of a component: in its shadow root, and in its slot", async () => {
    for (const content of ['<sms-composer autofocus recipients="0612345678"></sms-composer>', "<slot></slot>"]) {
      const host = await fixture(html`<div></div>`);
      const root = host.attachShadow({ mode: "open" });
      root.innerHTML = `<dialog style="width:40rem"><button>x</button>${content}</dialog>`;
      if (content === "<slot></slot>")
        host.innerHTML = '<sms-composer autofocus recipients="0612345678"></sms-composer>';
      const element = (root.querySelector("sms-composer") ?? host.querySelector("sms-composer")) as SmsComposer;
      await element.updateComplete;
      root.querySelector("dialog")?.showModal();
      await waitUntil(() => element.shadowRoot?.activeElement?.id === "message", content);
      host.remove();
    }
  });
});
