/** The stage `tools`: installs what is small, and says which optional tools this machine has. */
import { canInstall, installPackages } from "./apt.ts";
import { isBareRun, packagesOf, requiredTools, requires, toolsHere } from "./optional-tools.ts";

const packages = isBareRun() || !canInstall() ? [] : packagesOf(toolsHere().missing);
if (packages.length > 0) {
  console.log(`Installing ${packages.join(", ")} by apt-get.`);
  installPackages(...packages);
}
try {
  requires(...requiredTools());
  const { here, missing } = toolsHere();
  console.log(`Here: ${here.join(", ") || "none"}. Not here: ${missing.join(", ") || "none"}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
