import type { ListOutcome } from "@sms-composer/core/requests";
import { refusalOf } from "../handler-answer.ts";
import type { HandlerSettings } from "../handler-options.ts";
import { storeKeyOf } from "../keyed-request.ts";
import type { KeyedRequest } from "../keyed-request.ts";
import { readSettledClaim } from "../settled-claim.ts";
import { tagOfKey } from "../store/idempotency-key.ts";
import { lookUpTag } from "../tag-lookup.ts";
import { outcomeOfAll } from "../portion-outcomes.ts";
import { toPortions } from "./list-attempt.ts";
import type { StoredPortion } from "./list-attempt.ts";

/**
 * A portion whose outcome was unknown, or whose process has ended, where the gateway knows it by its tag; undefined
 * where it does not.
 */
export async function findPortion(
  { client, store }: HandlerSettings,
  keyed: KeyedRequest,
  known: StoredPortion | undefined,
  rows: readonly number[],
  of: number | undefined,
): Promise<StoredPortion | undefined> {
  const { scope, key, portion } = keyed;
  if (!client.statusByTag) return;
  const tag = (known && "tag" in known ? known.tag : undefined) ?? (await tagOfKey(scope, key, portion));
  if ((await lookUpTag(client.statusByTag, tag)).state !== "found") return;
  const outcome: StoredPortion = { outcome: "sent", foundByTag: true, rows, ...(of !== undefined && { of }) };
  await store.finish(scope, storeKeyOf(keyed), outcome).catch(() => {});
  return outcome;
}

/** Milliseconds for which a portion that is in flight is waited for at most. */
const MAX_WAIT = 2000;

/** Looks up the list that was sent under a key; undefined where nothing is known of one. */
export async function lookAtList(settings: HandlerSettings, keyed: KeyedRequest): Promise<ListOutcome | undefined> {
  const portions: StoredPortion[] = [];
  for (let portion = 0; portion < (portions[0]?.of ?? Infinity); portion++) {
    const each = { ...keyed, portion };
    const claim = await readSettledClaim(settings, keyed.scope, storeKeyOf(each), MAX_WAIT);
    if (!claim) break;
    const known = claim.outcome as StoredPortion | undefined;
    const isOpen = known === undefined || known.outcome === "unknown";
    const found = isOpen ? await findPortion(settings, each, known, known?.rows ?? [], known?.of) : undefined;
    portions.push(found ?? known ?? { ...refusalOf("idempotency-key-in-flight"), rows: [] });
  }
  const [first] = portions;
  if (!first) return;
  const flat = portions.flatMap(toPortions);
  const isWhole = portions.length === first.of;
  return { outcome: isWhole ? outcomeOfAll(flat) : "unknown", portions: flat };
}
