/** Draws the picture of the README: `node --conditions=@sms-composer/source test/sandbox/handset-picture.ts`. */
import { fileURLToPath } from "node:url";
import { serveSandbox } from "@sms-composer/sandbox";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";

const KEY = "key-of-the-picture";
const PATH = fileURLToPath(new URL("../../packages/sandbox/handset.png", import.meta.url));

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
try {
  for (const message of MESSAGES) await send(message);
  sandbox.reply("+33612345678", "OUI, merci");
  sandbox.clock.advance(60_000);
  await send(COMMERCIAL);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
  await page.goto(address);
  await page.locator("summary").first().click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: PATH });
} finally {
  await browser.close();
  await close();
}
