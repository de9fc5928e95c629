import { firstIndex } from '@talkgraph/media';
import { type Emotion, emotionActions, emotions } from './emotions.js';
import type { ExpressionControls } from './expression-controls.js';
import { addFaceActions, type FaceActionAmounts } from './face-actions.js';
import type { Intonation } from './intonation.js';
import { minimumJerk } from './motion-curve.js';
import { arousalAt, stressNear } from './sample-intonation.js';

/** The face that is asked for at a moment. */
export interface ExpressionPlan {
  /** False where the face never moves. */
  readonly moves: boolean;
  /** Fills `amounts` (one per face action). */
  at(seconds: number, amounts: FaceActionAmounts): void;
}

/** Share of a change that has happened when its time comes: faces change a little before the word (anticipation). */
const lead = 0.4;
/** At full arousal against none: looks are this much stronger, and brows and lids rise by this. */
const livelier = 0.3;
const aroused = { browInner: 0.01, browOuter: 0.013, lidUpper: 0.04 } as const;
/** Brows rise on stressed syllables (Cavé et al. 1996; Swerts & Krahmer 2008), here on the strong ones, by this in u. */
const flash = { browInner: 0.012, browOuter: 0.014, lidUpper: 0.03 } as const;
const flashFrom = 0.55;
const flashReach = 0.22;

/** Plans a speaker's face for a recording: what is asked for, eased, and what the sound adds. */
export function planExpression(controls: ExpressionControls, intonation: Intonation | undefined): ExpressionPlan {
  const steps = resolveCues(controls);
  const heard = intonation ? controls.fromSound : 0;
  const weights = new Float64Array(emotions.length);
  return {
    moves: controls.strength > 0 && (heard > 0 || steps.some(({ emotion }) => emotion !== 'neutral')),
    at(seconds, amounts) {
      amounts.fill(0);
      weigh(steps, seconds, controls.easeSeconds, weights);
      const arousal = heard > 0 && intonation ? arousalAt(intonation, seconds) : 0.5;
      const gain = controls.strength * (1 + heard * livelier * (arousal - 0.5));
      for (let e = 0; e < emotions.length; e++) {
        if (weights[e] !== 0) addFaceActions(amounts, emotionActions[emotions[e]!], gain * weights[e]!);
      }
      if (!intonation || heard <= 0) return;
      addFaceActions(amounts, aroused, controls.strength * heard * (arousal - 0.3));
      const stress = stressNear(intonation, seconds, flashReach, flashFrom);
      if (stress > 0) addFaceActions(amounts, flash, controls.strength * heard * stress);
    },
  };
}

/** From this moment on, this look. */
interface Step {
  readonly seconds: number;
  readonly emotion: Emotion;
  readonly strength: number;
}

/** Cues as steps in order: one at every moment where another look begins to count. */
function resolveCues({ emotion, cues }: ExpressionControls): Step[] {
  const base: Step = { seconds: -Infinity, emotion, strength: 1 };
  const sorted = [...cues].sort((p, q) => p.startSeconds - q.startSeconds);
  const spans = sorted.map((cue, i) => ({
    ...cue,
    endSeconds: cue.endSeconds ?? sorted[i + 1]?.startSeconds ?? Infinity,
  }));
  const times = [...new Set(spans.flatMap((span) => [span.startSeconds, span.endSeconds]))].sort((p, q) => p - q);
  const steps = [base];
  for (const seconds of times.filter(Number.isFinite)) {
    const shown = spans.findLast((span) => span.startSeconds <= seconds && seconds < span.endSeconds) ?? base;
    steps.push({ seconds, emotion: shown.emotion, strength: shown.strength });
  }
  return steps;
}

/** How much of each look there is at a moment: every step turns one look into the next over the ease time. */
function weigh(steps: readonly Step[], seconds: number, ease: number, weights: Float64Array): void {
  weights.fill(0);
  let i = firstIndex(steps.length, (k) => steps[k]!.seconds > seconds + lead * ease) - 1;
  let rest = 1;
  for (; i > 0 && rest > 0; i--) {
    const done = minimumJerk((seconds - steps[i]!.seconds) / Math.max(1e-3, ease) + lead);
    weights[emotions.indexOf(steps[i]!.emotion)]! += rest * done * steps[i]!.strength;
    rest *= 1 - done;
  }
  weights[emotions.indexOf(steps[0]!.emotion)]! += rest * steps[0]!.strength;
}
