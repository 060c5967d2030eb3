/** After `cem analyze`: what frameworks and editors read of the elements, beside the manifest that it is made of. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateJetBrainsWebTypes } from "custom-element-jet-brains-integration";
import { generateVsCodeCustomElementData } from "custom-element-vs-code-integration";
import { dropNamelessEvents, type Manifest, templateElements } from "./manifest-elements.ts";
import { FRAMEWORK_NAMES, templateTyping } from "./template-typings.ts";

const [dist = "dist"] = process.argv.slice(2);
const path = join(dist, "custom-elements.json");
const manifest = dropNamelessEvents(JSON.parse(readFileSync(path, "utf8")) as Manifest);
const text = `${JSON.stringify(manifest, null, 2)}\n`;
writeFileSync(path, text);

mkdirSync(join(dist, "frameworks"), { recursive: true });
for (const name of FRAMEWORK_NAMES) {
  writeFileSync(join(dist, "frameworks", `${name}.d.ts`), templateTyping(name, templateElements(manifest)));
  // Nothing runs: the entry is for its types, and must still be there for whoever imports it.
  writeFileSync(join(dist, "frameworks", `${name}.js`), "export {};\n");
}

// Both write into what they are given.
const copy = () => JSON.parse(text) as Parameters<typeof generateJetBrainsWebTypes>[0];
const options = { outdir: dist, hideLogs: true };
generateVsCodeCustomElementData(copy(), options);
generateJetBrainsWebTypes(copy(), options);
