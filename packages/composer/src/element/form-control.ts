import { LitElement, ReactiveElement } from "lit";

/** The state of a control that the surrounding form knows. */
export interface FormReport {
  /** The entries that are submitted. */
  readonly entries: FormData | null;
  /** The state that the browser restores after Back or a restart. */
  readonly state: string;
  readonly validity: ValidityStateFlags;
  /** Said beside the control when it is not valid. */
  readonly message: string;
  /** The element at which the message shows; only known once it is drawn. */
  readonly anchor: HTMLElement | null;
}

/** The part of a control in a form that is the same for every control; answers as `<textarea>` does. */
export abstract class FormControl extends LitElement {
  static readonly formAssociated = true;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "name", "required", "readonly"];
  }

  #internals = this.attachInternals();
  #isDisabled = false;
  #customMessage = "";

  /** The browser has not been told of the last change yet. */
  #isReportDue = false;

  /** Draws anew, instead of hydrating, where a server has rendered its place. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return ReactiveElement.prototype["createRenderRoot"].call(this);
  }

  /** Puts everything back to the page's defaults. */
  abstract formResetCallback(): void;

  /** Tells the form everything anew; called after each change that the form can see. */
  protected abstract updateForm(): void;

  /** It has come into a form, or out of one. */
  formAssociatedCallback(): void {
    this.updateForm();
  }

  /** Goes before the names of its data in the form: `sms` makes `sms.message`, `sms.phoneNumbers` … of them. */
  get name(): string {
    return this.getAttribute("name") ?? "";
  }
  set name(name: string) {
    this.setAttribute("name", name);
  }

  /** Whether an empty text makes the form invalid. */
  get required(): boolean {
    return this.hasAttribute("required");
  }
  set required(isRequired: boolean) {
    this.toggleAttribute("required", Boolean(isRequired));
  }

  /** Its own; a disabled fieldset around it disables it as well. */
  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }
  set disabled(isDisabled: boolean) {
    this.toggleAttribute("disabled", Boolean(isDisabled));
  }

  /** Its text and its options can be read, sent and submitted, and not changed by hand. */
  get readOnly(): boolean {
    return this.hasAttribute("readonly");
  }
  set readOnly(isReadOnly: boolean) {
    this.toggleAttribute("readonly", Boolean(isReadOnly));
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  /** The labels outside that are for this element. */
  get labels(): NodeList {
    return this.#internals.labels;
  }
  get validity(): ValidityState {
    return this.#fresh.validity;
  }
  get validationMessage(): string {
    return this.#fresh.validationMessage;
  }
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  checkValidity(): boolean {
    return this.#fresh.checkValidity();
  }
  reportValidity(): boolean {
    return this.#fresh.reportValidity();
  }
  /** Makes the control invalid with a sentence of the page's own; an empty text takes it back. */
  setCustomValidity(message: string): void {
    this.#customMessage = message;
    this.updateForm();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === "name" || name === "required") this.updateForm();
    if (name === "readonly") this.requestUpdate("readOnly");
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.#isDisabled = isDisabled;
    this.requestUpdate();
  }

  /** Disabled by its own attribute or by a fieldset around it. */
  protected get isOff(): boolean {
    return this.#isDisabled;
  }

  /** The internals, which know of the last change. */
  get #fresh(): ElementInternals {
    if (this.#isReportDue) this.updateForm();
    return this.#internals;
  }

  protected override performUpdate(): void {
    if (this.#isReportDue) this.updateForm();
    super.performUpdate();
  }

  /**
   * Tells the form of a change.
   * @param drawable resolves when it may be drawn: without a form it can wait for that, unless its properties are read
   */
  protected changeForm(drawable: Promise<void> | undefined): void {
    this.#isReportDue = !this.form && !!drawable;
    if (!this.#isReportDue) this.updateForm();
  }

  protected report({ entries, state, validity, message, anchor }: FormReport): void {
    this.#isReportDue = false;
    this.#internals.setFormValue(entries, state);
    const flags = this.#customMessage ? { ...validity, customError: true } : validity;
    const isValid = !Object.values(flags).some(Boolean);
    this.#internals.setValidity(flags, isValid ? "" : this.#customMessage || message, anchor ?? undefined);
  }
}
