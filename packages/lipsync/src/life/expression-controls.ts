import type { Emotion } from './emotions.js';

/** A look for some time; it is eased in and out. Of two that overlap, the later one counts. */
export interface ExpressionCue {
  readonly startSeconds: number;
  /** Until the next cue, or the end, where left out. */
  readonly endSeconds?: number;
  readonly emotion: Emotion;
  /** 0 none .. 1 clear .. 1.5 strong; times the strength of the whole. */
  readonly strength: number;
}

/** What face the speaker makes. */
export interface ExpressionControls {
  /** The look wherever no cue says another. */
  readonly emotion: Emotion;
  /** Gain on everything: 0 none .. 1 clear .. 1.5 strong. */
  readonly strength: number;
  readonly cues: readonly ExpressionCue[];
  /** How far the sound moves the face beside: brows on stressed syllables, livelier when the voice is. 0 not .. 1. */
  readonly fromSound: number;
  /** Seconds that a change of look takes. */
  readonly easeSeconds: number;
}

/**
 * Without a word on it: no look of its own. A smile takes about 0.5 s to build up and rather longer to fade (Schmidt, Cohn &
 * Tian 2003), so a change takes 0.6 s.
 */
export const defaultExpression: ExpressionControls = Object.freeze({
  emotion: 'neutral',
  strength: 1,
  cues: [],
  fromSound: 0,
  easeSeconds: 0.6,
});
