import { BackupError } from "../backup/backup-file.ts";
import { makeBackup, type BackupParts } from "../backup/backup.ts";
import { requestRescue } from "../backup/rescue.ts";
import { discardStagedRestore, stageRestore } from "../backup/restore.ts";
import type { CallHandlers } from "../bridge/calls.ts";
import { nextTurn } from "../turns.ts";
import type { ApplicationParts } from "./application-parts.ts";

type BackupCall = "rescueHistory" | "makeBackup" | "chooseBackup" | "openBackup" | "restoreBackup";

export interface BackupHandlerParts
  extends BackupParts, Pick<ApplicationParts, "chooseFile" | "chooseBackup" | "restart" | "report"> {
  readonly now: () => number;
}

/** The calls that keep a copy of everything, and put one back. Where the files are is the person's choice alone. */
export function backupHandlers(parts: BackupHandlerParts): Pick<CallHandlers, BackupCall> {
  const { dataFolder, now, chooseFile, chooseBackup, restart, report } = parts;
  let chosen: string | undefined;
  let isStaged = false;
  return {
    async makeBackup({ passphrase }) {
      const day = new Date(now()).toISOString().slice(0, 10);
      const path = await chooseFile(`sms-composer-${day}.smsbackup`);
      if (path === undefined) return "not-chosen";
      await nextTurn();
      try {
        await makeBackup(parts, path, passphrase);
        return "made";
      } catch (error) {
        report(`backup ${error instanceof Error ? error.name : "failed"}`);
        return "not-written";
      }
    },
    rescueHistory() {
      requestRescue(dataFolder);
      restart();
    },
    async chooseBackup() {
      chosen = await chooseBackup();
      return chosen !== undefined;
    },
    async openBackup({ passphrase }) {
      isStaged = false;
      if (chosen === undefined) return { problem: "not-a-backup" };
      try {
        const staged = await stageRestore(dataFolder, chosen, passphrase, now);
        isStaged = true;
        return staged;
      } catch (error) {
        return { problem: error instanceof BackupError ? error.problem : "not-read" };
      }
    },
    restoreBackup({ agreed }) {
      if (!isStaged) return;
      isStaged = false;
      if (agreed) restart();
      else discardStagedRestore(dataFolder);
    },
  };
}
