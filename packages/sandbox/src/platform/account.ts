import { amountOf, type Amount } from "./money.ts";

/** Settings of the account that the vendor makes, and its state. */
export interface AccountSettings {
  /** Calls of an account that is not `active` are refused with a control code: 20, 30, 40, 96. */
  readonly state: "active" | "disabled" | "blocked" | "api-denied" | "ip-denied";
  /** Every Premium message is commercial and gets the STOP mention, asked for or not. */
  readonly marketing: boolean;
  /** Outside the commercial sending window: hold until it opens, or refuse with code 22 or 23. */
  readonly commercialWindow: "hold" | "refuse";
  /** Low Cost may be used; else code 51. */
  readonly lowCost: boolean;
  /** Unicode mode is activated; else code 9 at `isUnicode`. */
  readonly unicode: boolean;
  /** Sender IDs that may be used; any other is refused with code 992. All may when absent. */
  readonly senders?: readonly string[] | undefined;
  /** Rented numbers that may be sent from, without the plus. All may when absent. */
  readonly rentedNumbers?: readonly string[] | undefined;
  /** `down`: nothing can be queued, code 500. */
  readonly queue: "open" | "down";
  /** The mention that is appended to commercial messages, with its leading space. */
  readonly stopMention: string;
}

/** The account of a sandbox: its credit and its settings. */
export interface Account {
  readonly settings: AccountSettings;
  /** The balance in millionths of a euro, so that sums are exact. */
  readonly balance: Amount;
  /** Changes some settings, the others stay. */
  change(settings: Partial<AccountSettings>): void;
  /** Deducts a cost; `false`, and nothing is deducted, when the balance does not cover it. */
  charge(cost: Amount): boolean;
  refund(cost: Amount): void;
  setBalance(balance: Amount): void;
}

/** Creates an account with a credit in euros. */
export function createAccount(credit: number | string, initial: AccountSettings): Account {
  let settings = initial;
  let balance = amountOf(credit);
  return {
    get settings() {
      return settings;
    },
    get balance() {
      return balance;
    },
    change(changes) {
      settings = { ...settings, ...changes };
    },
    charge(cost) {
      if (cost > balance) return false;
      balance -= cost;
      return true;
    },
    refund(cost) {
      balance += cost;
    },
    setBalance(amount) {
      balance = amount;
    },
  };
}

/** The control code with which an account in this state is refused. */
export const STATE_CODES: Readonly<Record<Exclude<AccountSettings["state"], "active">, number>> = {
  disabled: 20,
  blocked: 30,
  "api-denied": 40,
  "ip-denied": 96,
};
