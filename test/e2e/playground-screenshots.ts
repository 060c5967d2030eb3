/**
 * `node … playground-screenshots.ts`: the playground's page in both languages and colour schemes, at two widths, while
 * writing and after sending, in `screenshots/playground/`. With `--readme` only the README's two pictures are made.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { openBrowser, visit } from "./browser-session.ts";
import { startPlayground, type PlaygroundProcess } from "./playground-process.ts";
import { sandboxApi } from "./sandbox-api.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WIDTHS = [360, 1280];
const THEMES = ["light", "dark"] as const;
const LANGUAGES = ["en", "fr"] as const;

interface Look {
  readonly width: number;
  readonly theme: (typeof THEMES)[number];
  readonly language: (typeof LANGUAGES)[number];
}

const example = (page: Page, index: number) => page.locator("#examples button").nth(index).click();

async function sent(page: Page): Promise<void> {
  await page.locator('sms-composer [part~="send"]').click();
  await page.locator('sms-composer [part~="receipt"]').waitFor();
  await page.locator("#api-answer").waitFor();
  // The handset follows a moment later.
  await page.waitForTimeout(800);
}

/** A window as high as the page: a longer page than its window is drawn in parts, and frames may be missing. */
async function showWhole(page: Page, width: number): Promise<void> {
  await page.waitForTimeout(300);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(300);
}

/** Sends the second example, so that the handset shows it, and writes the first, which has problems. */
async function compose(browser: Browser, playground: PlaygroundProcess, { width, theme, language }: Look) {
  const { page } = await visit(browser, `${playground.page}?language=${language}&theme=${theme}`, {
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  await page.frameLocator("#handset").locator("#phone").waitFor();
  await example(page, 1);
  await sent(page);
  const shoot = async (name: string): Promise<void> => {
    await showWhole(page, width);
    await page.screenshot({ path: `${ROOT}screenshots/playground/${name}-${width}-${theme}-${language}.png` });
  };
  await shoot("sent");
  await example(page, 0);
  await shoot("writing");
  return page;
}

const playground = await startPlayground();
const browser = await openBrowser();
try {
  const api = sandboxApi(playground.sandbox);
  mkdirSync(`${ROOT}screenshots/playground`, { recursive: true });
  const looks = WIDTHS.flatMap((width) =>
    THEMES.flatMap((theme) => LANGUAGES.map((language) => ({ width, theme, language }))),
  );
  const isForReadme = process.argv.includes("--readme");
  for (const look of looks) {
    if (isForReadme && (look.width !== 1280 || look.language !== "en")) continue;
    await api.call("reset", "POST", {});
    await api.skipToOfficeHours();
    const page = await compose(browser, playground, look);
    if (isForReadme) await page.locator(".stage").screenshot({ path: `${ROOT}.github/sms-composer-${look.theme}.png` });
    await page.context().close();
  }
} finally {
  await browser.close();
  await playground.stop();
}
console.log("screenshots/playground/");
