/**
 * Draws the picture of the README: `node --conditions=@sms-composer/source test/sandbox/handset-picture.ts`; with
 * `--everything` the page in each language, colour scheme and width, in `screenshots/handset/`.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serveSandbox } from "@sms-composer/sandbox";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";

const KEY = "key-of-the-picture";
const PATH = fileURLToPath(new URL("../../packages/sandbox/handset.png", import.meta.url));
const FOLDER = fileURLToPath(new URL("../../screenshots/handset/", import.meta.url));

const MESSAGES = [
  { phoneNumbers: "+33798765432", message: "Votre code est 482913. Il expire dans 10 minutes." },
  {
    phoneNumbers: "+33612345678,+33798765432",
    sender: "CLINIQUE",
    message:
      "Bonjour Mme Durand, votre rendez-vous avec le Dr Martin est confirmé mardi 24 à 14h30. " +
      "Merci d’apporter votre carte vitale et vos derniers résultats. Répondez OUI. À bientôt !",
  },
  { phoneNumbers: "+33600000098", message: "Votre colis est arrivé." },
  { phoneNumbers: "922264", message: "", sender: "MY&CO" },
];
const COMMERCIAL = {
  phoneNumbers: "+33612345678",
  sender: "BOUTIQUE",
  isStopSms: 1,
  message: "Soldes : -20 % sur tout le magasin, dès samedi 9h.",
};

const { sandbox, baseUrl, address, close } = await serveSandbox({
  apiKey: KEY,
  startAt: new Date("2026-11-22T20:40:00+01:00"),
});
const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
const send = async (parameters: object): Promise<void> => {
  await fetch(`${baseUrl}/send`, { method: "POST", body: JSON.stringify({ apiKey: KEY, ...parameters }) });
  sandbox.clock.advance(70_000);
};

interface Look {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
  readonly language?: string;
}

async function draw(path: string, { width, colorScheme, language = "en" }: Look): Promise<void> {
  // The page's times are those of Paris wherever the browser is.
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, timezoneId: "America/New_York" });
  await page.goto(address);
  await page.locator(`[data-language=${language}]`).click();
  await page.locator("summary").first().click();
  await page.waitForTimeout(300);
  await page.screenshot({ path, fullPage: width < 1280 });
  await page.close();
}

async function drawEverything(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const language of ["en", "fr"])
    for (const width of [320, 360, 768, 1280])
      for (const colorScheme of ["light", "dark"] as const)
        await draw(`${FOLDER}${width}-${colorScheme}-${language}.png`, { width, colorScheme, language });
}

try {
  for (const message of MESSAGES) await send(message);
  sandbox.reply("+33612345678", "OUI, merci");
  sandbox.clock.advance(60_000);
  await send(COMMERCIAL);
  if (process.argv.includes("--everything")) await drawEverything();
  else await draw(PATH, { width: 1280, colorScheme: "light" });
} finally {
  await browser.close();
  await close();
}
