import assert from "node:assert/strict";
import { test } from "node:test";
import { toXml } from "./xml-answer.ts";

test("members become entries in their order, texts in CDATA", () => {
  assert.equal(
    toXml({ success: true, code: 200, list: [{ a: 1, b: "é" }], empty: "" }),
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      "<result><entry>true</entry><entry>200</entry>" +
      "<entry><entry><entry>1</entry><entry><![CDATA[é]]></entry></entry></entry>" +
      "<entry><![CDATA[]]></entry></result>\n",
  );
});

test("a text cannot end its CDATA section, nor bring characters that XML forbids", () => {
  const xml = toXml({ text: "a]]>b\u0000\u001b\ud800<c>" });
  assert.match(xml, /<!\[CDATA\[a\]\]\]\]><!\[CDATA\[>b\ufffd<c>\]\]>/);
});
