import { forecastDelivery } from "@sms-composer/core/forecast";
import type { DraftStore } from "../../draft/draft-store.ts";

/** Moves a time at which people sleep to the next one at which they do not, unless somebody has chosen another. */
export function proposeTime(store: DraftStore, soonest: Date): void {
  const { deliveredAt } = forecastDelivery({ at: soonest, commercial: true });
  if (store.snapshot.options.scheduledAt === soonest && deliveredAt.getTime() !== soonest.getTime())
    store.setOptions({ scheduledAt: deliveredAt });
}
