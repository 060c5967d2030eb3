import { cpSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import composer from "../../packages/composer/package.json" with { type: "json" };
import { call, printed, runCommand, runLine } from "../tools/program-run.ts";

const ROOT = join(import.meta.dirname, "../..");
const COMPOSER = join(ROOT, "packages/composer");
const MODULES = join(ROOT, "test/node_modules");

/** The folders of the root's own programs, and of those of the frameworks. */
export const PROGRAMS = { root: join(ROOT, "node_modules/.bin"), frameworks: join(MODULES, ".bin") };

/**
 * Makes what the package's build makes of its manifest, in a copy: the analyser writes into the package.json where it
 * runs.
 *
 * @param folder where to; there is none yet
 * @returns the folder that is published as `dist`, as far as frameworks and editors read it
 */
export async function buildTypings(folder: string): Promise<string> {
  for (const part of ["package.json", "src"]) cpSync(join(COMPOSER, part), join(folder, part), { recursive: true });
  const [, analysis = ""] = /(cem analyze .*?) && /.exec(composer.scripts.build) ?? [];
  const path = [PROGRAMS.root, process.env["PATH"]].join(delimiter);
  await printed(runLine(analysis, folder, { PATH: path }));
  await printed(runCommand(call(process.execPath, join(COMPOSER, "frameworks/build.ts")), folder));
  const dist = join(folder, "dist");
  await buildDeclarations(dist);
  return dist;
}

/** The declarations of composer and of what it takes from core: what a project gets, and half the work of the sources. */
async function buildDeclarations(dist: string): Promise<void> {
  const configuration = {
    extends: join(ROOT, "tsconfig.base.json"),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: join(ROOT, "packages"),
      outDir: join(dist, "declarations"),
    },
    files: ["index.ts", "define.ts"].map((file) => join(COMPOSER, "src", file)),
  };
  writeFileSync(join(dist, "tsconfig.json"), JSON.stringify(configuration));
  await printed(runCommand(call(join(PROGRAMS.root, "tsc"), "-p", dist), dist));
  for (const entry of ["index", "define"])
    writeFileSync(join(dist, `${entry}.d.ts`), `export * from "./declarations/composer/src/${entry}.ts";\n`);
}

/** A project of somebody else's, checked by what its framework brings for that. */
export interface Project {
  /** The framework's folder here, which is copied. */
  readonly example: string;
  /** Written beside it: texts by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly program: string;
  readonly args: readonly string[];
}

/** Checks a project in a strict configuration, and answers what was said, whether that was a success or not. */
export async function checkProject(
  folder: string,
  dist: string,
  { example, files, program, args }: Project,
): Promise<string> {
  cpSync(join(import.meta.dirname, example), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const configuration = {
    extends: join(ROOT, "tsconfig.base.json"),
    compilerOptions: {
      jsx: "react-jsx",
      // By path instead of by links: nothing of this project may reach into a node_modules that others use.
      paths: {
        "@sms-composer/composer": [`${dist}/index.d.ts`],
        "@sms-composer/composer/define": [`${dist}/define.d.ts`],
        "@sms-composer/composer/*": [`${dist}/frameworks/*.d.ts`],
        "@sms-composer/core": [`${dist}/declarations/core/src/index.d.ts`],
        "@sms-composer/core/*": [`${dist}/declarations/core/src/*.d.ts`],
        lit: [`${COMPOSER}/node_modules/lit`],
        "@angular/*": [`${MODULES}/@angular/*`],
        "react*": [`${MODULES}/@types/react*`],
        "svelte*": [`${MODULES}/svelte*`],
        vue: [`${MODULES}/vue/dist/vue.d.mts`],
        "vue/*": [`${MODULES}/vue/*`],
      },
    },
    angularCompilerOptions: { strictTemplates: true },
    vueCompilerOptions: { strictTemplates: true },
    include: ["."],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  const { stdout, stderr } = await runCommand(call(program, ...args), folder);
  return stripVTControlCharacters(stdout + stderr);
}
