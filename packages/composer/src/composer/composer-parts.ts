import type { DraftStore, Snapshot } from "../draft/draft-store.ts";
import type { HostSettings } from "../element/host-settings.ts";
import type { Estimate } from "../features/sending/estimate.ts";
import type { SendBarModel } from "../features/sending/send-bar-model.ts";
import type { ComposerDom } from "../view/composer-dom.ts";
import type { OnDemand } from "./on-demand.ts";

/** The parts that the controller puts together. */
export interface ComposerParts {
  readonly element: HostSettings;
  readonly store: DraftStore;
  readonly dom: ComposerDom;
  readonly onDemand: OnDemand;
  /** The state of the element as it is drawn. */
  model(): SendBarModel;
  /** What a draft comes to at the page's prices. */
  estimate(snapshot: Snapshot): Estimate;
  /** Has everything drawn again, and the form updated in the same task. */
  changed(): void;
}
