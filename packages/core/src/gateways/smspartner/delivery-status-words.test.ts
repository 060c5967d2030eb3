import assert from "node:assert/strict";
import { test } from "node:test";
import { readDeliveryStatus } from "./delivery-status-words.ts";

test("every word for a status is read whatever its case, and what is not known waits", () => {
  const words = {
    delivered: ["Delivered", "DELIVRD", "delivered", " delivrd "],
    "not-delivered": ["Not delivered", "not delivered", "UNDELIV", "EXPIRED"],
    failed: ["ko", "KO", "REJECTD"],
    waiting: ["Waiting", "PENDING", "ACCEPTD", "ENROUTE", "", "constructor", "toString", "on hold"],
    unknown: ["UNKNOWN"],
  };
  for (const [status, spellings] of Object.entries(words))
    for (const spelling of spellings) assert.equal(readDeliveryStatus(spelling), status, spelling);
});
