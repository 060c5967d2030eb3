import { join } from "node:path";
import { app, dialog } from "electron";
import { DatabaseError } from "@sms-composer/outbox/sqlite";
import { createApplication } from "../application/application.ts";
import type { Application, ApplicationParts } from "../application/application-parts.ts";
import { openOrSetAside, rescuedFrom } from "../application/damaged-files.ts";
import { chosenLanguage, LANGUAGES } from "../messages/languages.ts";
import { openSettings } from "../settings/settings.ts";

/** Opens the app's data; a damaged file of it is moved aside, said, and a new one begun. */
export function openApplication(parts: ApplicationParts): Application | undefined {
  const messages = () =>
    LANGUAGES[chosenLanguage(openSettings(join(parts.dataFolder, "settings.json")).current, parts.systemLanguage)];
  try {
    return openOrSetAside(
      () => createApplication(parts),
      () => new Date(),
      (file, kept) => {
        const { title, body, rescued } = messages().damaged;
        const count = rescuedFrom(kept, file);
        dialog.showErrorBox(title, count > 0 ? `${body(file, kept)}\n\n${rescued(count)}` : body(file, kept));
      },
    );
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.problem === "damaged") throw error;
    const { damaged } = messages();
    dialog.showErrorBox(damaged.title, `${damaged[error.problem]}\n${parts.dataFolder}`);
    app.exit(1);
    return undefined;
  }
}
