import { defaultControls, type LipSyncControls, loopPolicies } from './controls.js';
import { lipSyncOptionInvalid } from './errors.js';
import { gestureIntensities } from './gesture/gesture-controls.js';
import {
  filledExpression,
  filledHeadMotion,
  type WrongValue,
  wrongInExpression,
  wrongInHeadMotion,
} from './life/read-life-controls.js';

/** The numbers a user may give, both ends included. */
export const controlRanges = Object.freeze({
  intensity: { min: 0, max: 2 },
  smoothness: { min: 0, max: 1 },
  offsetMs: { min: -1000, max: 1000 },
  maskFeather: { min: 0.25, max: 3 },
  face: { min: 0, max: 99 },
}) satisfies Partial<Record<keyof LipSyncControls, { readonly min: number; readonly max: number }>>;

/**
 * Fills options from outside up with the defaults, so that nothing unchecked reaches a render.
 * @throws LIPSYNC_OPTION_INVALID naming the first option that is unknown or out of its range
 */
export function readControls(options: Readonly<Record<string, unknown>>): LipSyncControls {
  for (const [option, value] of Object.entries(options)) {
    const wrong = wrongIn(option, value);
    if (wrong) throw lipSyncOptionInvalid({ ...wrong, value: JSON.stringify(wrong.value) ?? '' });
  }
  const { expression, headMotion, ...plain } = options as Partial<LipSyncControls>;
  return {
    ...defaultControls,
    ...plain,
    ...(expression && { expression: filledExpression(expression) }),
    ...(headMotion && { headMotion: filledHeadMotion(headMotion) }),
  };
}

function wrongIn(option: string, value: unknown): WrongValue | undefined {
  if (option === 'expression') return wrongInExpression(value);
  if (option === 'headMotion') return wrongInHeadMotion(value);
  const allowed = allowedFor(option, value);
  return allowed === undefined ? undefined : { option, value, allowed };
}

/** What would be allowed, where the value is not. */
function allowedFor(option: string, value: unknown): string | undefined {
  if (Object.hasOwn(controlRanges, option)) {
    const { min, max } = controlRanges[option as keyof typeof controlRanges];
    const fits = typeof value === 'number' && value >= min && value <= max;
    if (option === 'face') return fits && Number.isInteger(value) ? undefined : `0, 1, 2 … ${max}`;
    return fits ? undefined : `${min} … ${max}`;
  }
  if (option === 'loop') return oneOf(loopPolicies, value);
  if (option === 'gesture') return oneOf(gestureIntensities, value);
  if (option === 'liveliness') return typeof value === 'boolean' ? undefined : 'true, false';
  return `${Object.keys(defaultControls).join(', ')}, expression, headMotion, gesture (names)`;
}

const oneOf = (names: readonly string[], value: unknown) =>
  names.some((name) => name === value) ? undefined : names.join(', ');
