import type { LocalizedText } from '@talkgraph/errors';
import type { Measurements } from './measurements.js';
import type { QualityScore } from './quality-score.js';
import type { ReportedFrames } from './talk-report.js';
import { untouchedVerdict } from './untouched-verdict.js';

/** What a verdict is about; programs match this, people read the sentence. */
export type VerdictCode =
  | 'faultless'
  | 'frames-untouched'
  | 'nothing-animated'
  | 'not-measured'
  | 'mouth-frozen'
  | 'mouth-late'
  | 'mouth-early'
  | 'follows-badly'
  | 'opens-little'
  | 'opens-wide'
  | 'closures-missed'
  | 'moves-in-pauses'
  | 'blurred'
  | 'seam-visible'
  | 'trembles'
  | 'own-speech-shows'
  | 'changed-outside';

/** One thing a user should know: `act` asks for something to be done, `note` explains, `good` reassures. */
export interface Verdict {
  readonly code: VerdictCode;
  readonly level: 'act' | 'note' | 'good';
  readonly text: LocalizedText;
}

/** What the sentences are drawn from. */
export interface VerdictInput {
  readonly measured: Measurements;
  readonly score: QualityScore;
  readonly frames: ReportedFrames;
  readonly framesPerSecond: number;
  readonly askedOffsetMs: number;
}

/** A verdict where this rule applies. */
export type VerdictRule = (input: VerdictInput) => Verdict | undefined;

/** Short sentences on what a user should act on, most important first; one reassuring sentence when there is nothing. */
export function verdictsOn(input: VerdictInput): readonly Verdict[] {
  const found = rules.map((rule) => rule(input)).filter((verdict) => verdict !== undefined);
  const ordered = [...found.filter(({ level }) => level === 'act'), ...found.filter(({ level }) => level !== 'act')];
  return ordered.length > 0 ? ordered : [faultless];
}

const faultless: Verdict = {
  code: 'faultless',
  level: 'good',
  text: { en: 'Nothing to complain about was measured.', zh: '测量未发现问题。' },
};

const act = (code: VerdictCode, en: string, zh: string): Verdict => ({ code, level: 'act', text: { en, zh } });
const note = (code: VerdictCode, en: string, zh: string): Verdict => ({ code, level: 'note', text: { en, zh } });

const percent = (share: number) => `${Math.round(100 * share)}%`;
const times = (ratio: number) => ratio.toFixed(1);

/** Points of a part below which its fault is worth a sentence. */
const worthSaying = 60;

const isPoor = ({ score }: VerdictInput, name: string) => {
  const points = score.parts.find((part) => part.name === name)?.score ?? null;
  return points !== null && points < worthSaying;
};

const isFrozen = ({ measured, score }: VerdictInput) =>
  score.parts.some((part) => part.name === 'amplitude' && part.score === 0) && (measured.sync?.gain ?? 0) < 0.15;

/** Late or early as a whole: the rest of what is wrong with the motion follows from that. */
const isShifted = (input: VerdictInput) => isPoor(input, 'timing') && input.measured.sync?.offsetMs != null;

const unmeasured: VerdictRule = ({ measured, frames }) =>
  measured.framesWithFace === 0 && frames.animated > 0
    ? note(
        'not-measured',
        'No face could be read in the finished video, so its quality was not measured: look at it yourself.',
        '在成片中读不到人脸，因此未测量质量：请自行查看效果。',
      )
    : undefined;

const frozen: VerdictRule = (input) =>
  isFrozen(input) && input.frames.animated > 0
    ? act(
        'mouth-frozen',
        'The mouth hardly moves although the sound speaks: check the intensity, and that the right face was chosen.',
        '声音在说话，但嘴几乎不动：请检查强度设置以及是否选对了人脸。',
      )
    : undefined;

const timing: VerdictRule = (input) => {
  const late = input.measured.sync?.offsetMs ?? null;
  if (late === null || isFrozen(input) || Math.abs(late) < 1000 / input.framesPerSecond) return undefined;
  const ms = Math.round(Math.abs(late));
  const offset = Math.round(input.askedOffsetMs - late);
  return late > 0
    ? act(
        'mouth-late',
        `The mouth is ${ms} ms late: set the offset to ${offset} ms.`,
        `嘴型晚了 ${ms} 毫秒：请把偏移设为 ${offset} 毫秒。`,
      )
    : act(
        'mouth-early',
        `The mouth is ${ms} ms early: set the offset to ${offset} ms.`,
        `嘴型早了 ${ms} 毫秒：请把偏移设为 ${offset} 毫秒。`,
      );
};

const follows: VerdictRule = (input) =>
  isPoor(input, 'follows') && !isShifted(input) && !isFrozen(input)
    ? act(
        'follows-badly',
        'The mouth follows the speech only roughly: music or noise in the sound, or a hidden mouth, are the usual causes.',
        '嘴型只大致跟随语音：常见原因是声音中有音乐或噪声，或嘴部被遮挡。',
      )
    : undefined;

const amplitude: VerdictRule = (input) => {
  const gain = input.measured.sync?.gain;
  if (gain === undefined || !isPoor(input, 'amplitude') || isFrozen(input)) return undefined;
  return gain < 1
    ? act(
        'opens-little',
        `The mouth opens ${times(gain)} times as far as asked: raise the intensity or lower the smoothness.`,
        `嘴的张开幅度只有要求的 ${times(gain)} 倍：请提高强度或降低平滑度。`,
      )
    : act(
        'opens-wide',
        `The mouth opens ${times(gain)} times as far as asked: lower the intensity.`,
        `嘴的张开幅度是要求的 ${times(gain)} 倍：请降低强度。`,
      );
};

const closures: VerdictRule = (input) => {
  const { closures: seen } = input.measured;
  if (!seen || !isPoor(input, 'closures') || isFrozen(input) || isShifted(input)) return undefined;
  const missed = seen.total - seen.hit;
  return act(
    'closures-missed',
    `The lips stayed open at ${missed} of ${seen.total} sounds that close them (p, b, m): lower the smoothness.`,
    `${seen.total} 个闭唇音（p、b、m）中有 ${missed} 个没有闭唇：请降低平滑度。`,
  );
};

const pauses: VerdictRule = (input) =>
  isPoor(input, 'stillness')
    ? act(
        'moves-in-pauses',
        'The mouth moves in pauses: background noise or a second voice in the sound may be taken for speech.',
        '停顿时嘴仍在动：声音中的背景噪声或他人声音可能被当成了语音。',
      )
    : undefined;

const sharpness: VerdictRule = (input) =>
  isPoor(input, 'sharpness') && (input.measured.sharpness?.ratio ?? 1) < 1
    ? act(
        'blurred',
        `The mouth has ${percent(input.measured.sharpness?.ratio ?? 0)} of the template's detail: keep the source resolution or use sharper footage.`,
        `嘴部细节只有模板的 ${percent(input.measured.sharpness?.ratio ?? 0)}：请保持源分辨率，或使用更清晰的素材。`,
      )
    : undefined;

const seam: VerdictRule = (input) =>
  isPoor(input, 'seam')
    ? act(
        'seam-visible',
        `The border of the lower face shows (${times(input.measured.seam?.ratio ?? 0)} times the template's gradient): raise the mask feather.`,
        `下半脸边缘可见（梯度为模板的 ${times(input.measured.seam?.ratio ?? 0)} 倍）：请增大遮罩羽化。`,
      )
    : undefined;

const tremble: VerdictRule = (input) =>
  isPoor(input, 'steadiness')
    ? act('trembles', 'The mouth trembles from frame to frame: raise the smoothness.', '嘴部逐帧抖动：请提高平滑度。')
    : undefined;

const containment: VerdictRule = (input) => {
  if (!isPoor(input, 'containment')) return undefined;
  if (Math.abs(input.measured.ownMotion ?? 0) > 0.25) {
    return act(
      'own-speech-shows',
      "The template's own speech still shows in the mouth: use footage of the person waiting silently.",
      '模板中人物自己的说话动作仍可见：请使用人物静默等待的素材。',
    );
  }
  return note(
    'changed-outside',
    'The picture away from the mouth differs from the template more than encoding explains.',
    '远离嘴部的画面与模板的差异超出编码所能解释的范围。',
  );
};

const rules: readonly VerdictRule[] = [
  untouchedVerdict,
  unmeasured,
  frozen,
  timing,
  follows,
  amplitude,
  closures,
  pauses,
  sharpness,
  seam,
  tremble,
  containment,
];
