/**
 * `node … composer-screenshots.ts [words]`: every state of the elements in every theme, colour scheme, language and
 * width, also right to left and with text at 200 %, in `screenshots/composer/`; with words, the states that they name.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../e2e/browser-session.ts";
import type { Sheet } from "./composer-gallery.ts";

type Gallery = typeof import("./composer-gallery.ts");

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = `${ROOT}screenshots/composer`;
const WIDTHS = [[320, 360, 768], [1280]];
/** The widest line, with the space around and between. */
const SHEET_WIDTH = 1560;
/** A Saturday evening in Paris: what is commercial is held until Monday. */
const NOW = "2026-11-21T21:30:00+01:00";
/** Pages at a time. */
const PAGES = 2;

const STYLE = `
  body { margin: 0; padding: 24px; background: light-dark(#eef1f4, #0b0e11); color-scheme: inherit; font-family: system-ui, sans-serif; }
  .line { display: flex; align-items: start; gap: 32px; margin-block-end: 32px; }
  .line > div { flex: none; }
  textarea { display: block; inline-size: 100%; box-sizing: border-box; margin-block-start: 24px; font: inherit; }
`;

interface Look extends Sheet {
  readonly name: string;
  readonly forcedColors?: "active";
}

function looks(): Look[] {
  const usual = { theme: "default", scheme: "light", direction: "ltr", fontSize: "16px", widths: WIDTHS } as const;
  const schemes = ["light", "dark"] as const;
  return ["en", "fr"].flatMap((language) => [
    ...["default", "ink", "sand"].flatMap((theme) =>
      schemes.map((scheme): Look => ({ ...usual, name: `${theme}-${scheme}-${language}`, theme, scheme, language })),
    ),
    { ...usual, name: `forced-colours-${language}`, language, forcedColors: "active" },
    { ...usual, name: `right-to-left-${language}`, language, direction: "rtl" },
    { ...usual, name: `text-200-${language}`, language, fontSize: "32px" },
  ]);
}

async function serveGallery() {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ["test/composer/composer-gallery.ts"],
    bundle: true,
    splitting: true,
    format: "esm",
    conditions: ["@sms-composer/source", "production"],
    outdir: "/",
    write: false,
  });
  const files = new Map(outputFiles.map(({ path, text }) => [path, { type: "text/javascript", text }]));
  for (const theme of ["ink", "sand"]) {
    const text = readFileSync(`${ROOT}packages/composer/themes/${theme}.css`, "utf8");
    files.set(`/${theme}.css`, { type: "text/css", text });
  }
  const page = `<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,"><style>${STYLE}</style></head><body></body></html>`;
  files.set("/", { type: "text/html", text: page });
  const server = createServer(({ url = "/" }, response) => {
    const file = files.get(url);
    if (file) response.writeHead(200, { "Content-Type": `${file.type}; charset=utf-8` }).end(file.text);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

async function openGallery(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", timezoneId: "America/New_York" });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on("pageerror", (error) => console.error(String(error)));
  await page.clock.setFixedTime(NOW);
  await page.goto(address);
  return page;
}

async function shoot(page: Page, state: Gallery["STATE_NAMES"][number] | "meter", look: Look): Promise<string> {
  await page.emulateMedia({ forcedColors: look.forcedColors ?? "none", colorScheme: look.scheme });
  await page.setViewportSize({ width: SHEET_WIDTH, height: 1200 });
  await page.evaluate(
    async ([shown, sheet]) => {
      const { showState } = (await import("/composer-gallery.js" as string)) as Gallery;
      await showState(shown, sheet);
    },
    [state, look] as const,
  );
  // A window as high as the page: a longer page than its window is drawn in parts, and frames may be missing.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: SHEET_WIDTH, height });
  const name = `${state.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase()}-${look.name}.png`;
  await page.screenshot({ path: `${FOLDER}/${name}` });
  return name;
}

const messages = process.argv.slice(2);
const gallery = await serveGallery();
const browser = await openBrowser();
try {
  mkdirSync(FOLDER, { recursive: true });
  const pages = await Promise.all(Array.from({ length: PAGES }, () => openGallery(browser, gallery.address)));
  const states =
    (await pages[0]?.evaluate(async () =>
      ((await import("/composer-gallery.js" as string)) as Gallery).STATE_NAMES.slice(),
    )) ?? [];
  const shots = [...states, "meter" as const].flatMap((state) => looks().map((look) => ({ state, look })));
  const wanted = shots.filter(({ state, look }) => messages.every((word) => `${state} ${look.name}`.includes(word)));
  const names: string[] = [];
  const left = [...wanted];
  await Promise.all(
    pages.map(async (page) => {
      for (let next = left.shift(); next; next = left.shift()) names.push(await shoot(page, next.state, next.look));
    }),
  );
  if (messages.length === 0) {
    const pictures = names
      .sort()
      .map((name) => `<figure><img loading="lazy" src="${name}"><figcaption>${name}</figcaption></figure>`);
    writeFileSync(
      `${FOLDER}/index.html`,
      `<!doctype html><meta charset="utf-8"><style>img{max-width:100%}</style>${pictures.join("\n")}`,
    );
  }
  console.log(`${names.length} sheets in screenshots/composer/`);
} finally {
  await browser.close();
  gallery.close();
}
