# Sends one SMS, then asks for the credits.
curl -s -H "Content-Type: application/json" -X POST -d '{
  "apiKey": "YOUR_API_KEY",
  "phoneNumbers": "+33600000000",
  "sender": "demo",
  "gamme": 1,
  "message": "Ceci est un message de test, envoyé par cURL :br: À bientôt"
}' https://api.smspartner.fr/v1/send
echo
curl -s "https://api.smspartner.fr/v1/me?apiKey=YOUR_API_KEY"
echo
