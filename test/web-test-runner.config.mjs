import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { browserTallyReporter } from "./tools/browser-tally-reporter.ts";
import { CHROMIUM_FLAGS, requireChromium } from "./tools/chromium.ts";

const rootDir = fileURLToPath(new URL("..", import.meta.url));

export default {
  rootDir,
  files: ["packages/composer/src/**/*.test.ts", "test/composer/**/*.browser.test.ts", "!**/*.node.test.ts"],
  nodeResolve: { exportConditions: ["@sms-composer/source"] },
  // Without the tsconfig, esbuild drops the import of a module of which only types are used: an element, for instance.
  plugins: [esbuildPlugin({ ts: true, json: true, target: "es2022", tsconfig: `${rootDir}tsconfig.base.json` })],
  browsers: [
    chromeLauncher({
      concurrency: 2,
      launchOptions: { executablePath: requireChromium(), args: CHROMIUM_FLAGS },
      // A context of its own for each page: Chromium runs no requestAnimationFrame in a tab that is not in front.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
  testFramework: { config: { timeout: 30_000 } },
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) }),
    browserTallyReporter(),
  ],
};
