import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CodeLanguage } from "@sms-composer/core/code-samples";
import type { ToolName } from "../tools/optional-tools.ts";
import { call, runCommand, type Command, type Ending } from "../tools/program-run.ts";

/** The needs of a program of a language. */
interface Runtime {
  readonly requires: readonly ToolName[];
  /** Files that stand beside the program. */
  readonly files?: Readonly<Record<string, string>>;
  readonly run: Command;
}

/** A project of whatever .NET is installed; it needs no package, so no registry. */
const dotnetProject = (extension: "csproj" | "vbproj"): Runtime => ({
  requires: ["dotnet"],
  files: {
    [`send.${extension}`]: `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net$(BundledNETCoreAppTargetFrameworkVersion)</TargetFramework>
    <UseAppHost>false</UseAppHost>
  </PropertyGroup>
</Project>
`,
  },
  run: call("dotnet", "run"),
});

/** For a program that runs briefly: less of the compiler, and of the collector. */
const JVM = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

const RUNTIMES: Readonly<Record<CodeLanguage, Runtime>> = {
  php: { requires: ["php"], run: call("php", "send.php") },
  vbnet: dotnetProject("vbproj"),
  python: { requires: ["python"], run: call("python3", "send.py") },
  curl: {
    requires: ["curl", "shell"],
    run: call("sh", "send.sh"),
  },
  node: { requires: [], run: call(process.execPath, "send.mjs") },
  java: { requires: ["java"], run: call("java", ...JVM, "Send.java") },
  swift: { requires: ["swift"], run: call("swift", "send.swift") },
  go: { requires: ["go"], run: call("go", "run", "send.go") },
  csharp: dotnetProject("csproj"),
};

/** The tools that programs of the language need. */
export const toolsFor = (language: CodeLanguage): readonly ToolName[] => RUNTIMES[language].requires;

/** Saves the program in the folder and runs it to its end. */
export async function runSample(
  language: CodeLanguage,
  { folder, fileName, program, key }: { folder: string; fileName: string; program: string; key: string | undefined },
): Promise<Ending> {
  const { files = {}, run } = RUNTIMES[language];
  for (const [name, text] of Object.entries({ ...files, [fileName]: program }))
    await writeFile(join(folder, name), text);
  return runCommand(run, folder, environment(key));
}

/** The poorest locale, no proxy, and no look-up of tool chains or packages. */
function environment(key: string | undefined): NodeJS.ProcessEnv {
  const taken = Object.keys(process.env).filter((name) => /proxy|^(LC_.*|LANG|LANGUAGE)$/i.test(name));
  return {
    ...Object.fromEntries(taken.map((name) => [name, undefined])),
    LC_ALL: "C",
    GOPROXY: "off",
    GOTOOLCHAIN: "local",
    DOTNET_CLI_TELEMETRY_OPTOUT: "1",
    DOTNET_NOLOGO: "1",
    SMSPARTNER_API_KEY: key,
  };
}
