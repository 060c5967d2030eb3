npx --no-install sms-sandbox --api-key test
