/** Tests of the desktop app's promise: one press of Send is one send, and each further step goes through the outbox. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Page } from "playwright-core";
import { inline, row, xlsx } from "../../packages/core/src/lists/workbook.fixture.ts";
import { messages as en } from "../../apps/desktop/src/messages/en/index.ts";
import { letTimePass } from "../desktop/desktop-session.ts";
import {
  appOf,
  beginMessage,
  KEY,
  list,
  open,
  prepareDesktop,
  confirmSend,
  send,
  text,
  useKey,
  waitUntil,
  write,
} from "../desktop/desktop-steps.ts";

prepareDesktop();

/** The price of one Premium SMS, in the sandbox's unit. */
const PRICE = 38_000;

suite("the desktop app: one press is one send", { concurrency: 1 }, () => {
  const app = appOf({ env: { STAND_IN_KEYRING: "gnome_libsecret" } });
  const sent = () => app.provider().messages().length;
  const hold = async (milliseconds: number) => {
    for (const end = Date.now() + milliseconds; Date.now() < end;) {
      await app.chooseFromMenu("send");
      await app.page().waitForTimeout(33);
    }
  };
  const card = (page: Page) => page.locator("compose-view .progress");
  const giveLink = (link: string) =>
    app.session().app.evaluate(({ app: electron }, given) => {
      electron.emit("second-instance", {}, ["electron", given], "/");
    }, link);

  test("Send in the menu sends nothing again after it was sent, and a held key counts once", async () => {
    const page = app.page();
    await useKey(page, KEY);
    await page.getByText("encrypted by the system’s keyring").waitFor();
    await open(page, "Write");
    await write(page, "Rappel");
    await hold(1000);
    await page.getByRole("button", { name: "New message" }).last().waitFor();
    await hold(1500);
    await page.waitForTimeout(800);
    for (let press = 0; press < 3; press++) {
      await app.chooseFromMenu("send");
      await page.waitForTimeout(900);
    }
    assert.equal(sent(), 1);
  });

  test("a send that was refused is notified once, in words that are always the same, and a click leads to the outbox", async () => {
    const page = app.page();
    const { app: electron } = app.session();
    await electron.evaluate(({ Notification }) => {
      const shown: InstanceType<typeof Notification>[] = [];
      Object.assign(globalThis, { shown });
      Notification.prototype.show = function show(this: InstanceType<typeof Notification>) {
        shown.push(this);
      };
    });
    const shown = () =>
      electron.evaluate(() =>
        (globalThis as unknown as { shown: { title: string; body: string }[] }).shown.map(({ title, body }) => [
          title,
          body,
        ]),
      );
    app.provider().account.setBalance(0);
    await write(page, "Nobody else's business");
    await send(page);
    await waitUntil(async () => (await shown()).length > 0);
    await open(page, "Outbox");
    await list(page).getByRole("button", { name: "Nobody else's business" }).getByText("Not sent").waitFor();
    const { failed } = en.notifications;
    assert.deepEqual(await shown(), [[failed.title, failed.body]]);
    await open(page, "People");
    await electron.evaluate(() => (globalThis as unknown as { shown: NodeJS.EventEmitter[] }).shown[0]?.emit("click"));
    await page.locator("outbox-view").waitFor();
    app.provider().account.setBalance(1_000_000_000);
    await open(page, "Write");
  });

  test("a message whose answer was lost is looked up, and what the outbox finds out reaches the Write view", async () => {
    const page = app.page();
    const before = sent();
    app.provider().faults.add({ fault: "drop-after", call: "send", times: 1 });
    await beginMessage(app);
    await write(page, "Its answer is lost");
    await send(page);
    await card(page).getByText("it is being looked up at SMS Partner").waitFor();
    assert.equal(await page.getByRole("button", { name: /Send again/ }).count(), 0, "nothing to press meanwhile");
    await letTimePass(app.session(), 1);
    await card(page).getByText("Sent", { exact: true }).waitFor();
    assert.equal(sent(), before + 1);
    await card(page).getByRole("button", { name: "Close" }).click();
  });

  test("Send again in the Write view is the outbox's: the same tag, looked up first, after a question", async () => {
    const page = app.page();
    const before = sent();
    app.provider().faults.add({ fault: "drop-before", call: "send", times: 1 });
    await write(page, "Lost on the way");
    await send(page);
    await card(page).getByText("it is being looked up").waitFor();
    for (const minutes of [4, 4, 4, 1, 1]) await letTimePass(app.session(), minutes);
    await card(page).getByText("This message may have been sent.").waitFor();
    await card(page).getByRole("button", { name: "Send again" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
    await waitUntil(() => sent() === before + 1);
    const messages = await page.evaluate(() => window.desktop.findMessages({ search: "Lost on the way" }));
    assert.equal(messages.length, 1, "one message, not two");
    await card(page).getByText("Sent", { exact: true }).waitFor();
    await card(page).getByRole("button", { name: "Close" }).click();
  });

  test("missing credit in the middle holds the rest with the reason; who did not get it is who is written to again", async () => {
    const page = app.page();
    const numbers = Array.from({ length: 1000 }, (_, n) => `+336${String(20_000_000 + n)}`);
    app.provider().account.setBalance(500 * PRICE);
    const before = sent();
    await page
      .locator("compose-view")
      .evaluate(
        (view: HTMLElement & { openDraft(draft: object): Promise<void> }, recipients) =>
          view.openDraft({ message: "In part", recipients }),
        numbers,
      );
    await send(page);
    // A send of this size is asked about first.
    await confirmSend(page);
    await card(page).getByText("The rest is held until your account can send again").waitFor();
    await card(page).getByText("(11)").waitFor();
    assert.equal(sent(), before + 1);
    await card(page).getByRole("button", { name: "Cancel the rest" }).click();
    await card(page).getByText("Sent to 500 of 1,000 recipients.").waitFor();
    await card(page).getByRole("button", { name: "Write to those who did not get it (500)" }).click();
    const numbersInDraft = (): Promise<string[]> =>
      page
        .locator("sms-composer")
        .evaluate((composer: HTMLElement & { draft: { recipients?: readonly string[] } }) => [
          ...(composer.draft.recipients ?? []),
        ]);
    // What is typed is added to its own message before another one is shown.
    await waitUntil(async () => (await numbersInDraft()).length === 500);
    const rest = await numbersInDraft();
    const reached = new Set(
      app
        .provider()
        .messages()
        .flatMap(({ deliveries }) => deliveries.map(({ number }) => number)),
    );
    assert.deepEqual(
      rest.filter((number) => reached.has(number)),
      [],
    );
    app.provider().account.setBalance(1_000_000_000);
    await open(page, "Outbox");
    await list(page).getByText("Sent in part").click();
    const panel = page.locator("message-panel");
    await panel.getByRole("button", { name: "Write to those who did not get it (500)" }).waitFor();
    await panel.getByRole("button", { name: "Write to all (1,000)" }).click();
    await page.getByRole("dialog").getByText("they would get it twice").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  });

  test("a link opens a draft of its own, says that it came from one, and is not sent by a press that was meant for another", async () => {
    const page = app.page();
    await open(page, "Write");
    await beginMessage(app);
    await write(page, "For my own patient");
    await page.waitForTimeout(400);
    const before = sent();
    const drafts = async () => (await page.evaluate(() => window.desktop.listDrafts())).length;
    const own = await drafts();
    await giveLink("sms:+33799999999?body=of%20the%20attacker");
    await waitUntil(async () => (await text(page).inputValue()) === "of the attacker");
    await page.getByText("This text and these numbers come from a link.").waitFor();
    await send(page);
    const dialog = page.getByRole("dialog");
    await dialog.getByText("This message comes from a link. Send it to 07 99 99 99 99?").waitFor();
    assert.equal(sent(), before);
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    assert.equal(sent(), before, "Enter at once is no");
    for (let n = 0; n < 60; n++) await giveLink(`sms:+3361234567${n % 10}?body=link%20${n}`);
    await page.waitForTimeout(1500);
    assert.ok((await drafts()) <= own + 5, `${await drafts()} drafts, ${own} before`);
    assert.equal(sent(), before);
    await page.getByRole("group", { name: "Drafts" }).getByText("For my own patient").waitFor();
  });

  test("each person of a list gets the text that was shown for them; the list of a draft is there after a restart", async () => {
    const page = app.page();
    const buffer = xlsx({
      sheets: {
        Monday: [
          ["Prénom", "Mobile", "Heure"],
          ["Zoé", "06 12 34 56 78", "9 h"],
          ["Luc", "07 98 76 54 32", "10 h 30"],
        ]
          .map((cells) => row(...cells.map(inline)))
          .join(""),
      },
    });
    await beginMessage(app);
    await page.getByRole("button", { name: "Import a file" }).click();
    await page.locator("#file").setInputFiles({ name: "monday.xlsx", mimeType: "", buffer });
    await page.getByRole("button", { name: "Write to 2 people" }).click();
    await text(page).fill("Bonjour {Prénom}, à {Heure}.");
    await page.getByText("monday.xlsx").waitFor();
    await waitUntil(async () => {
      const drafts = await page.evaluate(() => window.desktop.listDrafts());
      return drafts.some(({ content }) => (content as { message?: string }).message?.includes("{Heure}"));
    });
    await app.restart();
    const again = app.page();
    await again.getByText("monday.xlsx").waitFor();
    await again.getByText("Bonjour Zoé, à 9 h.").first().waitFor();
    // One's own number gets the text of one person first; the draft stays, and so does its list.
    await again.getByLabel("Your own number").fill("06 00 00 00 01");
    await again.keyboard.press("Tab");
    const tested = sent();
    await again.getByRole("button", { name: "Send me this one" }).click();
    await waitUntil(() => sent() > tested);
    const [test] = app.provider().messages().slice(-1);
    assert.deepEqual(
      test?.deliveries.map(({ number, content }) => [number, content.text]),
      [["+33600000001", "Bonjour Zoé, à 9 h."]],
    );
    const kept = await again.evaluate(() => window.desktop.listDrafts());
    assert.ok(kept.some(({ content }) => (content as { message?: string }).message?.includes("{Heure}")));
    const before = sent();
    await send(again);
    await waitUntil(() => sent() > before);
    const deliveries = app
      .provider()
      .messages()
      .slice(before)
      .flatMap((message) => message.deliveries);
    assert.deepEqual(
      deliveries.map(({ number, content }) => [number, content.text]),
      [
        ["+33612345678", "Bonjour Zoé, à 9 h."],
        ["+33798765432", "Bonjour Luc, à 10 h 30."],
      ],
    );
    await open(again, "Outbox");
    await list(again).getByText("{Heure}").click();
    await again.locator("message-panel").getByText("Bonjour Luc, à 10 h 30.").waitFor();
  });

  test("what cannot be brought back asks first", async () => {
    const page = app.page();
    const dialog = page.getByRole("dialog");
    await open(page, "Settings");
    for (const button of ["Forget the key", "Go back to the trial"]) {
      await page.getByRole("button", { name: button }).click();
      await dialog.waitFor();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      assert.equal((await page.evaluate(() => window.desktop.readAccount())).mode, "own", button);
    }
    await page.getByRole("button", { name: "Go back to the trial" }).click();
    await dialog.getByRole("button", { name: "Go back to the trial" }).click();
    await page.getByText("Trial: nothing leaves this computer.").waitFor();
  });
});
