SANDBOX=http://127.0.0.1:8025

# The next answer to /send is lost after the message was accepted: does your program send twice?
curl -s -X POST $SANDBOX/control/faults -H 'content-type: application/json' \
  -d '{"fault": "drop-after", "call": "send", "times": 1}'

# An hour passes: scheduled messages go, receipts come back, webhooks are called.
curl -s -X POST $SANDBOX/control/clock -H 'content-type: application/json' -d '{"advanceSeconds": 3600}'

# The person answers STOP: the webhook is called, and the number is on the STOP list.
curl -s -X POST $SANDBOX/control/phones/0600000000/replies -H 'content-type: application/json' -d '{"text": "STOP"}'

# What did arrive there?
curl -s $SANDBOX/control/phones/0600000000
