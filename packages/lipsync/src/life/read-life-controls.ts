import { emotions } from './emotions.js';
import { defaultExpression, type ExpressionControls } from './expression-controls.js';
import { defaultHeadMotion, type HeadMotionControls, headMotionStyles } from './head-motion-controls.js';

/** A value that cannot be, where it stands, and what could. */
export interface WrongValue {
  readonly option: string;
  readonly value: unknown;
  readonly allowed: string;
}

type Rule = (value: unknown) => string | undefined;
type Rules = Readonly<Record<string, Rule>>;

const number =
  (min: number, max: number): Rule =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max ? undefined : `${min} … ${max}`;
const oneOf =
  (names: readonly string[]): Rule =>
  (value) =>
    names.some((name) => name === value) ? undefined : names.join(', ');
const flag: Rule = (value) => (typeof value === 'boolean' ? undefined : 'true, false');
const longest = 86_400;

/** The gain on a look; above 1 it is strong. */
export const mostStrength = 1.5;

const cueRules: Rules = {
  startSeconds: number(0, longest),
  endSeconds: number(0, longest),
  emotion: oneOf(emotions),
  strength: number(0, mostStrength),
};
const expressionRules: Rules = {
  emotion: oneOf(emotions),
  strength: number(0, mostStrength),
  cues: (value) => (Array.isArray(value) ? undefined : 'a list of cues'),
  fromSound: number(0, 1),
  easeSeconds: number(0.1, 5),
};
const motionRules: Rules = {
  style: oneOf(headMotionStyles),
  amount: number(0, 2),
  questions: (value) => (Array.isArray(value) && value.every(Number.isFinite) ? undefined : 'a list of seconds'),
  blinks: flag,
};

/** The first thing that is wrong with a look from outside. */
export function wrongInExpression(value: unknown): WrongValue | undefined {
  const wrong = wrongIn('expression', value, expressionRules);
  if (wrong) return wrong;
  const { cues = [] } = value as Partial<ExpressionControls>;
  for (const [i, cue] of cues.entries()) {
    const inCue = wrongIn(`expression.cues.${i}`, cue, cueRules);
    if (inCue) return inCue;
    if (cue.emotion === undefined || cue.startSeconds === undefined)
      return { option: `expression.cues.${i}`, value: cue, allowed: 'startSeconds, emotion' };
  }
  return undefined;
}

/** The first thing that is wrong with a head's motion from outside. */
export const wrongInHeadMotion = (value: unknown): WrongValue | undefined => wrongIn('headMotion', value, motionRules);

/** A checked look, filled up. */
export function filledExpression(value: Partial<ExpressionControls>): ExpressionControls {
  const cues = (value.cues ?? []).map((cue) => ({ ...cue, strength: cue.strength ?? 1 }));
  return { ...defaultExpression, ...value, cues };
}

/** A checked head's motion, filled up. */
export const filledHeadMotion = (value: Partial<HeadMotionControls>): HeadMotionControls => ({
  ...defaultHeadMotion,
  ...value,
});

function wrongIn(option: string, value: unknown, rules: Rules): WrongValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { option, value, allowed: Object.keys(rules).join(', ') };
  for (const [name, each] of Object.entries(value)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    const allowed = rule ? rule(each) : Object.keys(rules).join(', ');
    if (allowed !== undefined) return { option: `${option}.${name}`, value: each, allowed };
  }
  return undefined;
}
