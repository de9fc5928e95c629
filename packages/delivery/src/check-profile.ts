import { checkHeygem } from './check-heygem.js';
import type { DeliveryJournal, ProfileFields } from './contract.js';
import { deliveryKindUntested } from './errors.js';
import { openTarget, type TargetKind } from './open-target.js';

const kinds: readonly string[] = ['s3', 'oss', 'folder', 'smtp', 'webhook', 'mqtt'] satisfies readonly TargetKind[];

/** Nothing has to be remembered of a test. */
const noJournal: DeliveryJournal = {
  find: async () => undefined,
  save: async () => {},
  remove: async () => {},
};

/**
 * Whether the place that a profile leads to can be reached and lets us in. A webhook is sent the event `talkgraph.test`;
 * elsewhere nothing is left.
 * @throws DELIVERY_KIND_UNTESTED; what targets throw: DELIVERY_REFUSED, DELIVERY_UNREACHABLE…
 */
export async function checkProfile(
  { name, kind, fields }: { readonly name: string; readonly kind: string; readonly fields: ProfileFields },
  signal?: AbortSignal,
): Promise<void> {
  // No place that takes deliveries, but one whose address people get wrong as easily.
  if (kind === 'heygem') return checkHeygem(name, fields, signal);
  if (!kinds.includes(kind)) throw deliveryKindUntested({ kind });
  const target = await openTarget(kind as TargetKind, { profile: name, fields, journal: noJournal });
  await target.check(signal ? { signal } : {});
}
