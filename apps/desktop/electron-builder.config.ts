import type { Configuration } from "electron-builder";

/** `owner/name` on GitHub; its own workflows set it. */
const repository = process.env["GITHUB_REPOSITORY"];

/**
 * The publisher that the package names. Open until the first release: the name, the address and the page are the
 * project's own idea of itself, and whoever publishes it confirms or replaces them here, and nowhere else.
 */
const PUBLISHER = {
  name: "the sms-composer authors",
  email: "sms-composer@users.noreply.github.com",
  homepage: repository ? `https://github.com/${repository}` : "https://sms-composer.github.io",
};

/** The configuration of the packages: their content, their platforms, and which of Electron's doors are closed. */
const configuration: Configuration = {
  appId: "io.github.sms-composer.desktop",
  productName: "SMS Composer",
  // The scoped name of the workspace package would make a folder of the file's name and a program "@sms-composerdesktop".
  extraMetadata: {
    name: "sms-composer",
    // By this name Electron finds the window's icon and lets itself be the handler of links.
    desktopName: "sms-composer.desktop",
    homepage: PUBLISHER.homepage,
    author: { name: PUBLISHER.name, email: PUBLISHER.email },
  },
  artifactName: "${name}-${version}-${os}-${arch}.${ext}",
  // Everything that runs is in the bundles: no node_modules.
  files: ["dist/**/*", "package.json", "!node_modules/**/*", "!**/*.map"],
  directories: { output: "release", buildResources: "icons" },
  asar: true,
  npmRebuild: false,
  nodeGypRebuild: false,
  publish: null,
  protocols: [{ name: "SMS", schemes: ["sms"] }],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  },
  linux: {
    target: ["AppImage", "deb"],
    executableName: "sms-composer",
    syncDesktopName: true,
    category: "Office",
    maintainer: `${PUBLISHER.name} <${PUBLISHER.email}>`,
    // Each size as a file: otherwise electron-builder fetches a program that makes them of the largest.
    icon: "linux",
    synopsis: "Write and send SMS",
  },
  win: { target: ["nsis"] },
  nsis: { oneClick: false, perMachine: false },
  mac: { target: ["dmg"], category: "public.app-category.business", hardenedRuntime: true },
};

export default configuration;
