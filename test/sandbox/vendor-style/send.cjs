// Sends one SMS, then asks for the credits.
const https = require("https");

const data = JSON.stringify({
  apiKey: "YOUR_API_KEY",
  phoneNumbers: "+33600000000",
  sender: "demo",
  gamme: 1,
  message: "Ceci est un message de test, envoye par Node.js :br: A bientot",
});

const options = {
  hostname: "api.smspartner.fr",
  path: "/v1/send",
  method: "POST",
  headers: {
    "Content-Type": "application/json",
    "Content-Length": data.length,
    "cache-control": "no-cache",
  },
};

const read = (res, then) => {
  let body = "";
  res.on("data", (chunk) => {
    body += chunk;
  });
  res.on("end", () => {
    console.log(body);
    then();
  });
};

const req = https.request(options, (res) => {
  read(res, () => {
    https.get("https://api.smspartner.fr/v1/me?apiKey=YOUR_API_KEY", (me) => read(me, () => {}));
  });
});
req.on("error", (error) => {
  console.error(error);
});
req.write(data);
req.end();
