/** How a speaker holds the head: like someone reading the news, like someone talking, or like someone full of it. */
export const headMotionStyles = ['calm', 'natural', 'lively'] as const;
export type HeadMotionStyle = (typeof headMotionStyles)[number];

/** How the head follows the speech. */
export interface HeadMotionControls {
  readonly style: HeadMotionStyle;
  /** Gain on the motion: 0 holds still, 1 as the style has it, up to 2. */
  readonly amount: number;
  /** Ends of questions in seconds, where the text is known; where left out, phrases that end high count as questions. */
  readonly questions?: readonly number[];
  /** For a still: whether the eyes blink. */
  readonly blinks: boolean;
}

export const defaultHeadMotion: HeadMotionControls = Object.freeze({ style: 'natural', amount: 1, blinks: true });
