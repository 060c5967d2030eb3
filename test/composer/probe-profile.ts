import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { createServer } from "node:http";
import { build } from "esbuild";
import { writeFileSync } from "node:fs";
const { outputFiles } = await build({
  absWorkingDir: "/work/main",
  entryPoints: ["packages/composer/src/define.ts"],
  bundle: true,
  splitting: true,
  format: "esm",
  conditions: ["@sms-composer/source", "production"],
  outdir: "/",
  write: false,
});
const files = new Map(outputFiles.map(({ path, text }) => [path, text]));
const server = createServer(({ url = "/" }, res) => {
  const s = files.get(url);
  if (s) res.writeHead(200, { "Content-Type": "text/javascript" }).end(s);
  else
    res
      .writeHead(200, { "Content-Type": "text/html" })
      .end(
        '<!doctype html><html lang="en"><meta charset="utf-8"><sms-composer></sms-composer><script type="module" src="/define.js"></script></html>',
      );
});
await new Promise<void>((r) => server.listen(0, "127.0.0.1", r));
const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${(server.address() as any).port}/`);
await page.waitForFunction(() => document.querySelector("sms-composer")?.shadowRoot?.querySelector("textarea"));
await page.evaluate(async () => {
  const element = document.querySelector("sms-composer")!;
  element.value = "Être prêt à l’été, œuvre n° 12 ! ".repeat(46).slice(0, 1400);
  await element.updateComplete;
  element.shadowRoot!.querySelector("textarea")!.focus();
});
const session = await page.context().newCDPSession(page);
const press = async (i: number) => {
  const key = i % 6 === 0 ? " " : "e";
  await session.send("Input.dispatchKeyEvent", {
    type: "keyDown",
    text: key,
    key,
    code: "KeyE",
    windowsVirtualKeyCode: 69,
  });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", key, code: "KeyE", windowsVirtualKeyCode: 69 });
  await new Promise((r) => setTimeout(r, 20));
};
for (let i = 0; i < 60; i++) await press(i);
await session.send("Profiler.enable");
await session.send("Profiler.setSamplingInterval", { interval: 50 });
await session.send("Profiler.start");
const N = 150;
for (let i = 0; i < N; i++) await press(i);
const { profile } = (await session.send("Profiler.stop")) as any;
const nodes = new Map(profile.nodes.map((n: any) => [n.id, n]));
const parent = new Map<number, number>();
for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
const self = new Map<number, number>();
profile.samples.forEach((id: number, i: number) => self.set(id, (self.get(id) ?? 0) + profile.timeDeltas[i]));
const name = (n: any) => `${n.callFrame.functionName || "(anon)"} :${n.callFrame.lineNumber + 1}`;
const selfBy = new Map<string, number>(),
  totalBy = new Map<string, number>();
for (const [id, t] of self) {
  const seen = new Set<string>();
  const n0 = nodes.get(id) as any;
  selfBy.set(name(n0), (selfBy.get(name(n0)) ?? 0) + t);
  for (let at: number | undefined = id; at; at = parent.get(at)) {
    const s = name(nodes.get(at));
    if (!seen.has(s)) {
      seen.add(s);
      totalBy.set(s, (totalBy.get(s) ?? 0) + t);
    }
  }
}
const show = (m: Map<string, number>, n: number) =>
  [...m]
    .sort((a, b) => b[1] - a[1])
    .slice(0, n)
    .forEach(([k, t]) => console.log((t / 1000 / N).toFixed(4), k));
console.log("self");
show(selfBy, 40);
console.log("total");
show(totalBy, 70);
await browser.close();
server.close();
