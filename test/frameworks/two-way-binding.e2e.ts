/** `draft` in and out, as everybody binds it: what the element reports is set again, and nothing goes round in circles. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SmsComposer } from "@sms-composer/composer";
import { bundleScript, openFrameworkPages } from "./framework-page.ts";

const ROOT = `<div id="root"></div><output id="text"></output>`;
/** Shows the draft that the page has. */
const SHOW = `const show = (draft) => (document.getElementById("text").textContent = draft.message ?? "");`;
const FIRST = `{ message: "Bonjour", recipients: ["0612345678"] }`;

const open = await openFrameworkPages({
  plain: {
    body: ROOT,
    script: `import "/define.js"; ${SHOW}
      const composer = document.createElement("sms-composer");
      document.getElementById("root").append(composer);
      composer.addEventListener("sms-draft-change", ({ draft }) => { composer.draft = draft; show(draft); });
      composer.draft = ${FIRST};`,
  },
  react: {
    body: ROOT,
    script: await bundleScript(`import { createElement, useEffect, useState } from "react";
      import { createRoot } from "react-dom/client";
      import "/define.js"; ${SHOW}
      function App() {
        const [draft, setDraft] = useState(${FIRST});
        useEffect(() => { show(draft); }, [draft]);
        return createElement("sms-composer", { draft, "onsms-draft-change": (event) => setDraft(event.draft) });
      }
      createRoot(document.getElementById("root")).render(createElement(App));`),
  },
  vue: {
    body: ROOT,
    script: await bundleScript(`import { createApp, h, ref, watchEffect } from "vue";
      import "/define.js"; ${SHOW}
      createApp({
        setup() {
          const draft = ref(${FIRST});
          watchEffect(() => show(draft.value));
          return () => h("sms-composer", { draft: draft.value, "onSms-draft-change": (event) => (draft.value = event.draft) });
        },
      }).mount("#root");`),
  },
  svelte: {
    body: ROOT,
    script: await bundleScript(
      `import { mount } from "svelte"; import App from "app.svelte"; import "/define.js";
       mount(App, { target: document.getElementById("root") });`,
      {
        "app.svelte": `<script>${SHOW} let draft = $state.raw(${FIRST}); $effect(() => show(draft));</script>
          <sms-composer {draft} onsms-draft-change={(event) => (draft = event.draft)}></sms-composer>`,
      },
    ),
  },
});

for (const framework of ["plain", "react", "vue", "svelte"])
  test(`${framework}: a draft that is bound both ways follows what is typed, with the caret where it is`, async () => {
    const { page, complaints } = await open(framework);
    const field = page.locator("sms-composer textarea");
    await field.waitFor();
    await field.focus();
    await page.keyboard.press("Home");
    await page.keyboard.type("Oh ! ");
    await page.locator("#text", { hasText: /^Oh ! Bonjour$/ }).waitFor();
    const { start, draft } = await page.locator("sms-composer").evaluate((composer: SmsComposer) => ({
      start: composer.selectionStart,
      draft: composer.draft,
    }));
    assert.deepEqual([start, draft.message, draft.recipients], [5, "Oh ! Bonjour", ["+33612345678"]]);
    assert.deepEqual(complaints, []);
    await page.close();
  });
