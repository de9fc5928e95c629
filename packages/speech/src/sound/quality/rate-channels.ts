import type { RecordingFigures } from './measure-recording.js';
import type { Verdict } from './rate-recording.js';

/** One of two channels this much quieter than the other, in dB, is as good as missing. */
const missingDb = 30;
/** From this on, the voice stands aside. */
const asideDb = 6;
/** Two channels that cancel each other out when they are mixed. */
const oppositeCorrelation = -0.7;
/** An offset that costs headroom and clicks at cuts. */
const leastOffset = 0.005;

/** What is wrong with the channels of a recording, and its offset; nothing for a proper one. */
export function channelVerdicts({ channels, correlation }: RecordingFigures): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const offset = Math.max(0, ...channels.map(({ dcOffset }) => Math.abs(dcOffset)));
  if (offset > leastOffset) verdicts.push({ about: 'offset', score: offset > 0.05 ? 50 : 75, text: offsetText });
  const [left, right] = channels;
  // More than two channels are surround sound: theirs may differ.
  if (!left || !right || channels.length > 2) return verdicts;
  const difference = Math.abs(20 * Math.log10((left.rms + 1e-9) / (right.rms + 1e-9)));
  if (difference > missingDb) verdicts.push({ about: 'channels', score: 60, text: oneSideText });
  else if (difference > asideDb) verdicts.push({ about: 'channels', score: 75, text: asideText });
  if (correlation !== undefined && correlation < oppositeCorrelation) {
    verdicts.push({ about: 'channels', score: 30, text: oppositeText });
  }
  return verdicts;
}

const offsetText = {
  en: 'The signal does not swing around zero (DC offset), which can click at cuts. Try another sound card or input.',
  zh: '信号存在直流偏移，剪接处可能有爆音。请更换声卡或输入接口。',
};

const oneSideText = {
  en: 'Only one side of the stereo sound carries the voice. Save the recording as mono.',
  zh: '立体声只有一侧有声音。请将录音另存为单声道。',
};

const asideText = {
  en: 'One side of the stereo sound is much louder than the other. Save the recording as mono, or face the microphone.',
  zh: '立体声左右音量相差较大。请将录音另存为单声道，或正对麦克风说话。',
};

const oppositeText = {
  en: 'The two sides of the stereo sound cancel each other out: on one loudspeaker the voice would vanish. Use only one side, and check the cable.',
  zh: '左右声道相位相反：在单个扬声器上人声会被抵消。请只使用其中一侧，并检查线缆。',
};
