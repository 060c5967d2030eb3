import type { DraftStore, Snapshot } from "../draft/draft-store.ts";
import type { HostSettings } from "../element/host-settings.ts";
import type { Estimate } from "../features/sending/estimate.ts";
import type { SendBarModel } from "../features/sending/send-bar-model.ts";
import type { Announcer } from "../view/announcer.ts";
import type { ComposerDom } from "../view/composer-dom.ts";
import type { FieldFeedback } from "../view/field-feedback.ts";
import type { OnDemand } from "./on-demand.ts";

/** The parts that the controller puts together. */
export interface ComposerParts {
  readonly element: HostSettings;
  readonly store: DraftStore;
  readonly dom: ComposerDom;
  readonly onDemand: OnDemand;
  /** The state of the element as it is drawn. */
  model(): SendBarModel;
  /** Estimates a draft at the page's prices. */
  estimate(snapshot: Snapshot): Estimate;
  /** Has everything drawn again, and the form updated in the same task. */
  changed(): void;
  /** Tells that the next change of the draft is one by a key: what follows from it is drawn after the letter. */
  typing(): void;
}

/** The element around the numbers, which shows and announces what became of them. */
export interface NumbersHost {
  readonly parts: ComposerParts;
  readonly feedback: FieldFeedback;
  readonly announcer: Announcer;
  /** Makes a change that is no edit of a person's. */
  unkept(change: () => void): void;
}
