import json
import subprocess
import unittest
import urllib.request

COMMAND = ["npx", "--no-install", "sms-sandbox", "--port", "0", "--api-key", "test"]


def post(url, **body):
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


class Reminder(unittest.TestCase):
    def setUp(self):
        self.sandbox = subprocess.Popen(COMMAND, stdout=subprocess.PIPE, text=True)
        self.address = self.sandbox.stdout.readline().strip()

    def tearDown(self):
        self.sandbox.terminate()
        self.sandbox.communicate()

    def test_it_arrives(self):
        answer = post(self.address + "/v1/send", apiKey="test", phoneNumbers="0600000000", message="À demain")
        self.assertEqual(answer["nb_sms"], 1)
        with urllib.request.urlopen(self.address + "/control/phones/0600000000") as phone:
            self.assertEqual(json.load(phone)["thread"][0]["content"]["text"], "A demain")

    def test_no_credit(self):
        request = urllib.request.Request(
            self.address + "/control/account", b'{"credit": 0}', {"content-type": "application/json"}, method="PATCH"
        )
        urllib.request.urlopen(request).close()
        answer = post(self.address + "/v1/send", apiKey="test", phoneNumbers="0600000000", message="À demain")
        self.assertEqual((answer["success"], answer["code"]), (False, 11))


if __name__ == "__main__":
    unittest.main()
