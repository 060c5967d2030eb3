import assert from "node:assert/strict";
import { test } from "node:test";
import { autostartEntry } from "./autostart-entry.ts";

test("the entry starts the program minimized, wherever it lies", () => {
  assert.equal(
    autostartEntry("/opt/SMS Composer/sms-composer", "SMS Composer"),
    '[Desktop Entry]\nType=Application\nName=SMS Composer\nExec="/opt/SMS Composer/sms-composer" --minimized\nTerminal=false\n',
  );
  const exec = (program: string) => autostartEntry(program, "x").split("\n")[3];
  assert.equal(exec('/a"b$c`d'), 'Exec="/a\\\\"b\\\\$c\\\\`d" --minimized');
  assert.equal(exec("/50% off"), 'Exec="/50%% off" --minimized');
});
