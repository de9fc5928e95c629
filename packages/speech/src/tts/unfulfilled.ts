import type { LocalizedText } from '@talkgraph/errors';
import type { SpeechRequest } from '../contract.js';

const wishes = {
  pitch: { en: 'pitch', zh: '音调' },
  speed: { en: 'speed', zh: '语速' },
} as const;

/** A remark on what a voice was asked for and cannot do. */
export function unfulfilled(
  engine: string,
  request: SpeechRequest,
  cannot: readonly (keyof typeof wishes)[],
): readonly LocalizedText[] {
  const usual = { pitch: 0, speed: 1 };
  const asked = cannot.filter((wish) => request[wish] !== usual[wish]);
  if (asked.length === 0) return [];
  return [
    {
      en: `${engine} does not change the ${asked.map((wish) => wishes[wish].en).join(' and the ')}, so that setting was not used.`,
      zh: `${engine} 不支持调整${asked.map((wish) => wishes[wish].zh).join('和')}，该设置未生效。`,
    },
  ];
}
