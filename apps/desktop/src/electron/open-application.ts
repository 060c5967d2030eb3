import { join } from "node:path";
import { app, dialog } from "electron";
import { DatabaseError, setAside } from "@sms-composer/outbox/sqlite";
import { createApplication, outboxFile } from "../application/application.ts";
import type { Application, ApplicationParts } from "../application/application-parts.ts";
import { chosenLanguage, LANGUAGES } from "../messages/languages.ts";
import { openSettings } from "../settings/settings.ts";

/** Opens the app's data; a damaged outbox is moved aside, said, and a new one begun. */
export function openApplication(parts: ApplicationParts): Application | undefined {
  try {
    return createApplication(parts);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const { damaged } =
      LANGUAGES[chosenLanguage(openSettings(join(parts.dataFolder, "settings.json")).current, parts.systemLanguage)];
    if (error.problem === "damaged") {
      dialog.showErrorBox(damaged.title, damaged.body(setAside(outboxFile(parts.dataFolder), new Date())));
      return createApplication(parts);
    }
    dialog.showErrorBox(damaged.title, `${damaged[error.problem]}\n${parts.dataFolder}`);
    app.exit(1);
    return undefined;
  }
}
