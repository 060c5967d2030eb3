import assert from "node:assert/strict";
import { test } from "node:test";
import { get, KEY, post, TUESDAY } from "../caller.fixture.ts";
import { createSandbox } from "../sandbox.ts";

const fresh = (options = {}) => createSandbox({ apiKey: KEY, startAt: TUESDAY, ...options });

test("vn/send: a text from a rented number arrives from that number, without a STOP mention, at any hour", async () => {
  const sandbox = fresh({ startAt: new Date("2026-03-08T22:00:00Z"), account: { marketing: true } });
  const answer = await post(sandbox, "vn/send", { from: "33644600000", to: "33600000000", message: "Oui ?" });
  assert.deepEqual(answer, { success: true, code: 200, message_id: 307, nb_sms: 1, cost: 0.038, currency: "EUR" });
  assert.deepEqual(sandbox.received("+33600000000"), ["Oui ?"]);
  assert.equal(sandbox.messages()[0]?.sender, "+33644600000");
});

test("vn/send: refuses what is no number, what is not rented, what nobody pays for and who wants none", async () => {
  const sandbox = fresh({ account: { rentedNumbers: ["33644600000"] } });
  const sent = { from: "33644600000", to: "33600000000", message: "Oui ?" };
  const refusal = async (change: object) => {
    const { code, errors } = await post(sandbox, "vn/send", { ...sent, ...change });
    return [code, errors?.[0]?.elementId];
  };
  assert.deepEqual(await refusal({ from: "+33644600000" }), [9, "children[from].data"]);
  assert.deepEqual(await refusal({ from: "33644600001" }), [9, "children[from].data"]);
  assert.deepEqual(await refusal({ to: undefined }), [2, "children[to].data"]);
  assert.deepEqual(await refusal({ to: "12" }), [9, "children[to].data"]);
  assert.deepEqual(await refusal({ message: "" }), [43, "children[message].data"]);
  assert.deepEqual(await refusal({ to: "99361234567" }), [13, undefined]);
  await post(sandbox, "stop-sms/add", { phoneNumber: "+33600000000" });
  assert.deepEqual(await refusal({}), [14, undefined]);
  assert.deepEqual(sandbox.messages(), []);
});

test("group/list: as documented, `success` is false and the list is there", async () => {
  const groups = [{ name: "A", contacts: [] }];
  const group = {
    id: 1,
    name: "A",
    createdAt: "2021-10-05T10:00:00+0200",
    isSpecialFile: false,
    isLocationFile: false,
  };
  assert.deepEqual(await get(fresh({ groups }), "group/list"), { success: true, groups: [group] });
  const documented = fresh({ groups, dialect: "documented" });
  assert.deepEqual(await get(documented, "group/list"), { success: false, groups: [group] });
});

test("contact/list: 20 on a page, and then none; without its group, or for another, a refusal", async () => {
  const sandbox = fresh();
  const page = async (parameters: string) => {
    const { code, currentPage, total, datas } = await get(
      sandbox,
      "contact/list",
      Object.fromEntries(new URLSearchParams(parameters)),
    );
    return [code, currentPage, total, datas?.length];
  };
  assert.deepEqual(await page("groupId=1"), [200, 1, "25", 20]);
  assert.deepEqual(await page("groupId=1&page=2"), [200, 2, "25", 5]);
  assert.deepEqual(await page("groupId=1&page=3"), [200, 3, "25", 0]);
  assert.deepEqual(await page("groupId=3"), [404, undefined, undefined, undefined]);
  assert.deepEqual(await page(""), [1, undefined, undefined, undefined]);
});

test("cost-resume: months as documented, without `sandbox` sends, five times in a minute", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { phoneNumbers: "0600000000,0612345678", message: "a" });
  await post(sandbox, "send", { phoneNumbers: "0600000000", message: "a", sandbox: 1 });
  const ask = (parameters: string) =>
    get(sandbox, "statistics/cost-resume", Object.fromEntries(new URLSearchParams(parameters)));
  assert.deepEqual(await ask("interval=custom&from=01-03-2026&to=31-03-2026"), {
    success: true,
    datas: [{ month: "march", year: "2026", m: "03", date: "1772319600", type: "month", cost: "0.076", nb_send: "2" }],
  });
  assert.deepEqual((await ask("interval=last_month")).datas[0].month, "february");
  assert.equal((await ask("interval=last_twelve_months")).datas.length, 12);
  assert.equal((await ask("interval=ever")).code, 9);
  assert.equal((await ask("interval=custom&from=2026-03-01&to=2026-03-31")).code, 9);
  assert.equal((await ask("interval=last_month")).code, 429);
});
