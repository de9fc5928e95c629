import { faceFlagText } from '../face-flag-text.js';
import type { FaceFlag } from '../face-track.js';
import type { UntouchedRun } from '../talk/talk-request.js';
import type { Verdict, VerdictInput } from './verdicts.js';

/** Runs named in the sentence; the report lists all. */
const namedRuns = 3;

/** Says which frames were left as they were and why, or that nothing could be animated at all. */
export function untouchedVerdict({
  frames,
  framesPerSecond,
}: Pick<VerdictInput, 'frames' | 'framesPerSecond'>): Verdict | undefined {
  if (frames.untouched === 0) return undefined;
  const reason = faceFlagText[mostSeenReason(frames.untouchedRuns)];
  if (frames.animated === 0) {
    return {
      code: 'nothing-animated',
      level: 'act',
      text: {
        en: `No frame had a usable face (${reason.en}), so nothing was animated: use footage that shows the face from the front.`,
        zh: `没有一帧有可用的人脸（${reason.zh}），因此没有任何口型动画：请使用正面清楚的素材。`,
      },
    };
  }
  const seconds = (frame: number) => (frame / framesPerSecond).toFixed(1);
  const longest = [...frames.untouchedRuns].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, namedRuns);
  const ordered = longest.sort((a, b) => a.from - b.from);
  const spans = ordered.map((run) => `${seconds(run.from)}–${seconds(run.to + 1)} s`);
  const more = frames.untouchedRuns.length > namedRuns;
  const count = frames.untouched;
  return {
    code: 'frames-untouched',
    level: 'note',
    text: {
      en: `${count} ${count === 1 ? 'frame' : 'frames'} had no usable face (${reason.en}): ${spans.join(', ')}${more ? ' and others' : ''} pass${count === 1 ? 'es' : ''} through unchanged.`,
      zh: `${count} 帧没有可用的人脸（${reason.zh}）：${spans.map((span) => span.replace(' s', ' 秒')).join('、')}${more ? '等' : ''}保持原样。`,
    },
  };
}

/** The reason that covers most frames. */
function mostSeenReason(runs: readonly UntouchedRun[]): FaceFlag {
  const frames = new Map<FaceFlag, number>();
  for (const { from, to, reason } of runs) frames.set(reason, (frames.get(reason) ?? 0) + to - from + 1);
  const [most] = [...frames].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? 'no-face';
}
