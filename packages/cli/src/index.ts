export type { CommandHost, ExitStatus } from "./command-host.ts";
export { runCommand } from "./run-command.ts";
export { runSendCommand } from "./sending/send-command.ts";
export type { SendHost, SendStatus } from "./sending/send-file.ts";
