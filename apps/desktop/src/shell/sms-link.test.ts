import assert from "node:assert/strict";
import { test } from "node:test";
import { linkAmong, readSmsLink } from "./sms-link.ts";

test("links give numbers and text", () => {
  for (const [link, recipients, message] of [
    ["sms:+33612345678", ["+33612345678"], ""],
    ["sms:0612345678?body=Bonjour%20%C3%A0%20tous%0D%0Aet%20%F0%9F%98%80", ["+33612345678"], "Bonjour à tous\net 😀"],
    ["SMS:+33612345678,+33798765432?body=a+b%26c", ["+33612345678", "+33798765432"], "a+b&c"],
    ["sms:+33612345678&body=Apple", ["+33612345678"], "Apple"],
    ["smsto://0612345678?subject=x&BODY=hi", ["+33612345678"], "hi"],
    ["sms:?body=only%20text", [], "only text"],
    ["sms:0612345678?body=-20% sur tout", ["+33612345678"], "-20% sur tout"],
    ["sms:0612345678?body=caf%E9%20%C3%A0%20100%", ["+33612345678"], "café à 100%"],
    ["SMSTO:0612345678:Bonjour : à%20demain", ["+33612345678"], "Bonjour : à demain"],
    ["sms://open?addresses=0612345678,+33798765432&body=Hi", ["+33612345678", "+33798765432"], "Hi"],
    ["sms:0612345678?body=a%E2%80%8B%EF%BB%BF%C2%ADb%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9", ["+33612345678"], "ab👨‍👩"],
  ] as const) {
    assert.deepEqual(readSmsLink(link), { recipients, message }, link);
  }
});

test("hostile and broken links give nothing, or only what is harmless", () => {
  for (const link of [
    "",
    "sms:",
    "sms:<script>alert(1)</script>",
    "sms:--inspect-brk",
    "https://example.com/?sms:+33612345678",
    "javascript:alert(1)",
    `sms:+33612345678?body=${"x".repeat(20_001)}`,
    "sms:%00",
  ]) {
    assert.equal(readSmsLink(link), undefined, link);
  }
  assert.deepEqual(readSmsLink("sms:+33612345678?body=a%00b%1B%5B31mc%E2%80%AEd&apiKey=x&send=1"), {
    recipients: ["+33612345678"],
    message: "ab[31mcd",
  });
  const many = Array.from({ length: 600 }, (_, n) => `+336${String(n).padStart(8, "0")}`);
  assert.equal(readSmsLink(`sms:${many.join(",")}`)?.recipients.length, 500);
});

test("the link is found on a command line, whatever stands around it", () => {
  assert.equal(linkAmong(["/usr/bin/app", "--flag", "sms:+33612345678?body=x"]), "sms:+33612345678?body=x");
  assert.equal(linkAmong(["/usr/bin/app", "--x=sms:1", "/home/sms:x"]), undefined);
});
