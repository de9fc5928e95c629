import type { AlignedWord } from '../alignment-document.js';

/** Whether a text is what is said in a recording. */
export interface TextFit {
  /**
   * From 0, another text is said, to 1, this one without doubt; near 0.5 where too little is said to tell. Below `fitLimit`
   * the times are not to be trusted.
   */
  readonly confidence: number;
  /** Words that are in the text but probably not said, and words beside which more is said than written; by index. */
  readonly missing: readonly number[];
  readonly more: readonly number[];
}

/** Confidence below which a text is probably not what is said. */
export const fitLimit = 0.25;

export interface FitFigures {
  /** Of each word, how unlike text and recording are there. */
  readonly distances: readonly number[];
  /** How unlike they would be were another text said. */
  readonly chance: number;
  readonly reference: readonly AlignedWord[];
  readonly placed: readonly AlignedWord[];
}

/**
 * Distance against chance at which a text certainly fits, and certainly does not. Five recordings of ten to fifteen seconds
 * by different people: 0.84 to 0.91 for what they say, 0.96 and more for other texts; sentences of synthetic voices, with
 * noise too: 0.69 to 0.85 against 0.96 to 1.0.
 */
const surelyRight = 0.8;
const surelyWrong = 0.99;

/**
 * Seconds of speech from which on the distance decides. In two seconds it hardly does: seven words cut out of those
 * recordings come to 0.81 to 1.06, seven others to 0.84 and more (one right and one wrong text are told apart in 85 of 100
 * cases).
 */
const enoughSeconds = 6;

/** A word this much shorter than its neighbours' pace was squeezed in; one this much longer covers what is not written. */
const squeezed = 0.15;
const stretched = 2.2;
/** … and by at least so many seconds: a drawn-out vowel is no missing word. */
const leastExtraSeconds = 0.45;

/** Judges a fit from what laying text and recording along each other came to. */
export function judgeFit({ distances, chance, reference, placed }: FitFigures): TextFit {
  const lengths = reference.map((word) => word.endSeconds - word.startSeconds);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  // By length: a short word's distance says little.
  const distance = distances.reduce((sum, value, i) => sum + value * lengths[i]!, 0) / Math.max(1e-9, total);
  const share = (surelyWrong - distance / chance) / (surelyWrong - surelyRight);
  const paces = placed.map((word, i) => (word.endSeconds - word.startSeconds) / Math.max(1e-3, lengths[i]!));
  const pace = [...paces].sort((a, b) => a - b)[paces.length >> 1] ?? 1;
  // A single short word may be swallowed; two in a row were not said.
  const short = paces.map((own) => own < squeezed * pace);
  const missing = [...short.keys()].filter((i) => short[i] && (short[i - 1] || short[i + 1]));
  const more = [...paces.keys()].filter((i) => {
    const extra = (paces[i]! - pace) * lengths[i]!;
    return paces[i]! > stretched * pace && extra > leastExtraSeconds;
  });
  const spoken = placed.reduce((sum, word) => sum + word.endSeconds - word.startSeconds, 0);
  const weight = Math.min(1, spoken / enoughSeconds);
  const confidence = 0.5 + weight * (Math.min(1, Math.max(0, share)) - 0.5);
  return { confidence, missing, more };
}
