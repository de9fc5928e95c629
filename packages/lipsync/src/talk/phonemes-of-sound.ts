import type { LocalizedText } from '@talkgraph/errors';
import type { SpokenPhonemes } from './talking-clip.js';

/** Sounds may be padded to whole frames or by an encoder; more than this is another sound. */
const tolerance = (seconds: number) => 0.15 + 0.005 * seconds;

/** Whether phonemes belong to a sound of this length. */
export function fitsSound({ durationSeconds }: SpokenPhonemes, seconds: number): boolean {
  return Math.abs(durationSeconds - seconds) <= tolerance(seconds);
}

/** Said when the phonemes belong to another sound. */
export function phonemeRemarks(phonemes: SpokenPhonemes | undefined, seconds: number): readonly LocalizedText[] {
  if (!phonemes || fitsSound(phonemes, seconds)) return [];
  const [known, sound] = [phonemes.durationSeconds.toFixed(1), seconds.toFixed(1)];
  return [
    {
      en: `The times of the words belong to a sound of ${known} s, but this one lasts ${sound} s, so the mouth follows the sound alone.`,
      zh: `词语时间对应的声音长 ${known} 秒，而当前声音长 ${sound} 秒，因此口型仅按声音生成。`,
    },
  ];
}
