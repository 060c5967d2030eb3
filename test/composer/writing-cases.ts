import { nextFrame } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { type Case, typed } from "./form-control-case.ts";

/** What is written, and what a page hears of it. */
export const WRITING_CASES: readonly Case[] = [
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
