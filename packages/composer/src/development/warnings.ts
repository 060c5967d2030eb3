import type { ReactiveController, ReactiveElement } from "lit";
import type { CountryPrices } from "../element/host-settings.ts";
import { TEXT_ATTRIBUTES } from "../element/text-attributes.ts";
import { COMPOSER_CHECKS, METER_CHECKS, type AttributeCheck, isMistyped } from "./attribute-checks.ts";

/** Properties of `<sms-composer>` that hold objects or functions, and are no attributes. */
const OBJECTS = ["transport", "draft", "list", "templates", "optOuts", "prices"];

/** Time in which the field of a meter may come before it is missed, in milliseconds. */
const FIELD_PATIENCE = 2000;

/** Says in the console what is wrong with the attributes of one element, each fault once. */
class Warnings implements ReactiveController {
  readonly #element: ReactiveElement;
  readonly #checks: Readonly<Record<string, AttributeCheck>>;
  readonly #known: readonly string[];
  readonly #checked = new Set<string>();
  readonly #said = new Set<string>();

  constructor(element: ReactiveElement, checks: Readonly<Record<string, AttributeCheck>>, known: readonly string[]) {
    this.#element = element;
    this.#checks = checks;
    this.#known = known;
  }

  hostUpdated(): void {
    for (const { name, value } of this.#element.attributes) {
      const subject = `${name}="${value}"`;
      if (!this.#checked.has(subject)) this.#check(name, value, subject);
      this.#checked.add(subject);
    }
    this.#checkPrices();
  }

  say(subject: string, fault: string): void {
    if (this.#said.has(subject)) return;
    this.#said.add(subject);
    console.warn(`<${this.#element.localName}${subject && ` ${subject}`}>: ${fault}`);
  }

  #check(name: string, value: string, subject: string): void {
    const plainName = name.replaceAll("-", "");
    if (this.#known.includes(name)) {
      const check = this.#checks[plainName];
      if (check && !check.isRight(value)) this.say(subject, `the value means nothing. It takes ${check.takes}.`);
      return;
    }
    const object = OBJECTS.find((property) => property.toLowerCase() === plainName);
    if (object !== undefined && this.#element.localName === "sms-composer") {
      // Servers write functions out, and the property is set when the page hydrates.
      if (Reflect.get(this.#element, object) === undefined)
        this.say(name, `${object} is a property and no attribute: set it by script.`);
      return;
    }
    // Of names that differ in hyphens alone, those with hyphens come last.
    const meant = this.#known.findLast((known) => isMistyped(name, known));
    if (meant !== undefined) this.say(name, `there is no such attribute. Is it ${meant}?`);
  }

  #checkPrices(): void {
    const prices = Reflect.get(this.#element, "prices") as CountryPrices | undefined;
    for (const [country, price] of Object.entries(Object(prices) as CountryPrices))
      if (!/^[A-Z]{2}$/.test(country) || Object.values(Object(price)).some((each) => typeof each !== "number"))
        this.say(
          `prices.${country}`,
          "it takes numbers by ISO 3166-1 code and range: { FR: { premium: 0.038, lowCost: 0.025 } }.",
        );
  }
}

/** Says in the console when a meter has no field that it can count. */
class FieldWarning implements ReactiveController {
  readonly #meter: ReactiveElement;
  readonly #warnings: Warnings;
  readonly #patience: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(meter: ReactiveElement, warnings: Warnings, patience: number) {
    this.#meter = meter;
    this.#warnings = warnings;
    this.#patience = patience;
  }

  hostUpdated(): void {
    this.hostDisconnected();
    if (this.#meter.isConnected) this.#timer = setTimeout(() => this.#check(), this.#patience);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #check(): void {
    const id = `${Reflect.get(this.#meter, "for")}`;
    const subject = `for="${id}"`;
    const field = (this.#meter.getRootNode() as Document | ShadowRoot).getElementById(id);
    if (!field)
      this.#warnings.say(subject, "nothing in the same document or shadow root has this id, so it counts no text.");
    else if (field.matches(":defined") && !("value" in field))
      this.#warnings.say(subject, `<${field.localName}> has no value, so its text cannot be counted.`);
  }
}

type ElementClass = typeof ReactiveElement;

/** Does something with every element of a class: with those that are on the page, and those that are made from now on. */
function withEach(element: ElementClass, tag: string, act: (made: ReactiveElement) => void): void {
  element.addInitializer(act);
  // A server has no page.
  for (const present of globalThis.document?.querySelectorAll(tag) ?? []) if (present instanceof element) act(present);
}

/** Has every `<sms-composer>` warn of wrong attributes. */
export function warnOfComposers(element: ElementClass): void {
  const known = [...element.observedAttributes, ...TEXT_ATTRIBUTES, "autofocus", "disabled"];
  withEach(element, "sms-composer", (made) => {
    made.addController(new Warnings(made, COMPOSER_CHECKS, known));
    made.requestUpdate();
  });
}

/**
 * Has every `<sms-meter>` warn of wrong attributes, and of a field that it cannot count.
 * @param patience the time in which the field may come, in milliseconds
 */
export function warnOfMeters(element: ElementClass, patience = FIELD_PATIENCE): void {
  withEach(element, "sms-meter", (made) => {
    const warnings = new Warnings(made, METER_CHECKS, element.observedAttributes);
    made.addController(warnings);
    made.addController(new FieldWarning(made, warnings, patience));
    made.requestUpdate();
  });
}
