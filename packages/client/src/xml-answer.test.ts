import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { XmlLayout } from "./xml-answer.ts";
import { readXmlAnswer } from "./xml-answer.ts";

const LAYOUT: XmlLayout = {
  success: "value",
  code: "value",
  message_id: "value",
  list: { listOf: { phone: "value", cost: "value" } },
  user: { members: { name: "value" } },
  date: "value",
};

const read = (inside: string, layout = LAYOUT): Promise<unknown> =>
  readXmlAnswer(`<?xml version='1.0' encoding='UTF-8'?>\n<result>${inside}</result>`, layout);

const HEAD = "<entry>true</entry><entry>200</entry>";

describe("readXmlAnswer", () => {
  it("names entries by their place", async () => {
    assert.deepEqual(await read(`${HEAD}<entry>306</entry>`), { success: "true", code: "200", message_id: "306" });
  });

  it("reads CDATA without the white space around it", async () => {
    assert.deepEqual(await read(`${HEAD}<entry>\n   <![CDATA[E<U>R]]>\n </entry>`), {
      success: "true",
      code: "200",
      message_id: "E<U>R",
    });
  });

  it("puts a text together that stands in two sections", async () => {
    const { message_id } = (await read(`${HEAD}<entry><![CDATA[a]]]]><![CDATA[>b]]></entry>`)) as {
      message_id: string;
    };
    assert.equal(message_id, "a]]>b");
  });

  it("reads lists, groups, and elements that have a name", async () => {
    const list = "<entry><entry><entry>+336</entry><entry>1</entry></entry><entry><entry>+337</entry></entry></entry>";
    assert.deepEqual(await read(`${HEAD}<entry>1</entry>${list}<entry><name>Ada</name></entry><date>x</date>`), {
      success: "true",
      code: "200",
      message_id: "1",
      list: [{ phone: "+336", cost: "1" }, { phone: "+337" }],
      user: { name: "Ada" },
      date: "x",
    });
  });

  it("finds a list although a value before it is left out", async () => {
    assert.deepEqual(await read(`${HEAD}<entry><entry><entry>+336</entry></entry></entry>`), {
      success: "true",
      code: "200",
      list: [{ phone: "+336" }],
    });
  });

  it("reads an empty list", async () => {
    const answer = (await read(`${HEAD}<entry>1</entry><entry/>`)) as { list: unknown };
    assert.deepEqual(answer.list, []);
  });

  it("leaves further entries aside", async () => {
    const answer = await readXmlAnswer(`<result>${HEAD}<entry>x</entry></result>`, { success: "value", code: "value" });
    assert.deepEqual(answer, { success: "true", code: "200" });
  });

  it("decodes the five entities of XML and character references", async () => {
    const { message_id } = (await read(`${HEAD}<entry>&lt;&amp;&gt; &quot;&apos;&#233;</entry>`)) as {
      message_id: string;
    };
    assert.equal(message_id, "<&> \"'é");
  });

  it("reads a refusal with its list of errors", async () => {
    const error =
      "<entry><entry>children[message].data</entry><entry><![CDATA[Le message est requis]]></entry></entry>";
    assert.deepEqual(await read(`<entry>false</entry><entry>9</entry><entry>${error}${error}</entry>`), {
      success: "false",
      code: "9",
      errors: [
        { elementId: "children[message].data", message: "Le message est requis" },
        { elementId: "children[message].data", message: "Le message est requis" },
      ],
    });
  });

  it("reads a refusal with a single message", async () => {
    assert.deepEqual(await read("<entry>false</entry><entry>10</entry><entry>Clé API incorrecte</entry>"), {
      success: "false",
      code: "10",
      message: "Clé API incorrecte",
    });
  });

  it("says where XML is malformed: the documentation's own example", async () => {
    const example = `<entry>false</entry>
      <entry>9</entry>
      <entry>
        <entry><entry>children[message].data</entry><entry>The message is required</entry></entry>
    `;
    await assert.rejects(read(example), /malformed \(line \d+/);
  });

  it("refuses what is not a result, and what declares a document type", async () => {
    await assert.rejects(readXmlAnswer("<html><body/></html>", LAYOUT), /not a <result>/);
    await assert.rejects(readXmlAnswer("", LAYOUT), /malformed|not a <result>/);
    const bomb = '<!DOCTYPE result [<!ENTITY a "aaaa">]><result><entry>&a;</entry></result>';
    await assert.rejects(readXmlAnswer(bomb, LAYOUT), /document type/);
  });

  it("refuses a depth that no answer has", async () => {
    const depth = 20_000;
    const deep = "<entry>".repeat(depth) + "</entry>".repeat(depth);
    await assert.rejects(read(`${HEAD}<entry>1</entry>${deep}`), /nested/i);
  });
});

describe("an XML answer of nothing but tags", () => {
  for (const [name, xml] of [
    ["entries", `<result>${"<entry>".repeat(1_500_000)}`],
    ["references", `<result><entry>${"&#65;".repeat(1_000_000)}</entry></result>`],
  ] as const) {
    it(`is refused at once: ${name}`, async () => {
      await assert.rejects(readXmlAnswer(xml, {}), /too many tags/);
    });
  }
});
