import type { Delivered, DeliveryJournal } from './contract.js';

/**
 * Tells something to a person or a program once for each id: what is asked for again after a crash is answered from the
 * journal. Only a crash between the receiver's yes and the journal's entry lets it be told twice, under the same id.
 */
export async function onceOnly(
  journal: DeliveryJournal,
  key: string,
  tell: () => Promise<Delivered>,
): Promise<Delivered> {
  const earlier = (await journal.find(key)) as Delivered | undefined;
  if (earlier !== undefined) return { ...earlier, already: true };
  const delivered = await tell();
  await journal.save(key, delivered);
  return delivered;
}
