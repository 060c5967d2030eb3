import { app } from "electron";

/**
 * The address that tests use in place of one on the network: on this computer only, and never in an app that people
 * have installed.
 */
export function testAddress(variable: "SMS_COMPOSER_API" | "SMS_COMPOSER_RELEASES"): string | undefined {
  const address = app.isPackaged ? undefined : process.env[variable];
  return address !== undefined && URL.canParse(address) && new URL(address).hostname === "127.0.0.1"
    ? address
    : undefined;
}
