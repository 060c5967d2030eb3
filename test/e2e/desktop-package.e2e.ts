/** Tests of the contents of the app's package. Without Electron, the stand-in's folder is packed in its place. */
import assert from "node:assert/strict";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, matchesGlob } from "node:path";
import { after, before, test } from "node:test";
import { extractFile, listPackage } from "@electron/asar";
import { build, Platform } from "electron-builder";
import configuration from "../../apps/desktop/electron-builder.config.ts";
import { buildDesktop, DESKTOP } from "../desktop/desktop-session.ts";
import { electronRuntime } from "../desktop/electron-runtime.ts";

const requireOfDesktop = createRequire(join(DESKTOP, "package.json"));
const electron = requireOfDesktop.resolve("electron/package.json");
const output = mkdtempSync(join(tmpdir(), "sms-package-"));
let archive: string;
let files: string[];
/** The arguments of the program that makes the .deb, and the desktop entry in it. */
let deb: { readonly args: readonly string[]; readonly entry: string } | undefined;
const onLinux = { skip: process.platform !== "linux" && "the other systems have no .deb" };

/** `changes`: to the configuration as it ships. */
async function pack(changes: object = {}): Promise<void> {
  const runtime = electronRuntime();
  await build({
    projectDir: DESKTOP,
    targets: Platform.current().createTarget(process.platform === "linux" ? "deb" : "dir"),
    // That program, fpm, is a download: all that it is told is looked at, and it does not run.
    async effectiveOptionComputed([args, desktopFile]: [string[], string]) {
      deb = { args, entry: readFileSync(desktopFile, "utf8") };
      return true;
    },
    config: {
      ...structuredClone(configuration),
      // The stand-in is no Electron: it has no fuses to set.
      electronFuses: runtime.kind === "electron" ? (configuration.electronFuses ?? null) : null,
      electronDist: runtime.kind === "electron" ? join(dirname(electron), "dist") : dirname(runtime.executable),
      electronVersion: (requireOfDesktop(electron) as { version: string }).version,
      directories: { buildResources: "icons", output },
      ...changes,
    },
  });
}

before(async () => {
  await buildDesktop();
  await pack();
  [archive = "no archive"] = globSync(join(output, "**/app.asar"));
  files = listPackage(archive, { isPack: false }).map((name) => name.replaceAll("\\", "/"));
});
after(() => rmSync(output, { recursive: true, force: true }));

test("the package has the bundles and its manifest, and nothing else", () => {
  const foreign = files.filter(
    (name) => !/^\/(?:package\.json$|dist(?:\/(?:main|preload|renderer|page)(?:\/|$)|$))/.test(name),
  );
  assert.deepEqual(foreign, []);
  for (const needed of [
    "/package.json",
    "/dist/main/main.js",
    "/dist/preload/preload.cjs",
    "/dist/renderer/index.html",
    "/dist/page/handset.html",
  ]) {
    assert.ok(files.includes(needed), `${needed} is not in the package`);
  }
});

test("the licences of the app and of everything that is bundled are inside", () => {
  const text = ["main", "renderer"].map((part) => extractFile(archive, `dist/${part}/LICENSES.txt`).toString()).join();
  for (const name of [
    "SMS Composer",
    "hono",
    "@hono/node-server",
    "zod",
    "libphonenumber-js",
    "lit-html",
    "@lit/reactive-element",
  ])
    assert.match(
      text,
      new RegExp(`^${name}( \\d[^\\n]*)?\\n\\n[^]*(?:Permission is hereby granted|Redistribution)`, "m"),
      name,
    );
});

test("the program has a name that a system takes, and its package says whose it is", () => {
  const manifest = JSON.parse(extractFile(archive, "package.json").toString()) as Record<string, unknown>;
  assert.equal(manifest["name"], "sms-composer");
  assert.equal(manifest["desktopName"], "sms-composer.desktop");
  assert.match(String(manifest["homepage"]), /^https:\/\//);
  if (process.platform === "linux") assert.ok(globSync(join(output, "*/sms-composer")).length > 0);
  // Windows knows the program's notifications by the identifier that its installer writes into the start menu.
  const main = extractFile(archive, "dist/main/main.js").toString();
  assert.ok(main.includes(`setAppUserModelId("${configuration.appId}")`));
});

test("the release uploads and downloads what is built on each system, all of it and nothing else", () => {
  const manifest = JSON.parse(extractFile(archive, "package.json").toString()) as Record<string, string>;
  const extensions: Readonly<Record<string, string>> = { AppImage: "AppImage", deb: "deb", nsis: "exe", dmg: "dmg" };
  const targets = [configuration.linux, configuration.win, configuration.mac].flatMap((each) => each?.target ?? []);
  const built = targets.map((target) => {
    const values = { ...manifest, os: "linux", arch: "x64", ext: extensions[String(target)] };
    const name = `${configuration.artifactName}`.replace(
      /\$\{(\w+)\}/g,
      (_, key: keyof typeof values) => `${values[key]}`,
    );
    return `apps/desktop/${configuration.directories?.output}/${name}`;
  });
  assert.equal(built.length, 4);
  if (deb) assert.match(deb.args[deb.args.indexOf("--package") + 1] ?? "", /\/sms-composer-[\d.]+-linux-\w+\.deb$/);
  const workflow = readFileSync(join(DESKTOP, "../../.github/workflows/release.yml"), "utf8");
  const globs = (pattern: RegExp) => [...workflow.matchAll(pattern)].map(([, glob = ""]) => glob);
  const attested = globs(/^ +(apps\/desktop\/\S+)$/gm);
  const uploaded = globs(/gh release upload "\$TAG" --clobber (apps\/desktop\/\S+)/g);
  const downloaded = globs(/--pattern '([^']+)'/g).map((glob) => `apps/desktop/release/${glob}`);
  for (const [what, patterns] of Object.entries({ attested, uploaded, downloaded })) {
    const matched = built.filter((file) => patterns.some((pattern) => matchesGlob(file, pattern)));
    assert.deepEqual(matched, built, what);
    const kinds = patterns.flatMap(
      (pattern) => /\{(.+)\}$/.exec(pattern)?.[1]?.split(",") ?? pattern.split(".").at(-1),
    );
    assert.equal(kinds.length, built.length, `${what}: a pattern that matches nothing`);
  }
});

test("the Debian package says what it is and whose, with an icon of each size", onLinux, () => {
  assert.ok(deb);
  const { args } = deb;
  const option = (name: string) => args[args.indexOf(name) + 1];
  assert.equal(option("--name"), "sms-composer");
  assert.equal(option("--license"), "MIT");
  assert.match(option("--url") ?? "", /^https:\/\//);
  assert.match(option("--maintainer") ?? "", /^.+ <.+@.+>$/);
  assert.equal(option("--vendor"), option("--maintainer"));
  assert.match(option("--description") ?? "", /^Write and send SMS\n \S/);
  assert.match(option("--package") ?? "", /\/sms-composer-\d+\.\d+\.\d+-linux-\w+\.deb$/);
  const icons = args.filter((each) => each.includes("/icons/hicolor/"));
  assert.deepEqual(
    icons.map((each) => each.replace(/^.*\/(\d+)x\1\.png=.*\/hicolor\/\1x\1\/apps\/sms-composer\.png$/, "$1")),
    ["16", "32", "48", "64", "128", "256", "512"],
  );
  for (const icon of icons) {
    const [file = ""] = icon.split("=");
    const size = Number(/(\d+)\.png$/.exec(file)?.[1]);
    const png = readFileSync(file);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [size, size], file);
  }
});

test(
  "the desktop entry has the name that Electron looks for, and starts the program with what is opened",
  onLinux,
  () => {
    assert.ok(deb);
    const { args, entry } = deb;
    // The name that Electron gives its windows, and by which it makes itself a handler of links.
    assert.ok(args.at(-1)?.endsWith("=/usr/share/applications/sms-composer.desktop"));
    for (const line of [
      "Name=SMS Composer",
      'Exec="/opt/SMS Composer/sms-composer" %U',
      "Icon=sms-composer",
      "StartupWMClass=sms-composer",
      "Terminal=false",
      "MimeType=x-scheme-handler/sms;",
      "Categories=Office;",
    ]) {
      assert.ok(entry.split("\n").includes(line), line);
    }
    assert.ok(args.some((each) => each.endsWith("-unpacked/=/opt/SMS Composer")));
  },
);

test("no source, test, map or data is in the package", () => {
  assert.deepEqual(
    files.filter((name) => /\.(?:ts|map|sqlite|env|pem)$|\.test\.|\/tests?\/|fixture|node_modules/.test(name)),
    [],
  );
});

test("the fuses close what nobody needs", () => {
  assert.deepEqual(configuration.electronFuses, {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  });
});

test("electron-builder knows every key of the configuration, and would refuse one that it does not", async () => {
  for (const wrong of [{ electronFuse: {} }, { linux: { targets: ["deb"] } }, { nsis: { oneClick: "no" } }]) {
    await assert.rejects(pack(wrong), /Invalid configuration object/, JSON.stringify(wrong));
  }
});
