/** `node … desktop-screenshots.ts [folder]`: every view, light and dark, in both languages; `--readme`: the README's too. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveSandbox } from "@sms-composer/sandbox";
import type { SmsComposer } from "@sms-composer/composer";
import { VIEWS } from "../../apps/desktop/src/bridge/news.ts";
import { LANGUAGES, type Language } from "../../apps/desktop/src/messages/languages.ts";
import { buildDesktop, letTimePass, removeUserData, startDesktop } from "./desktop-session.ts";
import { serveReleases } from "./releases-feed.ts";
import { describeRuntime, electronRuntime } from "./electron-runtime.ts";

const KEY = "key-of-the-screenshots";
const [folder = "screenshots/desktop"] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
mkdirSync(folder, { recursive: true });
console.log(describeRuntime(electronRuntime()));
await buildDesktop();
const provider = await serveSandbox({ apiKey: KEY, receiptDelayMs: 100, credit: 60 });
const session = await startDesktop({
  env: {
    SMS_COMPOSER_API: provider.baseUrl,
    SMS_COMPOSER_RELEASES: (await serveReleases()).feed,
    STAND_IN_KEYRING: "gnome_libsecret",
  },
});
const { page } = session;
const shoot = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) });

const show = async (language: Language, view: (typeof VIEWS)[number]) => {
  await page
    .getByRole("navigation")
    .getByRole("button", { name: LANGUAGES[language].views[view], exact: true })
    .click();
  await page.waitForTimeout(350);
};
const compose = async (draft: SmsComposer["draft"]) => {
  await page.locator("sms-composer").evaluate((composer: SmsComposer) => composer.formResetCallback());
  await page.locator("sms-composer").evaluate((composer: SmsComposer, given) => void (composer.draft = given), draft);
  await page.waitForTimeout(150);
};
const send = async () => {
  await page
    .getByRole("button", { name: /^(Send|Schedule)/ })
    .last()
    .click();
  await page.waitForTimeout(500);
  await page
    .getByRole("button", { name: "New message" })
    .last()
    .click({ timeout: 1000 })
    .catch(() => {});
};

/** The message that may have been sent, among those that certainly were or were not. */
const openDoubtful = async () => {
  await page.locator("outbox-view .list button", { hasText: "Celui-ci s'est perdu" }).click();
  await page.waitForTimeout(200);
};

await page.waitForTimeout(800);
await shoot("first-run");
await page.getByRole("button", { name: "Use my account" }).first().click();
await page.waitForTimeout(200);
await shoot("key-form");
await page.getByLabel("API key").fill(KEY);
await page.getByRole("button", { name: "Check and use this key" }).click();
await page.waitForTimeout(600);
await show("en", "compose");
await compose({
  recipients: ["06 12 34 56 78"],
  message: "Votre commande 4512 est prête. À très vite !",
  sender: "BOULANGER",
});
await send();
await compose({
  recipients: ["06 12 34 56 78", "07 98 76 54 32"],
  message: "Rendez-vous demain à 9 h, 12 rue des Lilas.",
  sender: "DRMARTIN",
});
await send();
const day = 24 * 60 * 60_000;
const sunday = new Date(Math.ceil((Date.now() + 7 * day) / (5 * 60_000)) * 5 * 60_000);
await compose({
  recipients: ["06 12 34 56 78"],
  message: "-20 % sur tout le magasin",
  stop: true,
  scheduledAt: sunday,
});
await send();
provider.sandbox.faults.add({ fault: "drop-before", call: "send", times: 1 });
await compose({ recipients: ["07 98 76 54 32"], message: "Celui-ci s'est perdu en route" });
await send();
provider.sandbox.faults.add({ fault: "drop-after", call: "send", times: 1 });
await compose({
  recipients: ["06 12 34 56 78"],
  message: "Programmé, et la réponse s'est perdue",
  scheduledAt: sunday,
});
await send();
await fetch(`${provider.baseUrl}/stop-sms/add`, {
  method: "POST",
  body: JSON.stringify({ apiKey: KEY, phoneNumber: "+33798765432" }),
});
const people = [
  ["Nora Essai", "06 39 98 14 52"],
  ["Paul Fictif", "06 39 98 60 27"],
  ["Lina Modèle", "06 39 98 88 03"],
  ["Camille Modèle", "06 39 98 20 31"],
  ["Hugo Exemple", "06 39 98 41 07"],
  ["Inès Exemple", "06 39 98 12 60"],
].map(([name = "", phone = ""], n) => [name, phone, `${9 + n} h ${n % 2 === 0 ? "40" : "15"}`]);
const columns = ["Nom", "Mobile", "Heure"];
await page.evaluate(
  async ([headings, rows]) => {
    await window.desktop.importContacts({ columns: headings, rows, group: "Rendez-vous" });
    await window.desktop.addOptOuts({
      numbers: ["06 39 98 55 12"],
      since: Date.now(),
      note: "au téléphone, à Mme Martin",
    });
    const common = { sender: "DRMARTIN", blanks: [] };
    await window.desktop.saveTemplate({
      template: { ...common, name: "Rappel", message: "Bonjour {Nom}, votre rendez-vous est demain à {Heure}." },
    });
    await window.desktop.saveTemplate({
      template: { ...common, name: "Dossier prêt", message: "Bonjour, votre dossier est prêt." },
    });
    await window.desktop.send({
      draftId: "appointments",
      request: {
        recipients: [],
        message: "Bonjour {Nom}, votre rendez-vous est demain à {Heure}.",
        sender: "DRMARTIN",
      },
      list: { columns: headings, rows, phoneColumn: 1, country: "FR" },
    });
  },
  [columns, people] as const,
);
await page.waitForTimeout(500);
for (const minutes of [4, 4, 4]) await letTimePass(session, minutes);
provider.sandbox.account.setBalance(0);
await compose({ recipients: ["06 12 34 56 78"], message: "Plus de crédit pour celui-ci" });
await send();
await page.waitForTimeout(3000);
await compose({
  recipients: ["06 12 34 56 78", "07 98 76 54 32", "06 12 34"],
  message: "Être prêt à l’été : -20 % sur « l’œuvre » [code AB] – à bientôt\nL’équipe Noël",
  sender: "MYCOMPANY",
});
for (const language of ["en", "fr"] as const) {
  for (const theme of ["light", "dark"] as const) {
    await page.evaluate(
      async ([nextLanguage, nextTheme]) => {
        const settings = await window.desktop.changeSettings({ language: nextLanguage, theme: nextTheme });
        const app = document.querySelector("app-window");
        app?.shadowRoot
          ?.querySelector("main")
          ?.dispatchEvent(new CustomEvent("settings-changed", { detail: settings }));
      },
      [language, theme] as const,
    );
    await page.waitForTimeout(200);
    for (const view of VIEWS) {
      await show(language, view);
      if (view === "outbox") await openDoubtful();
      await shoot(`${view}-${language}-${theme}`);
      if (view === "outbox") {
        await page.locator("outbox-view .list button", { hasText: "Bonjour {Nom}" }).click();
        await page.waitForTimeout(200);
        await shoot(`list-${language}-${theme}`);
      }
      if (language === "en" && view === "outbox" && process.argv.includes("--readme"))
        await page.screenshot({ path: fileURLToPath(new URL(`../../.github/desktop-${theme}.png`, import.meta.url)) });
    }
  }
}
await show("fr", "settings");
await page.getByRole("button", { name: LANGUAGES.fr.settings.deleteEverything }).click();
await shoot("dialog");
await page.keyboard.press("Escape");
await page.setViewportSize({ width: 640, height: 480 });
for (const view of VIEWS) {
  await show("fr", view);
  if (view === "outbox") await openDoubtful();
  await shoot(`${view}-narrow`);
}
console.log(`${folder}; complaints: ${session.complaints.join("; ") || "none"}`);
await session.close();
await provider.close();
removeUserData(session.userData);
