import type { LocalizedText } from '@talkgraph/errors';
import type { MouthTrack } from '../mouth-track.js';

/** What to say of a track in which nobody speaks: the acoustic model answers rows of zeros for such sound. */
export function silenceRemark({ values }: MouthTrack): LocalizedText | undefined {
  if (values.some((value) => value !== 0)) return undefined;
  return {
    en: 'No speech was heard in the sound, so the mouth stays closed. Choose a recording in which someone speaks.',
    zh: '声音中没有听到说话，因此嘴保持闭合。请选择有人说话的录音。',
  };
}
