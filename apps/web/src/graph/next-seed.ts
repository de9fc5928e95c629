import type { Json } from '@talkgraph/engine';
import type { Widget } from '../catalogue/node-type.js';
import type { AfterRun } from './after-run.js';

/** Larger whole numbers lose their last digits in JavaScript, so no random value is larger. */
const largest = Number.MAX_SAFE_INTEGER;

/**
 * The value that a seed has for the next run; also of a choice, where the next or another one is taken. Beyond the end it
 * begins again. @param random from 0 to 1, without 1
 */
export function nextSeed(
  value: Json | undefined,
  control: AfterRun,
  widget: Widget | undefined,
  random: () => number = Math.random,
): Json | undefined {
  if (widget?.kind === 'choice') {
    const { choices } = widget;
    const at = choices.indexOf(value ?? null);
    return choices[nextPlace(at, control, { min: 0, max: choices.length - 1, step: 1 }, random)] ?? value;
  }
  if (widget?.kind !== 'int' && widget?.kind !== 'float') return value;
  const number = typeof value === 'number' ? value : 0;
  const min = Math.max(-largest, widget.min ?? 0);
  const max = Math.min(largest, widget.max ?? largest);
  return nextPlace(number, control, { min, max, step: widget.step ?? 1 }, random);
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

function nextPlace(value: number, control: AfterRun, { min, max, step }: Range, random: () => number): number {
  if (control === 'increment') return value + step > max ? min : value + step;
  if (control === 'decrement') return value - step < min ? max : value - step;
  if (control !== 'randomize') return value;
  const steps = Math.floor((max - min) / step) + 1;
  return min + Math.floor(random() * steps) * step;
}
