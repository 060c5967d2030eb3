<?php
// Sends one SMS, then asks for the credits.
$fields = array(
    'apiKey' => 'YOUR_API_KEY',
    'phoneNumbers' => '+33600000000',
    'sender' => 'demo',
    'gamme' => 1,
    'message' => 'Ceci est un message de test, envoyé par PHP :br: À bientôt',
);

$curl = curl_init();
curl_setopt($curl, CURLOPT_URL, 'https://api.smspartner.fr/v1/send');
curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
curl_setopt($curl, CURLOPT_TIMEOUT, 10);
curl_setopt($curl, CURLOPT_POST, 1);
curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode($fields));
echo curl_exec($curl), "\n";

$curl = curl_init();
curl_setopt($curl, CURLOPT_URL, 'https://api.smspartner.fr/v1/me?apiKey=YOUR_API_KEY');
curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
curl_setopt($curl, CURLOPT_TIMEOUT, 10);
echo curl_exec($curl), "\n";
