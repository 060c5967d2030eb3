import { chromeLauncher } from "@web/test-runner-chrome";
import { findFirefox } from "../tools/firefox.ts";
import { pairedLauncher } from "../tools/launchers/paired-launcher.ts";
import base from "../web-test-runner.config.mjs";

// Firefox speaks to the same launcher over WebDriver BiDi; one page at a time, it runs no frames behind.
const firefox = () =>
  Object.assign(
    chromeLauncher({ concurrency: 1, launchOptions: { browser: "firefox", executablePath: findFirefox() } }),
    { name: "Firefox" },
  );

/** The element's tests in Firefox; those of its looks emulate media, which only Chromium can. */
export default {
  ...base,
  files: [
    "packages/composer/src/**/*.test.ts",
    "test/composer/form-control.browser.test.ts",
    "!packages/composer/src/**/*.node.test.ts",
  ],
  browsers: [pairedLauncher(firefox)],
};
