#!/usr/bin/env node
import { commandProcess } from "./command-process.ts";
import { runCommand } from "./run-command.ts";

process.exitCode = await runCommand(process.argv.slice(2), commandProcess());
