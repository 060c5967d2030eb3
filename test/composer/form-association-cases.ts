import { nextFrame } from "@open-wc/testing";
import { sendMouse } from "@web/test-runner-commands";
import { type Case, part } from "./form-control-case.ts";

/** The control as part of its form: validity, reset, being disabled, labels. */
export const FORM_ASSOCIATION_CASES: readonly Case[] = [
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
    promise: "a reset restores the default that stands then",
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
];
