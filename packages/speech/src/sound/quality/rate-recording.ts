import type { LocalizedText } from '@talkgraph/errors';
import type { RecordingFigures } from './measure-recording.js';
import { channelVerdicts } from './rate-channels.js';

/** What is said of a recording: how much it takes from the score, and what to do about it. */
export interface Verdict {
  /** `noise`, `clipping`, `echo`, `level`, `hum`, `bandwidth`, `channels`, `offset`, `speech`. */
  readonly about: string;
  /** Score of this alone, 0 to 100. */
  readonly score: number;
  readonly text: LocalizedText;
}

/** What a recording is worth. */
export interface RecordingRating {
  /** 0 to 100. */
  readonly score: number;
  readonly noisy: boolean;
  readonly clipped: boolean;
  readonly echoing: boolean;
  /** The worst first; one that says all is well where nothing is wrong. */
  readonly verdicts: readonly Verdict[];
}

type Scale = readonly (readonly [number, number])[];

/** Scores at given figures; straight lines between. Chosen by listening: 70 is where a listener begins to mind. */
const scales = {
  snr: [
    [0, 0],
    [10, 35],
    [20, 70],
    [35, 100],
  ],
  clipping: [
    [0.00002, 100],
    [0.001, 60],
    [0.01, 20],
    [0.05, 0],
  ],
  echo: [
    [0.4, 100],
    [0.7, 70],
    [1, 45],
    [1.6, 10],
  ],
  loudness: [
    [-60, 0],
    [-45, 40],
    [-32, 85],
    [-27, 100],
    [-11, 100],
    [-5, 75],
  ],
  hum: [
    [-55, 100],
    [-40, 75],
    [-20, 30],
  ],
  bandwidth: [
    [2000, 10],
    [3400, 50],
    [5500, 80],
    [7500, 100],
  ],
} as const satisfies Record<string, Scale>;

/** A score below this is worth a sentence. */
const worthSaying = 80;
/** A recording whose score for noise, echo or clipping is below this is called noisy, echoing or clipped. */
const bad = 70;

/** Judges figures. The worst part counts most: a recording that is fine but for its echo is still one with an echo. */
export function rateRecording(figures: RecordingFigures): RecordingRating {
  if (figures.speechDb === undefined) return withoutSpeech(figures);
  const parts = [...soundVerdicts(figures), ...channelVerdicts(figures)];
  const scores = parts.map(({ score }) => score);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const below = (about: string) => parts.some((part) => part.about === about && part.score < bad);
  const said = parts.filter(({ score }) => score < worthSaying).sort((a, b) => a.score - b.score);
  return {
    score: Math.round(0.7 * Math.min(...scores) + 0.3 * mean),
    noisy: below('noise'),
    clipped: below('clipping'),
    echoing: below('echo'),
    verdicts: said.length > 0 ? said : [allWell],
  };
}

const allWell: Verdict = {
  about: 'speech',
  score: 100,
  text: { en: 'The recording is good and needs no treatment.', zh: '录音质量良好，无需处理。' },
};

function withoutSpeech({ loudness }: RecordingFigures): RecordingRating {
  const silent = loudness.truePeakDb === undefined || loudness.truePeakDb < -60;
  const text = silent
    ? {
        en: 'The recording is silent. Check that the microphone was switched on and chosen, then record again.',
        zh: '录音没有声音。请检查麦克风是否已打开并被选中，然后重新录制。',
      }
    : {
        en: 'No speech was found. Check that the right file was chosen and that the voice is louder than what is around it.',
        zh: '未检测到人声。请检查文件是否正确，并确认说话声比周围的声音大。',
      };
  return { score: 0, noisy: false, clipped: false, echoing: false, verdicts: [{ about: 'speech', score: 0, text }] };
}

function soundVerdicts({ snrDb, channels, decaySeconds, loudness, hum, speechDb, bandwidthHertz }: RecordingFigures) {
  const clippedShare = Math.max(0, ...channels.map((channel) => channel.clippedShare));
  const level = loudness.integratedLufs;
  const verdicts: Verdict[] = [
    { about: 'clipping', score: on(scales.clipping, clippedShare), text: clippingText(clippedShare) },
  ];
  if (snrDb !== undefined) verdicts.push({ about: 'noise', score: on(scales.snr, snrDb), text: noiseText(snrDb) });
  if (decaySeconds !== undefined) {
    verdicts.push({ about: 'echo', score: on(scales.echo, decaySeconds), text: echoText(decaySeconds) });
  }
  if (level !== undefined) verdicts.push({ about: 'level', score: on(scales.loudness, level), text: levelText(level) });
  if (hum && speechDb !== undefined) {
    const score = on(scales.hum, hum.levelDb - speechDb);
    verdicts.push({ about: 'hum', score, text: humText(hum.hertz) });
  }
  if (bandwidthHertz !== undefined) {
    verdicts.push({ about: 'bandwidth', score: on(scales.bandwidth, bandwidthHertz), text: bandText(bandwidthHertz) });
  }
  return verdicts;
}

function on(scale: Scale, value: number): number {
  const [first, last] = [scale[0] as readonly [number, number], scale.at(-1) as readonly [number, number]];
  if (value <= first[0]) return first[1];
  if (value >= last[0]) return last[1];
  const upper = scale.findIndex(([at]) => at > value);
  const [[x0, y0], [x1, y1]] = [scale[upper - 1], scale[upper]] as [
    readonly [number, number],
    readonly [number, number],
  ];
  return y0 + ((y1 - y0) * (value - x0)) / (x1 - x0);
}

function noiseText(snrDb: number): LocalizedText {
  const db = Math.round(snrDb);
  return {
    en: `There is background noise: speech is only ${db} dB above it (30 dB or more is good). Put "Denoise" after this recording; better still, record closer to the microphone in a quiet room.`,
    zh: `有背景噪声：说话声仅比噪声高 ${db} 分贝（30 分贝以上为佳）。请接入“降噪”节点；最好在安静的房间里靠近麦克风重新录制。`,
  };
}

function clippingText(share: number): LocalizedText {
  const percent = Number((share * 100).toPrecision(2));
  return {
    en: `The recording is overdriven: ${percent} % of its samples are cut off, which crackles and cannot be repaired well. Lower the input level and record again.`,
    zh: `录音过载：${percent}% 的采样被削波，会产生爆音且难以修复。请降低输入音量后重新录制。`,
  };
}

function echoText(seconds: number): LocalizedText {
  const long = seconds.toFixed(1);
  return {
    en: `The room echoes: sound takes about ${long} s to die away (below 0.5 s is good). Record closer to the microphone, or in a room with carpet, curtains and furniture.`,
    zh: `房间回声明显：声音约需 ${long} 秒才消失（0.5 秒以内为佳）。请靠近麦克风，或在有地毯、窗帘和家具的房间里录制。`,
  };
}

function levelText(lufs: number): LocalizedText {
  const level = lufs.toFixed(0);
  return lufs < -20
    ? {
        en: `The recording is quiet (${level} LUFS). Put "Normalize Loudness" after it; next time, raise the input level.`,
        zh: `录音音量偏小（${level} LUFS）。请接入“响度标准化”节点；下次录制时请调高输入音量。`,
      }
    : {
        en: `The recording is very loud (${level} LUFS). Put "Normalize Loudness" after it.`,
        zh: `录音音量过大（${level} LUFS）。请接入“响度标准化”节点。`,
      };
}

function humText(hertz: number): LocalizedText {
  return {
    en: `The mains hums at ${hertz} Hz. "Denoise" lessens it; keep cables and the microphone away from power supplies, or run the laptop on battery.`,
    zh: `有 ${hertz} 赫兹的电源嗡声。“降噪”可减轻；录制时请让线缆和麦克风远离电源，或用电池给笔记本供电。`,
  };
}

function bandText(hertz: number): LocalizedText {
  const kilohertz = (hertz / 1000).toFixed(1);
  return {
    en: `The sound is dull, like a telephone: nothing lies above ${kilohertz} kHz (8 kHz or more is good). Use the original recording instead of one from a call or a messenger, and no Bluetooth headset.`,
    zh: `声音发闷，像打电话：${kilohertz} 千赫以上没有内容（8 千赫以上为佳）。请使用原始录音，而不是通话或聊天软件中的录音，也不要用蓝牙耳机录制。`,
  };
}
