import { expect, fixture, fixtureCleanup, html, nextFrame } from "@open-wc/testing";
import { sendKeys, sendMouse } from "@web/test-runner-commands";
import "@sms-composer/composer/define";

/** What a native text area and the element have in common for a page. */
type Control = HTMLTextAreaElement & { updateComplete?: Promise<unknown> };

interface Stage {
  readonly form: HTMLFormElement;
  readonly fieldset: HTMLFieldSetElement;
  readonly control: Control;
  /** What the form would submit as the message. */
  submitted(): FormDataEntryValue | null;
  /** Whether the focus is in the control. */
  hasFocus(): boolean;
}

/** A case: what a page does, and what it sees. The answers of the two controls must agree. */
interface Case {
  readonly promise: string;
  run(stage: Stage): Promise<unknown> | unknown;
  /** What a native control answers: a case that proves nothing would pass in silence. */
  readonly answer: unknown;
}

function part<T extends Element = Element>(form: HTMLFormElement, selector: string): T {
  const found = form.querySelector<T>(selector);
  if (!found) throw new Error(`The form has no ${selector}`);
  return found;
}

const typed = async (control: Control, text: string) => {
  control.focus();
  await sendKeys({ type: text });
};

const CASES: readonly Case[] = [
  {
    promise: "the form's data are fresh on the line after the value was set",
    run: ({ control, submitted }) => {
      control.value = "written by script";
      return submitted();
    },
    answer: "written by script",
  },
  {
    promise: "the form's data are fresh inside the form's input listener",
    run: async ({ form, control, submitted }) => {
      const seen: unknown[] = [];
      form.addEventListener("input", () => seen.push(submitted()));
      await typed(control, "ab");
      return seen;
    },
    answer: ["a", "ab"],
  },
  {
    promise: "an input event keeps its type, its data and its trust, and comes from the control",
    run: async ({ form, control }) => {
      const seen: unknown[] = [];
      form.addEventListener("input", (event) => {
        const { inputType, data, isTrusted, target } = event as InputEvent;
        seen.push([inputType, data, isTrusted, target === control]);
      });
      await typed(control, "a");
      return seen;
    },
    answer: [["insertText", "a", true, true]],
  },
  {
    promise: "change reaches the page once, when the control is left, and is not composed",
    run: async ({ form, control }) => {
      const seen: unknown[] = [];
      form.addEventListener("change", (event) => seen.push([event.target === control, event.bubbles, event.composed]));
      await typed(control, "a");
      await sendKeys({ press: "Tab" });
      await nextFrame();
      (document.activeElement as HTMLElement | null)?.blur();
      return seen;
    },
    answer: [[true, true, false]],
  },
  {
    promise: "required set by script makes the form invalid on the next line, a text makes it valid",
    run: ({ form, control }) => {
      const before = form.checkValidity();
      control.required = true;
      const without = [form.checkValidity(), control.validity.valueMissing, control.matches(":invalid")];
      control.value = "x";
      return [before, without, form.checkValidity(), control.validity.valid];
    },
    answer: [true, [false, true, true], true, true],
  },
  {
    promise: "a custom validity makes it invalid with the page's words until it is taken back",
    run: ({ control }) => {
      control.setCustomValidity("Not today");
      const answers = [control.validationMessage, control.validity.customError, control.checkValidity()];
      control.setCustomValidity("");
      return [...answers, control.checkValidity()];
    },
    answer: ["Not today", true, false, true],
  },
  {
    promise: "a reset restores the default of that moment",
    run: ({ form, control, submitted }) => {
      control.value = "changed";
      control.defaultValue = "the default now";
      const changed = submitted();
      form.reset();
      return [changed, control.value, submitted()];
    },
    answer: ["changed", "the default now", "the default now"],
  },
  {
    promise: "after a reset the default is followed again",
    run: ({ form, control }) => {
      control.value = "changed";
      form.reset();
      control.defaultValue = "another";
      return control.value;
    },
    answer: "another",
  },
  {
    promise: "a disabled fieldset disables it, and brings it back; its own disabled stays apart",
    run: ({ fieldset, control, submitted }) => {
      control.value = "x";
      const look = () => [control.matches(":disabled"), control.disabled, submitted()];
      const answers = [look()];
      fieldset.disabled = true;
      answers.push(look());
      control.disabled = true;
      fieldset.disabled = false;
      answers.push(look());
      control.disabled = false;
      answers.push(look());
      return answers;
    },
    answer: [
      [false, false, "x"],
      [true, false, null],
      [true, true, null],
      [false, false, "x"],
    ],
  },
  {
    promise: "a disabled control is not asked whether it is valid",
    run: ({ control, form }) => {
      control.required = true;
      control.disabled = true;
      return [control.willValidate, form.checkValidity()];
    },
    answer: [false, true],
  },
  {
    promise: "read-only takes no key, is submitted, and is not asked whether it is valid",
    run: async ({ form, control, submitted }) => {
      control.required = true;
      control.readOnly = true;
      const empty = [control.hasAttribute("readonly"), control.willValidate, form.checkValidity()];
      await control.updateComplete;
      await typed(control, "ab");
      const typedInto = control.value;
      control.value = "by script";
      const sent = submitted();
      control.readOnly = false;
      await control.updateComplete;
      control.focus();
      await sendKeys({ press: "End" });
      await sendKeys({ type: "!" });
      return [...empty, typedInto, sent, control.willValidate, control.value];
    },
    answer: [true, false, true, "", "by script", true, "by script!"],
  },
  {
    promise: "a submit of an invalid form puts the focus into it, also inside a fieldset, and submits nothing",
    run: async ({ form, control, hasFocus }) => {
      let submits = 0;
      let invalid = 0;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        submits++;
      });
      control.addEventListener("invalid", () => invalid++);
      control.required = true;
      form.requestSubmit();
      await nextFrame();
      return [submits, invalid, hasFocus()];
    },
    answer: [0, 1, true],
  },
  {
    promise: "a label outside puts the focus into it",
    run: async ({ form, hasFocus }) => {
      const { x, y, width, height } = part(form, "#label").getBoundingClientRect();
      await sendMouse({ type: "click", position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
      await nextFrame();
      return hasFocus();
    },
    answer: true,
  },
  {
    promise: "it knows its form and its labels",
    run: ({ form, control }) => [control.form === form, [...control.labels].map(({ id }) => id)],
    answer: [true, ["label"]],
  },
  {
    promise: "a script that writes fires neither input nor change, also when the control is left",
    run: async ({ form, control }) => {
      const seen: string[] = [];
      for (const type of ["input", "change"]) form.addEventListener(type, () => seen.push(type));
      control.focus();
      control.value = "by script";
      control.blur();
      await nextFrame();
      return seen;
    },
    answer: [],
  },
  {
    promise: "a page can stop what is typed before it is written",
    run: async ({ form, control }) => {
      form.addEventListener("beforeinput", (event) => {
        if ((event as InputEvent).data === "b") event.preventDefault();
      });
      await typed(control, "abc");
      return control.value;
    },
    answer: "ac",
  },
  {
    promise: "Enter writes a line and submits nothing",
    run: async ({ form, control }) => {
      let submits = 0;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        submits++;
      });
      await typed(control, "a");
      await sendKeys({ press: "Enter" });
      return [control.value, submits];
    },
    answer: ["a\n", 0],
  },
  {
    promise: "focus and blur are heard at the control, once each, and it matches :focus-within meanwhile",
    run: async ({ control }) => {
      const seen: unknown[] = [];
      for (const type of ["focus", "blur"])
        control.addEventListener(type, ({ target }) => seen.push([type, target === control]));
      control.focus();
      seen.push(control.matches(":focus-within"));
      control.blur();
      await nextFrame();
      return [...seen, control.matches(":focus-within"), document.activeElement === document.body];
    },
    answer: [["focus", true], true, ["blur", true], false, true],
  },
  {
    promise: "checkValidity fires one invalid event that does not bubble and can be canceled, and moves no focus",
    run: ({ form, control, hasFocus }) => {
      const seen: unknown[] = [];
      control.required = true;
      form.addEventListener("invalid", () => seen.push("bubbled"));
      control.addEventListener("invalid", ({ bubbles, cancelable }) => seen.push([bubbles, cancelable]));
      return [control.checkValidity(), seen, hasFocus()];
    },
    answer: [false, [[false, true]], false],
  },
  {
    promise: "reportValidity puts the focus into it",
    run: async ({ control, hasFocus }) => {
      control.required = true;
      const answer = control.reportValidity();
      await nextFrame();
      return [answer, hasFocus()];
    },
    answer: [false, true],
  },
  {
    promise: "the form lists it, by its id and by its name",
    run: ({ form, control }) => [
      [...form.elements].includes(control),
      form.elements.namedItem("control") === control,
      form.elements.namedItem("sms") === control,
    ],
    answer: [true, true, true],
  },
  {
    promise: "a name that changes is the name from then on",
    run: ({ form, control, submitted }) => {
      control.value = "x";
      control.name = "other";
      const [value] = ["other", "other.message"].map((key) => new FormData(form).get(key)).filter(Boolean);
      return [submitted(), value];
    },
    answer: [null, "x"],
  },
  {
    promise: "with the attribute form it belongs to a form elsewhere",
    run: ({ form, control, submitted }) => {
      const other = document.createElement("form");
      other.id = "elsewhere";
      form.after(other);
      control.value = "x";
      control.setAttribute("form", "elsewhere");
      const answers = [control.form === other, submitted(), [...new FormData(other).values()].includes("x")];
      control.removeAttribute("form");
      other.remove();
      return [...answers, control.form === form, submitted()];
    },
    answer: [true, null, true, true, "x"],
  },
  {
    promise: "moved in the page it keeps its text, and its form's data",
    run: async ({ form, control, submitted }) => {
      await typed(control, "abc");
      control.remove();
      const without = submitted();
      form.append(control);
      await control.updateComplete;
      return [without, control.value, submitted()];
    },
    answer: [null, "abc", "abc"],
  },
  {
    promise: "line ends set by script are one character",
    run: ({ control }) => {
      control.value = "a\r\nb\rc";
      return control.value;
    },
    answer: "a\nb\nc",
  },
  {
    promise: "null and numbers as a value do not throw",
    run: ({ control }) => {
      control.value = null as unknown as string;
      return control.value;
    },
    answer: "",
  },
];

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
  for (const { promise, run, answer } of CASES) {
    it(promise, async () => {
      const native = await run(await stage("textarea"));
      expect(native, "what a native text area answers").to.deep.equal(answer);
      const own = await run(await stage("sms-composer"));
      expect(own).to.deep.equal(native);
    });
  }
});
