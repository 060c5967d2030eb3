import type { Configuration } from "electron-builder";

/** What is packed, for whom, and with which of Electron's doors closed. */
const configuration: Configuration = {
  appId: "io.github.sms-composer.desktop",
  productName: "SMS Composer",
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
    category: "Office",
    maintainer: "SMS Composer",
    synopsis: "Write and send SMS",
  },
  win: { target: ["nsis"] },
  nsis: { oneClick: false, perMachine: false },
  mac: { target: ["dmg"], category: "public.app-category.business", hardenedRuntime: true },
};

export default configuration;
