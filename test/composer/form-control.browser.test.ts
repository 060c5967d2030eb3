import { expect, fixture, fixtureCleanup, html } from "@open-wc/testing";
import "@sms-composer/composer/define";
import { FORM_ASSOCIATION_CASES } from "./form-association-cases.ts";
import { type Control, type Stage, part } from "./form-control-case.ts";
import { WRITING_CASES } from "./writing-cases.ts";

async function stage(tag: string): Promise<Stage> {
  document.documentElement.lang = "en";
  // The other one has the same ids.
  fixtureCleanup();
  const form = await fixture<HTMLFormElement>(html`
    <form>
      <label id="label" for="control">Reminder for tomorrow</label>
      <fieldset></fieldset>
      <button type="button">Next</button>
    </form>
  `);
  const fieldset = part<HTMLFieldSetElement>(form, "fieldset");
  const control = document.createElement(tag) as Control;
  control.id = "control";
  control.name = "sms";
  fieldset.append(control);
  await control.updateComplete;
  return {
    form,
    control,
    fieldset,
    submitted: () => new FormData(form).get(tag === "textarea" ? "sms" : "sms.message"),
    hasFocus: () =>
      tag === "textarea"
        ? document.activeElement === control
        : document.activeElement === control && control.shadowRoot?.activeElement?.localName === "textarea",
  };
}

describe("<sms-composer> in a form answers as <textarea> does", () => {
  for (const { promise, run, answer } of [...WRITING_CASES, ...FORM_ASSOCIATION_CASES]) {
    it(promise, async () => {
      const native = await run(await stage("textarea"));
      expect(native, "what a native text area answers").to.deep.equal(answer);
      const own = await run(await stage("sms-composer"));
      expect(own).to.deep.equal(native);
    });
  }
});
