curl http://127.0.0.1:8025/v1/send -d '{
  "apiKey": "test",
  "phoneNumbers": "0600000000",
  "sender": "Boutique",
  "message": "Votre commande est prête :br:Il reste 5 :euro: à régler"
}'
