#!/usr/bin/env node
import { commandProcess } from "./command-process.ts";
import { runSendCommand } from "./sending/send-command.ts";

process.exitCode = await runSendCommand(process.argv.slice(2), { ...commandProcess(), env: process.env });
