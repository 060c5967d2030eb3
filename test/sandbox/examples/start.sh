npx sms-sandbox --api-key test
