import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import css from "highlight.js/lib/languages/css";
import json from "highlight.js/lib/languages/json";
import php from "highlight.js/lib/languages/php";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";

// `javascript` is what the grammar of HTML asks for in a script.
for (const [name, language] of Object.entries({
  bash,
  css,
  javascript: typescript,
  json,
  php,
  python,
  typescript,
  xml,
}))
  hljs.registerLanguage(name, language);

/** Grammars by what a block or the end of a file's name says. */
const GRAMMARS: Readonly<Record<string, string>> = {
  css: "css",
  html: "xml",
  js: "typescript",
  json: "json",
  php: "php",
  py: "python",
  sh: "bash",
  svelte: "xml",
  ts: "typescript",
  tsx: "typescript",
  vue: "xml",
};

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");

/** A block of code as HTML, its words marked by classes; `file` is where it comes from. */
export function codeBlock(code: string, language: string, file = language): string {
  const grammar = GRAMMARS[language];
  const marked = grammar ? hljs.highlight(code, { language: grammar }).value : escapeHtml(code);
  const caption = `<figcaption>${escapeHtml(file).replaceAll("/", "/<wbr>")}</figcaption>`;
  return `<figure class="code">${caption}<pre tabindex="0"><code>${marked}</code></pre></figure>\n`;
}
