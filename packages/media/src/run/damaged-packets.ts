import type { LocalizedText } from '@talkgraph/errors';

/** Why nothing came out of a stream. */
export function damagedPackets(count: number): LocalizedText {
  return { en: `${count} damaged packets`, zh: `${count} 个数据包已损坏` };
}
