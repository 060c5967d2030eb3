# Sends one SMS, then asks for the credits.
import http.client
import json

conn = http.client.HTTPSConnection("api.smspartner.fr")

payload = json.dumps({
    "apiKey": "YOUR_API_KEY",
    "phoneNumbers": "+33600000000",
    "sender": "demo",
    "gamme": 1,
    "message": "Ceci est un message de test, envoyé par Python :br: À bientôt",
})
headers = {
    "Content-Type": "application/json",
    "Content-Length": str(len(payload)),
    "cache-control": "no-cache",
}

conn.request("POST", "/v1/send", payload, headers)
print(conn.getresponse().read().decode("utf-8"))

conn.request("GET", "/v1/me?apiKey=YOUR_API_KEY")
print(conn.getresponse().read().decode("utf-8"))
