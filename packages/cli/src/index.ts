export type { CommandHost } from "./command-host.ts";
export { runCommand } from "./run-command.ts";
