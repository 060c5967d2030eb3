/** Tests of the app with an account of one's own, while all goes well and while it does not. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { SendDraft } from "@sms-composer/core";
import type { RecipientTable } from "../../apps/desktop/src/renderer/messages/recipient-table.ts";
import { letTimePass } from "../desktop/desktop-session.ts";
import {
  appOf,
  beginMessage,
  filesWith,
  heapOf,
  KEY,
  list,
  open,
  schedule,
  confirmSend,
  send,
  sendAndGoOn,
  text,
  useKey,
  waitUntil,
  withoutAutosave,
  write,
  prepareDesktop,
} from "../desktop/desktop-steps.ts";

prepareDesktop();

suite("the desktop app: a person with an account", { concurrency: 1 }, () => {
  const app = appOf({ env: { STAND_IN_KEYRING: "gnome_libsecret" } });

  test("a wrong key is refused, a good one is checked, kept encrypted and used", async () => {
    const page = app.page();
    await useKey(page, "wrong-key");
    await page.getByText("SMS Partner does not accept this key (code 10).").waitFor();
    await useKey(page, KEY);
    await page.getByText("encrypted by the system’s keyring").waitFor();
    await open(page, "Write");
    await write(page, "With my own key");
    await sendAndGoOn(page);
    assert.equal(app.provider().messages().length, 1);
    assert.ok(!(await page.content()).includes(KEY));
  });

  test("a scheduled message is listed and can be cancelled at the provider", async () => {
    const page = app.page();
    await open(page, "Write");
    await write(page, "See you in two days");
    await schedule(page);
    await sendAndGoOn(page);
    await open(page, "Scheduled");
    const entry = page.locator("scheduled-view article");
    await entry.getByText("See you in two days").waitFor();
    await entry.getByRole("button", { name: "Cancel" }).click();
    await entry.getByText("Cancelled at SMS Partner.").waitFor();
    assert.ok(app.provider().messages().at(-1)?.cancelledAt);
  });

  test("a recipient who has opted out is said before anything is sent", async () => {
    const page = app.page();
    const body = JSON.stringify({ apiKey: KEY, phoneNumber: "+33798765432" });
    assert.equal((await fetch(`${app.baseUrl()}/stop-sms/add`, { method: "POST", body })).status, 200);
    await open(page, "Opt-outs");
    await page.locator("opt-outs-view").getByText("07 98 76 54 32").waitFor();
    await open(page, "Write");
    await write(page, "To those who want it", "06 12 34 56 78, 07 98 76 54 32");
    await send(page);
    await page.getByText("One recipient has opted out").waitFor();
    assert.equal(app.provider().messages().length, 2);
    await page.getByRole("button", { name: "Leave them out and send" }).click();
    await page.getByRole("button", { name: "New message" }).last().click();
    const [sent] = app.provider().messages().slice(-1);
    assert.deepEqual(
      sent?.deliveries.map(({ number }) => number),
      ["+33612345678"],
    );
  });

  test("a file of contacts becomes a group, which three letters find and which goes as one, each with a text of their own", async () => {
    const page = app.page();
    await open(page, "People");
    await page.getByRole("button", { name: "Import…" }).click();
    await page.getByLabel("Into the group").fill("Monday team");
    await page.locator("people-view input[type=file]").setInputFiles({
      name: "team.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("Name;Mobile;Hour\nZoé;06 12 34 56 78;9 h\nLuc;06 12 34 56 79;10 h\nNobody;;\n"),
    });
    await page.getByText("2 new, 0 known and completed, 1 rows without a number left out.").waitFor();
    await open(page, "Opt-outs");
    await page.getByLabel("Numbers").fill("06 12 34 56 79");
    await page.getByLabel("Note, such as").fill("said so on the phone");
    await page.getByRole("button", { name: "Put on the list" }).click();
    await page.locator("opt-outs-view").getByText("said so on the phone").waitFor();
    await open(page, "Write");
    await beginMessage(app);
    await page.getByRole("textbox", { name: "Recipients" }).first().pressSequentially("mon");
    await page.getByRole("option", { name: "Monday team" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Monday team · 2 people").waitFor();
    await text(page).fill("{Full name}, at {Hour}.");
    const before = app.provider().messages().length;
    await send(page);
    await page.getByText("One recipient has opted out").waitFor();
    await page.getByRole("button", { name: "Leave them out and send" }).click();
    await waitUntil(() => app.provider().messages().length > before);
    const [sent] = app.provider().messages().slice(-1);
    assert.deepEqual(
      sent?.deliveries.map(({ number, content }) => [number, content.text]),
      [["+33612345678", "Zoé, at 9 h."]],
    );
    await app.chooseFromMenu("new-message");
    await page.getByText("Monday team · 2 people").waitFor({ state: "detached" });
  });

  test("the groups of the account are imported by keyboard, into groups of their names; without an answer that is said there", async () => {
    const page = app.page();
    app.provider().faults.add({ fault: "drop-before", call: "group/list", times: 3 });
    await open(page, "People");
    await page.getByRole("button", { name: "Import…" }).focus();
    await page.keyboard.press("Enter");
    const panel = page.locator("import-panel");
    await panel.getByRole("alert").getByText("SMS Partner is not responding at the moment.").waitFor();
    await panel.getByRole("button", { name: "Try again" }).focus();
    await page.keyboard.press("Enter");
    await panel.getByRole("button", { name: "Import Clients" }).focus();
    await page.keyboard.press("Enter");
    await panel.getByText("25 new, 0 known and completed, 0 rows without a number left out.").waitFor();
    await page.getByRole("navigation", { name: "Groups" }).getByRole("button", { name: "Clients 25" }).click();
    await page.locator("people-view").getByText("Ada Martin").waitFor();
    await open(page, "Write");
    await open(page, "People");
    await page.getByRole("button", { name: "Import…" }).click();
    await panel.getByText("25 new, 0 known").waitFor();
    const groups = await page.evaluate(() => window.desktop.listGroups());
    assert.deepEqual(
      groups.map(({ name, contacts }) => [name, contacts]),
      [
        ["Clients", 25],
        ["Monday team", 2],
      ],
    );
  });

  test("a template is saved from a message, and asks for the blanks that no column fills before it is written with", async () => {
    const page = app.page();
    await open(page, "Outbox");
    await list(page).getByText("{Full name}, at {Hour}.").click();
    await page.locator("message-panel").getByRole("button", { name: "Save as a template" }).click();
    await page.locator("template-form").getByLabel("Name", { exact: true }).fill("Appointment");
    await page.getByLabel("{Hour}").selectOption("time");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("button", { name: "Write with it Appointment" }).click();
    const dialog = page.getByRole("dialog", { name: "Fill “Appointment”" });
    await dialog.getByRole("button", { name: "Insert" }).click();
    await dialog.getByLabel("Full name").fill("Zoé");
    await dialog.getByLabel("Hour").fill("09:40");
    await dialog.getByText("1 SMS, 146 characters left").waitFor();
    await dialog.getByRole("button", { name: "Insert" }).click();
    await waitUntil(async () => (await text(page).inputValue()) === "Zoé, at 09:40.");
    // A recent text is at hand in the same place, and comes behind what is written.
    await page.getByLabel("Insert a template or a recent text").selectOption({ label: "To those who want it" });
    await waitUntil(async () => (await text(page).inputValue()) === "Zoé, at 09:40.\nTo those who want it");
    await text(page).fill("");
  });

  test("while a message waits for its answer another can be written: it stays, and the first goes once", async () => {
    const page = app.page();
    const before = app.provider().messages().length;
    app.provider().faults.add({ fault: "delay", call: "send", times: 1, milliseconds: 2500 });
    await write(page, "The first");
    await send(page);
    await waitUntil(() => app.provider().messages().length === before + 1);
    await beginMessage(app);
    await text(page).fill("The second");
    const first = async () => (await page.evaluate(() => window.desktop.findMessages({ limit: 1 })))[0];
    assert.deepEqual((await first())?.batches, { sending: 1 }, "nobody had to wait");
    await waitUntil(async () => (await first())?.batches.accepted === 1);
    await page.evaluate(() => void dispatchEvent(new Event("blur")));
    const kept = async () =>
      (await page.evaluate(() => window.desktop.listDrafts())).map(({ content }) => (content as SendDraft).message);
    await waitUntil(async () => (await kept()).includes("The second"));
    assert.deepEqual(await kept(), ["The second"]);
    assert.equal(await text(page).inputValue(), "The second");
    assert.equal(app.provider().messages().length, before + 1);
    await text(page).fill("");
  });

  test("Cancel takes back what has not left", async () => {
    const page = app.page();
    const before = app.provider().messages().length;
    app.provider().faults.add({ fault: "rate-limit", call: "send", times: 1 });
    await write(page, "Not today");
    await send(page);
    const newest = async () => (await page.evaluate(() => window.desktop.findMessages({ limit: 1 })))[0];
    await waitUntil(async () => (await newest())?.text === "Not today" && (await newest())?.batches.queued === 1);
    await page.locator("sms-composer").getByRole("button", { name: "Cancel" }).click();
    await waitUntil(async () => (await newest())?.batches.cancelled === 1);
    await letTimePass(app.session(), 2);
    assert.equal(app.provider().messages().length, before);
    await page.getByRole("button", { name: "New message" }).last().click();
  });

  test("more than 500 recipients go in several requests as one message, with progress and a pause", async () => {
    const page = app.page();
    const before = app.provider().messages().length;
    app.provider().account.setBalance(1_000_000_000);
    const numbers = Array.from({ length: 1100 }, (_, n) => `06${String(12_000_000 + n)}`).join("\n");
    app.provider().faults.add({ fault: "delay", call: "send", times: 1, milliseconds: 2000 });
    await write(page, "To everybody", numbers);
    await send(page);
    // A send of this size is asked about first.
    await confirmSend(page);
    await page.getByText("0 of 1,100 recipients done").waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText("500 of 1,100 recipients done").waitFor();
    assert.equal(
      await page.locator("compose-view .progress progress").evaluate((bar: HTMLProgressElement) => bar.value),
      500,
    );
    assert.equal(app.provider().messages().length, before + 1);
    await page.getByRole("button", { name: "Resume" }).click();
    await waitUntil(() => app.provider().messages().length === before + 3);
    const sizes = app
      .provider()
      .messages()
      .slice(-3)
      .map(({ deliveries }) => deliveries.length);
    assert.deepEqual(sizes, [500, 500, 100]);
    await page.getByRole("button", { name: "New message" }).last().click();
    await open(page, "Outbox");
    await list(page).getByText("1,100 recipients").click();
    const table = page.locator("recipient-table");
    await table.getByRole("table").waitFor();
    const isShownWhileItChanges = await table.evaluate(async (element: RecipientTable) => {
      element.page = undefined;
      for (const end = Date.now() + 5000; !element.page && Date.now() < end;) {
        element.message = { ...element.message };
        await new Promise((resolve) => setTimeout(resolve));
      }
      return element.page !== undefined;
    });
    assert.ok(isShownWhileItChanges, "changes that come one after the other keep nobody from seeing the recipients");
  });

  test("a refused send says why, keeps the text, and is in the outbox as not sent, with the reason once", async () => {
    const page = app.page();
    const before = app.provider().messages().length;
    app.provider().account.setBalance(0);
    await open(page, "Write");
    await write(page, "Too poor to send");
    await send(page);
    await page
      .locator("sms-composer")
      .getByText(/credit/i)
      .first()
      .waitFor();
    assert.equal(await text(page).inputValue(), "Too poor to send");
    assert.equal(app.provider().messages().length, before);
    await open(page, "Outbox");
    await list(page).getByRole("button", { name: "Too poor to send" }).click();
    const reason = page.locator("message-panel").getByText("SMS Partner refused it");
    await reason.waitFor();
    assert.equal(await reason.count(), 1);
  });

  test("after a restart the window is where it was; the key is there, and in no file, no log and no memory of the page", async () => {
    // Of the page that the key was typed into; the text shows that one would see it.
    const heap = await heapOf(app.page());
    assert.ok(heap.includes("Too poor to send") && !heap.includes(KEY));
    await open(app.page(), "Write");
    await withoutAutosave(app.page());
    await text(app.page()).fill("Typed in the moment before the end");
    await app.page().getByLabel("Recipients").and(app.page().locator("input")).fill("07 98 76 54 32");
    const electron = () => app.session().app;
    const place = { x: 40, y: 50, width: 900, height: 700 };
    await electron().evaluate(({ BrowserWindow }, at) => BrowserWindow.getAllWindows()[0]?.setBounds(at), place);
    await app.restart();
    const page = app.page();
    const bounds = await electron().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    assert.deepEqual(bounds, place);
    await waitUntil(async () => (await text(page).inputValue()) === "Typed in the moment before the end");
    await page.locator("sms-composer .token").getByText("07 98 76 54 32").waitFor();
    await open(page, "Settings");
    await page.getByText("encrypted by the system’s keyring").waitFor();
    assert.deepEqual(filesWith(app.session().userData, KEY), []);
    assert.ok(!app.complaints().join("\n").includes(KEY));
  });

  test("killed while a message was on its way: after the restart it is found, and was sent once", async () => {
    const page = app.page();
    app.provider().account.setBalance(1_000_000_000);
    app.provider().faults.add({ fault: "delay", call: "send", times: 1, milliseconds: 5000 });
    const before = app.provider().messages().length;
    await beginMessage(app);
    await write(page, "On its way when the power went");
    await send(page);
    await waitUntil(() => app.provider().messages().length === before + 1);
    await app.killAndRestart();
    await open(app.page(), "Outbox");
    const entry = list(app.page()).getByRole("button", { name: "On its way when the power went" });
    await letTimePass(app.session(), 1);
    await entry.getByText(/^(Sent|Delivered)$/).waitFor();
    assert.equal(app.provider().messages().length, before + 1);
  });

  test("an error that nobody foresaw ends the app, and its words with the key and a text in them are not printed", async () => {
    const { userData } = app.session();
    assert.equal(await app.crash(`GET /v1/me?apiKey=${KEY} for a text that is nobody's business`), 1);
    const output = app.complaints().join("\n");
    assert.match(output, /sms-composer: uncaught Error/);
    assert.match(output, /dialog: SMS Composer needs to close: .*start it again/);
    assert.ok(!output.includes(KEY) && !output.includes("nobody's business"), output);
    assert.deepEqual(filesWith(userData, KEY), []);
    assert.deepEqual(filesWith(userData, "nobody's business"), []);
  });
});
