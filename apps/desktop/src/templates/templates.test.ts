import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { openTemplates } from "./template-file.ts";
import type { Template } from "./template.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sms-templates-"));
  file = join(folder, "templates.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

const REMINDER: Template = {
  name: "Rappel",
  message: "À {Heure|9 h}, le {Jour}.",
  stop: true,
  blanks: [{ name: "Jour", kind: "date" }],
};

test("templates are kept by name, on disk for their owner only, and the blanks follow the text", async () => {
  const templates = openTemplates(file);
  await templates.save(REMINDER);
  await templates.save({ ...REMINDER, name: "Annulation", message: "Annulé, {Jour}" });
  await templates.save({ ...REMINDER, name: "Rappel 2" }, "Rappel");
  assert.deepEqual(
    openTemplates(file)
      .list()
      .map(({ name, blanks }) => [name, blanks.length]),
    [
      ["Annulation", 1],
      ["Rappel 2", 2],
    ],
  );
  if (process.platform !== "win32") assert.equal(statSync(file).mode & 0o777, 0o600);
  await templates.delete("Annulation");
  assert.ok(!readFileSync(file, "utf8").includes("Annulé"));
});

test("JSON goes out and comes in: what is a template is taken, what is none is counted, and no file breaks the start", async () => {
  const templates = openTemplates(file);
  await templates.save(REMINDER);
  const exported = templates.export();
  await templates.delete("Rappel");
  assert.deepEqual(await templates.import(exported), { added: 1, replaced: 0, invalid: 0 });
  const mixed = JSON.stringify({
    templates: [
      { ...REMINDER, message: "Neuf" },
      { ...REMINDER, name: "B" },
      { ...REMINDER, name: "" },
      { ...REMINDER, name: "C", key: "of somebody" },
      { ...REMINDER, name: "D", message: 7 },
      null,
    ],
  });
  assert.deepEqual(await templates.import(mixed), { added: 1, replaced: 1, invalid: 4 });
  assert.equal(templates.list().find(({ name }) => name === "Rappel")?.message, "Neuf");
  for (const bad of ["", "{", "[]", "7", '{"templates":{}}']) assert.equal(await templates.import(bad), undefined, bad);
  for (const broken of ["{", mixed.replace('"B"', "7")]) {
    writeFileSync(file, broken);
    assert.ok(openTemplates(file).list().length <= 2);
  }
});
