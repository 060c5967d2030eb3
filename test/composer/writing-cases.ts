import { nextFrame } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { type Case, type Control, typed } from "./form-control-case.ts";

/** Cases of writing, and the events that a page gets. */
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
    promise: "null as a value is none, and a number is its figures",
    run: ({ control, submitted }) => {
      const seen = [null, 5, 0, -1.5].map((value) => {
        control.value = value as unknown as string;
        return control.value;
      });
      return [...seen, submitted()];
    },
    answer: ["", "5", "0", "-1.5", "-1.5"],
  },
  {
    promise: "one Ctrl+Z takes back what was typed at a go",
    run: async ({ control }) => {
      await typed(control, "abc def");
      await sendKeys({ down: "Control" });
      await sendKeys({ press: "z" });
      await sendKeys({ up: "Control" });
      // WebKitGTK takes no shortcut from WebDriver.
      if (control.value === "abc def") document.execCommand("undo");
      return control.value;
    },
    answer: "",
  },
  {
    promise: "the selection can be read and set on the line after the text was",
    run: async ({ control }) => {
      control.value = "Dear Anne, see you";
      const { textLength, selectionStart, selectionEnd } = control;
      control.setSelectionRange(5, 9, "backward");
      const selected = [control.selectionStart, control.selectionEnd, control.selectionDirection];
      control.setSelectionRange(5, 9);
      control.selectionDirection = "backward";
      const turned = [control.selectionStart, control.selectionEnd, control.selectionDirection];
      control.selectionStart = 12;
      const moved = [control.selectionStart, control.selectionEnd];
      control.selectionEnd = 3;
      const back = [control.selectionStart, control.selectionEnd];
      control.select();
      await control.updateComplete;
      return [
        textLength,
        selectionStart,
        selectionEnd,
        selected,
        turned,
        moved,
        back,
        control.selectionStart,
        control.selectionEnd,
      ];
    },
    answer: [18, 18, 18, [5, 9, "backward"], [5, 9, "backward"], [12, 12], [3, 3], 0, 18],
  },
  {
    promise: "a text is put in place of the selection, or of a range, and the form has it at once",
    run: ({ control, submitted }) => {
      control.value = "Dear Anne, see you";
      control.setSelectionRange(5, 9);
      control.setRangeText("Bob");
      const selected = [control.value, submitted(), control.selectionStart, control.selectionEnd];
      control.setRangeText("Hi", 0, 4, "end");
      return [...selected, control.value, control.selectionStart, control.selectionEnd];
    },
    answer: ["Dear Bob, see you", "Dear Bob, see you", 5, 8, "Hi Bob, see you", 2, 2],
  },
  {
    promise: "no more can be typed than maxlength allows, and what is shorter than minlength is not valid",
    run: async ({ control }) => {
      control.setAttribute("maxlength", "4");
      control.setAttribute("minlength", "3");
      await nextFrame();
      await typed(control, "ab");
      const short = [control.validity.tooShort, control.checkValidity()];
      await typed(control, "cdef");
      return [...short, control.value, control.validity.valid];
    },
    answer: [true, false, "abcd", true],
  },
  {
    promise: "a copy has what was written",
    run: ({ control }) => {
      control.value = "written";
      return (control.cloneNode(true) as Control).value;
    },
    answer: "written",
  },
];
