import "@sms-composer/composer/define";
import type { Transport } from "@sms-composer/composer";
import type {} from "@sms-composer/composer/react";
import { useState } from "react";

const transport: Transport = async (request, { signal }) => {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify(request);
  const response = await fetch("/sms", { method: "POST", headers, body, signal });
  return response.json();
};

export function App() {
  const [text, setText] = useState("Bonjour");
  const [sent, setSent] = useState("");
  return (
    <>
      <sms-composer
        value={text}
        recipients="0612345678"
        pricePremium={0.038}
        unicode
        transport={transport}
        onInput={(event) => setText(event.currentTarget.value)}
        onsms-sent={(event) => setSent(String(event.receipt.messageId))}
      />
      <output id="text">{text}</output>
      <output id="sent">{sent}</output>
      <button onClick={() => setText("Merci")}>Replace</button>
    </>
  );
}
